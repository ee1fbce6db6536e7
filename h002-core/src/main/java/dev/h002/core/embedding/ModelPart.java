package dev.h002.core.embedding;

import dev.h002.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The two files that a sentence model is made of, and what to say of one that cannot be used. */
enum ModelPart {
    MODEL("model", "The model file", "an ONNX model that onnxruntime can run", "the model's .onnx file"),
    TOKENIZER("tokenizer", "The tokenizer file", "a tokenizer", "the tokenizer.json that belongs to the model");

    private final String field;
    private final String subject;
    private final String expected;
    private final String remedy;

    ModelPart(String field, String subject, String expected, String remedy) {
        this.field = field;
        this.subject = subject;
        this.expected = expected;
        this.remedy = remedy;
    }

    InvalidInputException missing(@Nullable Throwable cause) {
        return refused(subject + " is not there or cannot be read: give " + remedy + ".", cause);
    }

    InvalidInputException empty() {
        return refused(subject + " is empty: give " + remedy + ".", null);
    }

    /** Of a file that holds something else, or half of what it should; a pointer to large file storage is the usual case. */
    InvalidInputException unreadable(@Nullable Throwable cause) {
        return refused(
                subject + " is not " + expected + ": give " + remedy
                        + ", whole, and not a pointer to where it is kept.",
                cause);
    }

    InvalidInputException refused(String message, @Nullable Throwable cause) {
        InvalidInputException refused = new InvalidInputException(field, message);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}

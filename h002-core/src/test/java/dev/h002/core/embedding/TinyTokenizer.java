package dev.h002.core.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tokenizer.json of whole words that blanks part: {@code unknown} is 0, the marks are 1 and 2, then cold, hot and tea. */
final class TinyTokenizer {
    static final int UNKNOWN = 0;
    static final int START = 1;
    static final int END = 2;
    static final int COLD = 3;
    static final int HOT = 4;
    static final int TEA = 5;
    static final int TOKENS = 6;

    private static final String JSON = """
            {"version":"1.0","truncation":null,"padding":null,
             "added_tokens":[
               {"id":1,"content":"[S]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
               {"id":2,"content":"[E]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],
             "normalizer":null,"pre_tokenizer":{"type":"WhitespaceSplit"},"post_processor":%s,"decoder":null,
             "model":{"type":"WordLevel","unk_token":"unknown",
               "vocab":{"unknown":0,"[S]":1,"[E]":2,"cold":3,"hot":4,"tea":5}}}
            """;
    private static final String BOTH = "{\"type\":\"BertProcessing\",\"sep\":[\"[E]\",2],\"cls\":[\"[S]\",1]}";

    private TinyTokenizer() {}

    /** With a mark before the text and one after it. */
    static Path write(Path file) {
        return write(file, BOTH);
    }

    static Path writeWithoutMarks(Path file) {
        return write(file, "null");
    }

    private static Path write(Path file, String postProcessor) {
        try {
            return Files.writeString(file, JSON.formatted(postProcessor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

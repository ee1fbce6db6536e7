package dev.h002.core.knowledge;

import dev.h002.core.embedding.EmbeddingText;
import dev.h002.core.knowledge.ScannedText.Value;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an embedding model is given of a chunk, decided here alone: title and text, masked as messages are, each placeholder as
 * its kind in words, and words of more than {@value #LONGEST_WORD} characters in parts, since a tokenizer makes one unknown
 * token of them. Thread-safe.
 */
final class EmbeddingRecipe {
    /** Part of every content hash: raise it with a change here that shows in vectors, and stored chunks are embedded anew. */
    static final int VERSION = 2;

    private static final int LONGEST_WORD = 80;
    // A masker bounds what it takes. Neighbouring parts overlap by more than any value but a link is long.
    private static final int SCANNED = 20_000;
    private static final int OVERLAP = 1_000;

    private final Masker masker;

    EmbeddingRecipe(Masker masker) {
        this.masker = masker;
    }

    /**
     * What is embedded.
     *
     * @param title what is searched of it, may be empty
     * @param shown the text with words in the place of the values that {@link #scan} found
     */
    String embedded(String title, String shown) {
        String whole = title.isEmpty() ? shown : title + "\n" + shown;
        return spaced(EmbeddingText.of(masker.open().mask(whole).text()));
    }

    /** Finds the personal values of a text of any length. */
    ScannedText scan(String text) {
        List<Value> found = new ArrayList<>();
        int from = 0;
        while (true) {
            int to = Math.min(text.length(), from + SCANNED);
            for (MaskedSpan span : masker.open().mask(text.substring(from, to)).spans()) {
                found.add(Value.of(
                        from + span.start(), from + span.end(), span.type().label()));
            }
            if (to == text.length()) {
                return new ScannedText(text, united(found));
            }
            from = to - OVERLAP;
        }
    }

    private static List<Value> united(List<Value> found) {
        List<Value> apart = new ArrayList<>();
        for (Value value :
                found.stream().sorted(Comparator.comparingInt(Value::start)).toList()) {
            Value last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last != null && value.start() < last.end()) {
                apart.set(apart.size() - 1, new Value(last.start(), Math.max(last.end(), value.end()), last.word()));
            } else {
                apart.add(value);
            }
        }
        return apart;
    }

    /** With a blank after every so many characters of a word. */
    static String spaced(String text) {
        if (text.length() <= LONGEST_WORD) {
            return text;
        }
        StringBuilder spaced = new StringBuilder(text.length() + 16);
        int run = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            run = endsWord(c) ? 0 : run + 1;
            if (run > LONGEST_WORD) {
                spaced.append(' ');
                run = 1;
            }
            spaced.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return spaced.toString();
    }

    private static boolean endsWord(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> Character.isWhitespace(c);
        };
    }

    String hash(Chunker.Piece piece) {
        return Hashes.sha256(VERSION + "\n" + piece.title() + "\n" + piece.text() + "\n" + piece.embedded());
    }
}

package dev.h002.core.masking.chat;

import dev.h002.spi.MaskingSession;

/**
 * Restores JSON that arrives in pieces: values are put into its strings with JSON's escapes, and nothing else of it changes
 * its meaning. Not thread-safe.
 *
 * <p>Placeholders are found in what a string means, so also where their brackets are written as {@code \}{@code u003c}. No
 * text is refused. In JSON that is cut off or malformed every quote still begins or ends a string; outside strings a
 * placeholder that forgot its quotes is restored too, escaped all the same, so that no value can end a string or begin one.
 */
final class JsonRestorer implements MaskingSession.Restorer {
    private final MaskingSession session;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder escape = new StringBuilder(JsonText.UNICODE_ESCAPE);
    private MaskingSession.Restorer restorer;
    private boolean inString;

    JsonRestorer(MaskingSession session) {
        this.session = session;
        restorer = session.restorer();
    }

    @Override
    public String push(String piece) {
        StringBuilder out = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i), out);
        }
        int end = plain.length();
        // Half of a surrogate pair waits for the other half, which may come with the next piece.
        give(end > 0 && Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end, out);
        return out.toString();
    }

    @Override
    public String finish() {
        StringBuilder out = new StringBuilder();
        plain.append(escape);
        escape.setLength(0);
        cut(out);
        return out.toString();
    }

    private void read(char c, StringBuilder out) {
        if (escape.length() > 0) {
            readEscape(c, out);
        } else if (inString && c == '\\') {
            escape.append(c);
        } else if (c == '"') {
            cut(out);
            out.append(c);
            inString = !inString;
        } else if (!inString && (c < ' ' || c == '\\')) {
            // What escaping would change must not pass through it where it is no part of a string.
            cut(out);
            out.append(c);
        } else {
            plain.append(c);
        }
    }

    /** Goes on with an escape; one that JSON does not know is taken for the characters it is written with. */
    private void readEscape(char c, StringBuilder out) {
        if (escape.length() == 1 && c != 'u') {
            int meant = JsonText.escaped(c);
            if (meant == JsonText.NOT_ESCAPED) {
                plain.append(escape).append(c);
            } else {
                plain.append((char) meant);
            }
            escape.setLength(0);
        } else if (escape.length() > 1 && !JsonText.isHex(c)) {
            plain.append(escape);
            escape.setLength(0);
            read(c, out);
        } else if (escape.append(c).length() == JsonText.UNICODE_ESCAPE) {
            plain.append(JsonText.unicode(escape, 0));
            escape.setLength(0);
        }
    }

    /** Ends what may hold a placeholder: none goes across a quote. */
    private void cut(StringBuilder out) {
        give(plain.length(), out);
        JsonText.appendEscaped(out, restorer.finish());
        restorer = session.restorer();
    }

    private void give(int length, StringBuilder out) {
        if (length > 0) {
            JsonText.appendEscaped(out, restorer.push(plain.substring(0, length)));
            plain.delete(0, length);
        }
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "JsonRestorer[hidden]";
    }
}

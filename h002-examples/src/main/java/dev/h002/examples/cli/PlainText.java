package dev.h002.examples.cli;

/** Makes text from elsewhere safe to show on a terminal, where control characters are commands. */
final class PlainText {
    private PlainText() {}

    /** The text without control characters other than newline and tab. Works on pieces of a text as well. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The text as one line. */
    static String line(String text) {
        return of(text.replaceAll("\\s+", " ")).strip();
    }
}

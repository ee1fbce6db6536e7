package dev.h002.examples.cli;

import java.util.regex.Pattern;

/** A value as one word of a shell command that a user may paste. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellWord() {}

    static String of(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : "'" + PlainText.line(value).replace("'", "'\\''") + "'";
    }
}

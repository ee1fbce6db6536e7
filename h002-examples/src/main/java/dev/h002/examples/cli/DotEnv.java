package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=VALUE} lines, an {@code export} before the name, {@code #} comments, values bare, in
 * single quotes (as written) or in double quotes (with {@code \n \t \" \\ \$}). Nothing is expanded. Of two lines with the
 * same name the later counts.
 */
final class DotEnv {
    static final String FILE = ".env";
    static final int MAX_BYTES = 64 * 1024;

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final Pattern TRAILER = Pattern.compile("\\s*(#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

    private DotEnv() {}

    /**
     * The variables of the folder's file; none if there is no file.
     *
     * @throws InvalidInputException if it cannot be read, with the number of the line that is wrong
     */
    static Map<String, String> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Map.of();
        }
        return parse(InputFile.read(file, MAX_BYTES));
    }

    static Map<String, String> parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (!assignment.matches()) {
                throw wrong(number, "must read NAME=VALUE");
            }
            variables.put(assignment.group(1), value(assignment.group(2), number));
        }
        return variables;
    }

    private static String value(String written, int number) {
        if (written.startsWith("'")) {
            int end = written.indexOf('\'', 1);
            requireClosed(written, end, number);
            return written.substring(1, end);
        }
        if (written.startsWith("\"")) {
            return doubleQuoted(written, number);
        }
        return COMMENT.matcher(written).replaceFirst("").strip();
    }

    private static String doubleQuoted(String written, int number) {
        StringBuilder value = new StringBuilder();
        int i = 1;
        while (i < written.length() && written.charAt(i) != '"') {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                i++;
                value.append(escaped(written.charAt(i)));
            } else {
                value.append(c);
            }
            i++;
        }
        requireClosed(written, i < written.length() ? i : -1, number);
        return value.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private static void requireClosed(String written, int end, int number) {
        if (end < 0) {
            throw wrong(number, "has a quote that is not closed");
        }
        if (!TRAILER.matcher(written.substring(end + 1)).matches()) {
            throw wrong(number, "goes on after its closing quote");
        }
    }

    private static InvalidInputException wrong(int number, String what) {
        return new InvalidInputException(FILE, "Line " + number + " of the file .env " + what + ".");
    }
}

package dev.h002.examples.scenario;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** What a text may be read as by whoever receives it: decoded again and again, without case, accents, width and separators. */
final class Readings {
    /** Stands between texts that are none together; no reading takes it away. */
    static final char END = '\u0001';

    private static final int MOST_DECODINGS = 4;
    private static final char DELETE = '\u007f';
    private static final Pattern NO_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Readings() {}

    /** The text itself, and what becomes of it when percent-encoding and HTML's character references are undone. */
    static Set<String> decoded(String text) {
        Set<String> readings = new LinkedHashSet<>(Set.of(text));
        List<String> latest = List.of(text);
        for (int times = 0; times < MOST_DECODINGS && !latest.isEmpty(); times++) {
            List<String> further = new ArrayList<>();
            for (String reading : latest) {
                addNew(percentDecoded(reading), readings, further);
                if (reading.indexOf('&') >= 0) {
                    addNew(Parser.unescapeEntities(reading, false), readings, further);
                }
            }
            latest = further;
        }
        return readings;
    }

    private static void addNew(String reading, Set<String> readings, List<String> further) {
        if (readings.add(reading)) {
            further.add(reading);
        }
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        // A percent sign that encodes nothing must not hide those that do; a plus is a plus.
        String encoded = NO_ENCODING.matcher(text).replaceAll("%25").replace("+", "%2B");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** In small letters, without accents and invisible characters, in plain digits, with single blanks. */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c > ' ' && c < DELETE) {
                // All but a few are such, and none of these is a space or unseen.
                out.append(c);
                continue;
            }
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (space && (out.isEmpty() || out.charAt(out.length() - 1) != ' ')) {
                out.append(' ');
            } else if (!space && !isUnseen(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isUnseen(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** The letters and digits of a folded text. */
    static String compact(String folded) {
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c) || c == END) {
                out.append(c);
            }
        }
        return out.toString();
    }
}

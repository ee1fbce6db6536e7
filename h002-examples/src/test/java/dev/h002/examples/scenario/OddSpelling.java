package dev.h002.examples.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Entities.EscapeMode;

/** A way in which people, phones and programs write a value otherwise than a retailer's records do. */
record OddSpelling(Letters letters, Form form) {
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\d@']+");
    /** A run of so many letters and digits is a code, which people write in groups. */
    private static final Pattern CODE = Pattern.compile("(?=\\p{L}*\\d)[\\p{L}\\d]{6,}");

    private static final List<String> OTHER_SEPARATORS =
            List.of(" - ", "  ", ".", "_", "/", "\u00a0", ", ", "\t", "\u2013", " \u2009 ", "+");
    private static final String ACCENTED = "a\u00e1e\u00e9i\u00efo\u00f6u\u00fcA\u00c1E\u00c9I\u00cfO\u00d6U\u00dc";
    private static final String UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad";

    /** All there are. */
    static final List<OddSpelling> ALL = all();

    /** What is done to the letters. */
    enum Letters {
        AS_THEY_ARE(value -> value),
        UPPER(value -> value.toUpperCase(Locale.ROOT)),
        LOWER(value -> value.toLowerCase(Locale.ROOT)),
        WITHOUT_ACCENTS(
                value -> Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}", "")),
        WITH_ACCENTS(OddSpelling::accented);

        private final UnaryOperator<String> change;

        Letters(UnaryOperator<String> change) {
            this.change = change;
        }
    }

    /** What is done to the rest. */
    enum Form {
        AS_IT_IS(value -> value),
        MORE_SEPARATORS(OddSpelling::separated),
        NO_SEPARATORS(value -> SEPARATORS.matcher(value).replaceAll("")),
        LINE_BREAKS(value ->
                SEPARATORS.matcher(value).replaceAll(found -> found.group().strip() + "\n")),
        HASH(value -> "#" + value),
        WIDE_DIGITS(OddSpelling::wide),
        ZERO_WIDTH(OddSpelling::withUnseen),
        PERCENT(OddSpelling::percent),
        PERCENT_TWICE(value -> percent(percent(value))),
        ALL_PERCENT(OddSpelling::allPercent),
        LINES_PERCENT(value -> percent(SEPARATORS.matcher(value).replaceAll("$0\r\n"))),
        HTML_NUMBERS(OddSpelling::htmlNumbers),
        HTML_NAMES(OddSpelling::htmlNames);

        private final UnaryOperator<String> change;

        Form(UnaryOperator<String> change) {
            this.change = change;
        }
    }

    String of(String value) {
        return form.change.apply(letters.change.apply(value));
    }

    private static List<OddSpelling> all() {
        List<OddSpelling> all = new ArrayList<>();
        for (Form form : Form.values()) {
            for (Letters letters : Letters.values()) {
                all.add(new OddSpelling(letters, form));
            }
        }
        return List.copyOf(all);
    }

    /** Each vowel with an accent, by turns as one character and as two. */
    static String accented(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            int vowel = ACCENTED.indexOf(value.charAt(i));
            String accented = vowel % 2 == 0 ? ACCENTED.substring(vowel + 1, vowel + 2) : value.substring(i, i + 1);
            out.append(i % 2 == 0 ? accented : Normalizer.normalize(accented, Normalizer.Form.NFD));
        }
        return out.toString();
    }

    private static String separated(String value) {
        String grouped = CODE.matcher(value).replaceAll(code -> code.group().replaceAll("(.{4})(?=.)", "$1-"));
        return SEPARATORS.matcher(grouped).replaceAll(OTHER_SEPARATORS.get(value.length() % OTHER_SEPARATORS.size()));
    }

    private static String wide(String value) {
        return Pattern.compile("[0-9]")
                .matcher(value)
                .replaceAll(digit -> Character.toString(digit.group().charAt(0) - '0' + '\uff10'));
    }

    private static String withUnseen(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            out.append(i == 0 ? "" : UNSEEN.charAt(i % UNSEEN.length())).append(value.charAt(i));
        }
        return out.toString();
    }

    private static String percent(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String allPercent(String value) {
        StringBuilder out = new StringBuilder();
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format(Locale.ROOT, "%%%02x", each));
        }
        return out.toString();
    }

    /** As a form with an ASCII page around it sends what does not fit. */
    private static String htmlNames(String value) {
        OutputSettings ascii =
                new OutputSettings().escapeMode(EscapeMode.extended).charset(StandardCharsets.US_ASCII);
        return Entities.escape(value, ascii).replace(" ", "&nbsp;");
    }

    private static String htmlNumbers(String value) {
        StringBuilder out = new StringBuilder();
        for (char c : value.toCharArray()) {
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
            out.append(plain ? Character.toString(c) : "&#" + (int) c + ";");
        }
        return out.toString();
    }
}

package dev.h002.core.knowledge;

import java.util.regex.Pattern;

/** Takes Markdown's marks out of a line, so that what is quoted to a customer reads as the page would. */
final class InlineMarks {
    private static final Pattern IMAGE_OR_LINK =
            Pattern.compile("!?\\[([^\\[\\]]{1,500})\\]\\([^()\\s]{1,2000}(?: \"[^\"]{0,200}\")?\\)");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)([^*_]{1,2000}?)(?<=\\S)\\1");
    private static final Pattern CODE = Pattern.compile("`([^`]{1,500})`");

    private InlineMarks() {}

    static String strip(String line) {
        String text = IMAGE_OR_LINK.matcher(line).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("$2");
        return CODE.matcher(text).replaceAll("$1");
    }
}

package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the links and elements of HTML of a text, and takes them out of it. */
final class LinkClaims {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z_]{1,32}+[0-9_]{0,12}+>");
    private static final Pattern LINK = Pattern.compile(
            "(?:\\p{Alpha}[\\p{Alnum}+.-]{1,19}+:/{1,2}+|javascript:|data:|vbscript:|mailto:|tel:|sms:|hxxps?+:)\\S++|//\\S++|www\\.\\S++"
                    + "|(?<![\\w@.])(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,20}\\p{L}{2,24}(?![\\p{L}\\p{N}])(?:[/?#]\\S*+)?+"
                    + "|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?:[:/]\\S*+)?+"
                    + "|!?+\\[[^\\]]{0,200}+\\]\\([^)]{0,2000}+\\)|\\[[^\\]]{1,200}+\\]:\\s*+\\S++",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Elements of HTML, which no answer has a use for. */
    private static final Pattern MARKUP =
            Pattern.compile("<(?![A-Z_]{1,32}_\\d{1,7}>)[/!?|<]?+\\p{Alpha}[^>]{0,500}+>?+|\\[/?INST]");

    private LinkClaims() {}

    /** The links and elements of HTML in a text, as they stand there. */
    static List<String> of(String text) {
        if (!mayHold(text)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            found.add(links.group());
        }
        Matcher markup = MARKUP.matcher(links.replaceAll(" "));
        while (markup.find()) {
            found.add(markup.group());
        }
        return found;
    }

    /** The text without links, elements of HTML and placeholders. */
    static String without(String text) {
        if (!mayHold(text)) {
            return text;
        }
        String plain = MARKUP.matcher(LINK.matcher(text).replaceAll(" ")).replaceAll(" ");
        return PLACEHOLDER.matcher(plain).replaceAll(" ");
    }

    static void addTo(List<Claim> claims, String text) {
        of(text).forEach(link -> claims.add(Claim.words(Kind.LINK, link)));
    }

    /**
     * Whether one of the patterns above may match: each needs a bracket, two slashes, a dot that something follows, or a colon
     * between a letter and something. Most texts have none, and the patterns are the slowest we have.
     */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            boolean may = switch (text.charAt(i)) {
                case '[', '<' -> true;
                case '/' -> next == '/';
                case '.' -> !Character.isWhitespace(next);
                case ':' -> i > 0 && !Character.isDigit(text.charAt(i - 1)) && !Character.isWhitespace(next);
                default -> false;
            };
            if (may) {
                return true;
            }
        }
        return false;
    }
}

package dev.h002.core.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a document is called by its file name, and whether that says what it is about.
 *
 * <p>The rule: a name says nothing if one of its words holds a digit, a year or a version such as {@code v2} excepted, or if
 * the words that are left are all such as document, file, page or faq.
 */
final class DocumentName {
    private static final Set<String> GENERIC = Set.of(
            ("a an and the of to in for doc docs document documents file files page pages text texts txt md html pdf entry entries"
                            + " item items record records row line faq faqs example examples sample samples note notes"
                            + " untitled unnamed readme index chunk chunks part parts section sections chapter content"
                            + " contents data main new old copy final draft test tmp temp misc other default version")
                    .split(" ", -1));

    private DocumentName() {}

    /** {@code policies/gift-cards.md} is about "Gift cards". */
    static String readable(String source) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String words = (dot > 0 ? name.substring(0, dot) : name)
                .replaceAll("[-_\\s]+", " ")
                .strip();
        return words.isEmpty() ? source : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Whether a {@link #readable} name tells nothing of what the document is about. */
    static boolean saysNothing(String name) {
        List<String> words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !word.matches("(?:19|20)\\d\\d|v\\d{1,3}"))
                .toList();
        boolean numbered = words.stream().anyMatch(word -> word.chars().anyMatch(Character::isDigit));
        return numbered || words.stream().allMatch(word -> word.length() == 1 || GENERIC.contains(word));
    }
}

package dev.h002.core.grounding;

import dev.h002.core.wording.Words;
import dev.h002.core.work.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an answer may say: the claims of facts, and what follows from them by arithmetic. {@link FactReader} fills it; from then
 * on it is only read, by any thread.
 *
 * <p>What has a type of its own is held against first. The facts' texts are read for numbers where that does not carry a claim,
 * for words where a sentence names something, and for promises where it makes one: most sentences need but some of it.
 */
final class FactLedger {
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s(?!\\p{L})");

    private final KnownNumbers typed = new KnownNumbers();
    private final List<String> texts = new ArrayList<>();
    /** The texts made from these facts, one after the other. */
    private final StringBuilder own = new StringBuilder(" ");

    private final Lazy<KnownNumbers> written = new Lazy<>(() -> KnownNumbers.of(texts));
    private final Lazy<String> words = new Lazy<>(() -> words(texts));

    /** Whether the facts carry this claim. */
    boolean carries(Claim claim) {
        return switch (claim.kind()) {
            case LINK, PROMISE -> false;
            case DEED -> own.indexOf(" " + normalised(claim.text()) + " ") >= 0;
            case CODE, STATUS -> hasPhrase(claim.text());
            case NAME -> hasName(claim.text());
            case OPENING -> carriesOpening(claim.text());
            case DISTANCE, NUMBER, MONEY, PERCENT, MINUTES, TIME ->
                typed.carry(claim) || written.get().carry(claim);
        };
    }

    /** Whether one of the facts' texts makes this promise, and about the same thing: a third of the sentence's words are its. */
    boolean promises(Claim claim, Set<String> said) {
        return hasPhrase(claim.text()) && texts.stream().anyMatch(text -> promises(text, claim, said));
    }

    private static boolean promises(String text, Claim claim, Set<String> said) {
        boolean same = WordClaims.promises(LinkClaims.without(text)).stream()
                .anyMatch(promise -> promise.equalsIgnoreCase(claim.text()));
        Set<String> stems = same ? Set.copyOf(Words.stems(text)) : Set.of();
        return same && said.stream().filter(stems::contains).count() * 3 >= said.size();
    }

    /** "At Downtown Café": the sentence's own first word need not be part of the name. */
    private boolean carriesOpening(String words) {
        int space = words.indexOf(' ');
        return hasName(words) || (space >= 0 && hasName(words.substring(space + 1)));
    }

    /** "Maya's Café" is a name as it stands, "Downtown Café's" one without its ending. */
    private boolean hasName(String name) {
        return hasPhrase(name) || hasPhrase(POSSESSIVE.matcher(name).replaceAll(""));
    }

    /** Whether a text made from these facts says just this, or does after its introduction: a quotation. */
    boolean isOwn(String sentence) {
        int colon = sentence.indexOf(": ");
        return isInOwn(sentence) || (colon >= 0 && isInOwn(sentence.substring(colon + 1)));
    }

    private boolean isInOwn(String text) {
        String plain = normalised(text);
        return !plain.isEmpty() && own.indexOf(" " + plain + " ") >= 0;
    }

    boolean hasPhrase(String phrase) {
        return words.get().contains(" " + normalised(phrase) + " ");
    }

    private static String words(List<String> texts) {
        StringBuilder words = new StringBuilder(" ");
        texts.forEach(text -> words.append(normalised(text)).append(" | "));
        return words.toString();
    }

    /** What is known as a number, whatever is written. */
    KnownNumbers numbers() {
        return typed;
    }

    void addText(String text) {
        texts.add(text);
    }

    /** A text made from these facts, which an answer may repeat. */
    void addOwn(String text) {
        own.append(normalised(text)).append(" | ");
    }

    static String normalised(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = !Character.isLetterOrDigit(c);
            if (!space) {
                out.append(Character.toLowerCase(c));
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }
}

package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import dev.h002.core.wording.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an answer may say: the claims of facts, and what follows from them by arithmetic. {@link FactReader} fills it; from then
 * on it is only read, by any thread.
 *
 * <p>Numbers are read from each text at once; names, codes and statuses are looked up in the texts' own words, and promises only
 * where a sentence makes one, since most make none.
 */
final class FactLedger {
    /** Metres by which a rounded distance may differ. */
    private static final BigDecimal METER_TOLERANCE = BigDecimal.ONE;
    /** The same for a distance in kilometres with one decimal. */
    private static final BigDecimal KM_TOLERANCE = BigDecimal.valueOf(50);

    private static final Pattern ISO_MOMENT = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d++)?+)?+(?:Z|[+-]\\d{2}:\\d{2})?+)?+");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s(?!\\p{L})");

    private final Set<BigDecimal> numbers = new HashSet<>();
    private final Map<Kind, Set<BigDecimal>> byKind = new EnumMap<>(Kind.class);
    private final Set<Amount> amounts = new HashSet<>();
    private final List<String> texts = new ArrayList<>();
    /** The texts made from these facts, one after the other. */
    private final StringBuilder own = new StringBuilder(" ");

    private final StringBuilder words = new StringBuilder(" ");

    /** Money: the same number in another currency is another claim. */
    private record Amount(BigDecimal value, String currency) {}

    /** Whether the facts carry this claim. */
    boolean carries(Claim claim) {
        return switch (claim.kind()) {
            case LINK, PROMISE -> false;
            case DEED -> own.indexOf(" " + normalised(claim.text()) + " ") >= 0;
            case CODE, STATUS -> hasPhrase(claim.text());
            case NAME -> hasName(claim.text());
            case OPENING -> carriesOpening(claim.text());
            case DISTANCE -> isNear(claim);
            case NUMBER -> numbers.contains(claim.value());
            case MONEY -> claim.value() != null && amounts.contains(new Amount(claim.value(), claim.unit()));
            case PERCENT, MINUTES, TIME -> has(claim.kind(), claim);
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
        return words.indexOf(" " + normalised(phrase) + " ") >= 0;
    }

    private boolean has(Kind kind, Claim claim) {
        return claim.value() != null && byKind.getOrDefault(kind, Set.of()).contains(claim.value());
    }

    private boolean isNear(Claim claim) {
        return byKind.getOrDefault(Kind.DISTANCE, Set.of()).stream().anyMatch(known -> isNear(known, claim));
    }

    /** Whether a distance as it is said, rounded, is this one. */
    static boolean isNear(BigDecimal known, Claim claim) {
        BigDecimal said = claim.value();
        BigDecimal tolerance = claim.unit().isEmpty() ? METER_TOLERANCE : KM_TOLERANCE;
        return said != null && known.subtract(said).abs().compareTo(tolerance) <= 0;
    }

    void addText(String text) {
        texts.add(text);
        words.append(normalised(text)).append(" | ");
        if (NumberClaims.mayBeIn(text)) {
            String plain = LinkClaims.without(ISO_MOMENT.matcher(text).replaceAll(" $1 $2 $3 $4 "));
            NumberClaims.of(plain).forEach(this::addNumber);
        }
    }

    /** A text made from these facts, which an answer may repeat. */
    void addOwn(String text) {
        own.append(normalised(text)).append(" | ");
    }

    private void addNumber(Claim claim) {
        BigDecimal value = claim.value();
        if (value != null && claim.kind() == Kind.MONEY) {
            addMoney(value, claim.unit());
        } else if (value != null) {
            add(claim.kind(), value);
        }
    }

    void add(Kind kind, BigDecimal value) {
        byKind.computeIfAbsent(kind, k -> new HashSet<>()).add(value.stripTrailingZeros());
        addNumber(value);
    }

    void addMoney(BigDecimal amount, String currency) {
        amounts.add(new Amount(amount.stripTrailingZeros(), currency));
        addNumber(amount);
    }

    void addNumber(BigDecimal value) {
        numbers.add(value.stripTrailingZeros());
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

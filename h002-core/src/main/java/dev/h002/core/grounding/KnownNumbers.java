package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers with what they are of. Filled first, then only read. */
final class KnownNumbers {
    /** Metres by which a rounded distance may differ. */
    private static final BigDecimal METER_TOLERANCE = BigDecimal.ONE;
    /** The same for a distance in kilometres with one decimal. */
    private static final BigDecimal KM_TOLERANCE = BigDecimal.valueOf(50);

    private static final Pattern ISO_MOMENT = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d++)?+)?+(?:Z|[+-]\\d{2}:\\d{2})?+)?+");

    private final Set<BigDecimal> plain = new HashSet<>();
    private final Map<Kind, Set<BigDecimal>> byKind = new EnumMap<>(Kind.class);
    private final Set<Amount> amounts = new HashSet<>();

    /** Money: the same number in another currency is another claim. */
    private record Amount(BigDecimal value, String currency) {}

    /** The numbers that stand in texts. */
    static KnownNumbers of(Collection<String> texts) {
        KnownNumbers numbers = new KnownNumbers();
        texts.stream().filter(NumberClaims::mayBeIn).forEach(numbers::read);
        return numbers;
    }

    private void read(String text) {
        boolean mayHoldADate = text.indexOf('-') >= 0;
        String moments = mayHoldADate ? ISO_MOMENT.matcher(text).replaceAll(" $1 $2 $3 $4 ") : text;
        for (Claim claim : NumberClaims.of(LinkClaims.without(moments))) {
            BigDecimal value = claim.value();
            if (value != null && claim.kind() == Kind.MONEY) {
                addMoney(value, claim.unit());
            } else if (value != null) {
                add(claim.kind(), value);
            }
        }
    }

    void add(Kind kind, BigDecimal value) {
        byKind.computeIfAbsent(kind, k -> new HashSet<>()).add(value.stripTrailingZeros());
        add(value);
    }

    void addMoney(BigDecimal amount, String currency) {
        amounts.add(new Amount(amount.stripTrailingZeros(), currency));
        add(amount);
    }

    /** One of which it is not known what it is of. */
    void add(BigDecimal value) {
        plain.add(value.stripTrailingZeros());
    }

    /** Whether a claim of a number is one of these. */
    boolean carry(Claim claim) {
        BigDecimal value = claim.value();
        if (value == null) {
            return false;
        }
        return switch (claim.kind()) {
            case NUMBER -> plain.contains(value);
            case MONEY -> amounts.contains(new Amount(value, claim.unit()));
            case DISTANCE -> known(Kind.DISTANCE).stream().anyMatch(known -> isNear(known, claim));
            default -> known(claim.kind()).contains(value);
        };
    }

    private Set<BigDecimal> known(Kind kind) {
        return byKind.getOrDefault(kind, Set.of());
    }

    /** Whether a distance as it is said, rounded, is this one. */
    static boolean isNear(BigDecimal known, Claim claim) {
        BigDecimal said = claim.value();
        BigDecimal tolerance = claim.unit().isEmpty() ? METER_TOLERANCE : KM_TOLERANCE;
        return said != null && known.subtract(said).abs().compareTo(tolerance) <= 0;
    }
}

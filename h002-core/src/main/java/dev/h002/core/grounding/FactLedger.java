package dev.h002.core.grounding;

import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.Passage;
import dev.h002.core.grounding.Claim.Kind;
import dev.h002.core.offer.Discount;
import dev.h002.core.wording.Words;
import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an answer may say: the claims of facts, and what follows from them by arithmetic. Immutable once built. */
final class FactLedger {
    /** Metres by which a rounded distance may differ. */
    private static final BigDecimal METER_TOLERANCE = BigDecimal.ONE;
    /** The same for a distance in kilometres with one decimal. */
    private static final BigDecimal KM_TOLERANCE = BigDecimal.valueOf(50);

    private static final Pattern ISO_MOMENT = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d++)?+)?+(?:Z|[+-]\\d{2}:\\d{2})?+)?+");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s(?!\\p{L})");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s");

    private final Set<BigDecimal> numbers = new HashSet<>();
    private final Map<Kind, Set<BigDecimal>> byKind = new java.util.EnumMap<>(Kind.class);
    private final Set<Amount> amounts = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final Set<String> statuses = new HashSet<>();
    private final List<Promise> promises = new ArrayList<>();
    /** The texts made from these facts, one after the other. */
    private final StringBuilder own = new StringBuilder(" ");

    private final StringBuilder words = new StringBuilder(" ");

    private FactLedger() {}

    /**
     * What the stores and sources say, and what follows from it; documents have a ledger each.
     *
     * @param fromFacts texts made from these facts
     */
    static FactLedger of(Context context, Collection<String> fromFacts) {
        FactLedger ledger = new FactLedger();
        for (Fragment fragment : context.fragments()) {
            ledger.count(fragment.items().size());
            for (Fact fact : fragment.items()) {
                if (!(fact instanceof Fact.Knowledge)) {
                    ledger.addFields(fact.fields());
                    ledger.addTyped(fact);
                }
            }
        }
        ledger.addLastDays(context);
        ledger.addDiscounts(context);
        ledger.addLimits(context.understanding().constraints());
        for (String text : fromFacts) {
            ledger.own.append(normalised(text)).append(" | ");
            SENTENCE_END.splitAsStream(text).forEach(ledger::addText);
        }
        return ledger;
    }

    /** What one passage says. */
    static FactLedger of(Passage passage) {
        FactLedger ledger = new FactLedger();
        ledger.addText(passage.title());
        ledger.addText(passage.text());
        return ledger;
    }

    /** A reduction in words, with the stems of the text that makes it. */
    private record Promise(String text, Set<String> stems) {}

    /** Money: the same number in another currency is another claim. */
    private record Amount(BigDecimal value, String currency) {}

    /** Whether the facts carry this claim. */
    boolean carries(Claim claim) {
        return switch (claim.kind()) {
            case LINK -> false;
            case DEED -> own.indexOf(" " + normalised(claim.text()) + " ") >= 0;
            case CODE -> codes.contains(claim.text()) || hasPhrase(claim.text());
            case NAME -> hasName(claim.text());
            case PROMISE -> false;
            case OPENING -> carriesOpening(claim.text());
            case STATUS -> statuses.contains(claim.text());
            case DISTANCE -> isNear(claim);
            case NUMBER -> numbers.contains(claim.value());
            case MONEY -> claim.value() != null && amounts.contains(new Amount(claim.value(), claim.unit()));
            case PERCENT, MINUTES, TIME -> has(claim.kind(), claim);
        };
    }

    /** Whether one of the facts' texts makes this promise, and about the same thing: a third of the sentence's words are its. */
    boolean promises(Claim claim, Set<String> said) {
        return promises.stream()
                .filter(promise -> promise.text().equals(claim.text().toLowerCase(Locale.ROOT)))
                .anyMatch(promise ->
                        said.stream().filter(promise.stems()::contains).count() * 3 >= said.size());
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

    private void addFields(Map<?, ?> fields) {
        fields.values().forEach(this::addValue);
    }

    private void addValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            addFields(map);
        } else if (value instanceof Collection<?> list) {
            count(list.size());
            list.forEach(this::addValue);
        } else if (value instanceof Number number) {
            numbers.add(new BigDecimal(number.toString()).stripTrailingZeros());
        } else {
            addText(String.valueOf(value));
        }
    }

    private void addText(String text) {
        String plain = ISO_MOMENT.matcher(text).replaceAll(" $1 $2 $3 $4 ");
        for (Claim claim : Claims.of(plain)) {
            if (claim.kind() == Kind.PROMISE) {
                promises.add(new Promise(claim.text().toLowerCase(Locale.ROOT), Set.copyOf(Words.stems(text))));
            } else {
                add(claim);
            }
        }
        words.append(normalised(text)).append(" | ");
    }

    private void add(Claim claim) {
        BigDecimal value = claim.value();
        if (value != null) {
            if (claim.kind() == Kind.MONEY) {
                addMoney(value, claim.unit());
            } else {
                add(claim.kind(), value);
            }
        } else {
            switch (claim.kind()) {
                case CODE -> codes.add(claim.text());
                case STATUS -> statuses.add(claim.text());
                default -> {
                    // Names are found in the words themselves.
                }
            }
        }
    }

    private void add(Kind kind, BigDecimal value) {
        byKind.computeIfAbsent(kind, k -> new HashSet<>()).add(value.stripTrailingZeros());
        numbers.add(value.stripTrailingZeros());
    }

    private void count(int size) {
        numbers.add(BigDecimal.valueOf(size).stripTrailingZeros());
    }

    private void addTyped(Fact fact) {
        if (fact instanceof Fact.NearbyStore store) {
            Double meters = store.distanceMeters();
            Integer minutes = store.walkingMinutes();
            if (meters != null) {
                add(Kind.DISTANCE, BigDecimal.valueOf(meters));
            }
            if (minutes != null) {
                add(Kind.MINUTES, BigDecimal.valueOf(minutes));
            }
            Address address = store.store().address();
            if (address != null) {
                addText(address.line1() + ", " + address.city());
            }
            StoreTimes.minutesOfDay(store).forEach(time -> add(Kind.TIME, BigDecimal.valueOf(time)));
        } else if (fact instanceof Fact.Recommendation recommendation) {
            addMoney(recommendation.product().price(), recommendation.product().currency());
        } else if (fact instanceof Fact.PlacedOrder placed) {
            if (placed.order().isOpen()) {
                statuses.add(placed.order().status().toLowerCase(Locale.ROOT));
            }
            addMoney(placed.order().total(), placed.order().currency());
            for (OrderItem item : placed.order().items()) {
                addMoney(item.unitPrice(), placed.order().currency());
                addMoney(
                        item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())),
                        placed.order().currency());
            }
        } else if (fact instanceof Fact.UsableCoupon usable) {
            Coupon coupon = usable.coupon();
            if (coupon.percentOff() != null) {
                add(Kind.PERCENT, coupon.percentOff());
            }
            if (coupon.amountOff() != null && coupon.currency() != null) {
                addMoney(coupon.amountOff(), coupon.currency());
            }
        }
    }

    /** "Until 22 January" names the last day on which a coupon holds, where the customer is. */
    private void addLastDays(Context context) {
        Set<ZoneId> zones = new HashSet<>(Set.of(ZoneOffset.UTC));
        context.facts(Fact.NearbyStore.class)
                .forEach(store -> zones.add(store.store().timeZone()));
        for (Fact.UsableCoupon usable : context.facts(Fact.UsableCoupon.class)) {
            for (ZoneId zone : zones) {
                LocalDate end = usable.coupon().validUntil().atZone(zone).toLocalDate();
                for (LocalDate day : List.of(end, end.minusDays(1))) {
                    numbers.add(BigDecimal.valueOf(day.getDayOfMonth()).stripTrailingZeros());
                    numbers.add(BigDecimal.valueOf(day.getYear()).stripTrailingZeros());
                }
                LocalTime time = usable.coupon().validUntil().atZone(zone).toLocalTime();
                add(Kind.TIME, BigDecimal.valueOf(time.toSecondOfDay() / 60));
            }
        }
    }

    /** What an item costs with a coupon, and what that saves. */
    private void addDiscounts(Context context) {
        List<Coupon> coupons = context.facts(Fact.UsableCoupon.class).stream()
                .map(Fact.UsableCoupon::coupon)
                .toList();
        for (Fact.Recommendation recommendation : context.facts(Fact.Recommendation.class)) {
            Product product = recommendation.product();
            for (Coupon coupon : coupons) {
                Discount.of(coupon, product, recommendation.storeId()).ifPresent(discount -> {
                    addMoney(discount.saved(), product.currency());
                    addMoney(discount.priceAfter(), product.currency());
                });
            }
        }
    }

    /** What the customer demanded may be repeated: "under $5". */
    private void addLimits(Constraints limits) {
        if (limits.maxPrice() != null) {
            numbers.add(limits.maxPrice().stripTrailingZeros());
            if (limits.currency() != null) {
                addMoney(limits.maxPrice(), limits.currency());
            }
        }
        if (limits.maxMinutes() != null) {
            add(Kind.MINUTES, BigDecimal.valueOf(limits.maxMinutes()));
        }
        if (limits.before() != null) {
            addText(limits.before().toString());
        }
    }

    private void addMoney(BigDecimal amount, String currency) {
        amounts.add(new Amount(amount.stripTrailingZeros(), currency));
        numbers.add(amount.stripTrailingZeros());
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

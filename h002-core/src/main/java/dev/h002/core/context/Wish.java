package dev.h002.core.context;

import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.core.offer.Mentions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which products a message is about, and what makes one better than another.
 *
 * @param kind how products are chosen
 * @param need what they have to meet, with {@link Kind#NEED}
 * @param goesOn whether the message goes on from the one before
 * @param another whether it asks for something else than what was offered there
 * @param second another need the message shows almost as surely; meeting it too speaks for a product
 */
record Wish(
        Kind kind,
        @Nullable NeedTags need,
        @Nullable NeedTags second,
        Mentions mentions,
        boolean quick,
        boolean nearest,
        boolean goesOn,
        boolean another) {
    /** How products are chosen. */
    enum Kind {
        /** Those that meet the need. */
        NEED,
        /** Those the message names, or else any that a coupon makes cheaper. */
        COUPONS,
        /** Those the message names, or else any that this customer has a reason to like. */
        PERSONAL,
        /** Those the message names. */
        MENTIONED,
        /** None. */
        NOTHING
    }

    private static final Pattern ANOTHER = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:what|something|anything) else|something different|another one|others|other (?:things|options|items)"
                    + "|(?:was|etwas) anderes|(?:was|sonst) noch|was (?:gibt es|habt ihr|haben sie|gibt's) sonst|other options?)(?!\\p{L})");

    private static final double ALMOST_AS_SURE = 0.9;

    static Wish of(Understanding understanding, String message) {
        Need primary = understanding.primary();
        Mentions mentions = Mentions.in(message);
        NeedTags need = NeedTags.of(primary.label()).orElse(null);
        Kind kind = need != null ? Kind.NEED : kindOf(primary.label());
        boolean nearest = mentions.asksForNearest() || (primary.label().equals(Need.FIND_STORE) && kind != Kind.NEED);
        boolean quick = primary.label().equals(Need.QUICK_BITE);
        boolean goesOn = understanding.goesOn();
        boolean another = goesOn && ANOTHER.matcher(message).find();
        return new Wish(kind, need, second(understanding), mentions, quick, nearest, goesOn, another);
    }

    private static Kind kindOf(String need) {
        return switch (need) {
            case Need.OFFERS, Need.COUPONS_LEFT -> Kind.COUPONS;
            case Need.FIND_STORE, Need.GREETING -> Kind.PERSONAL;
            case Need.ORDER_STATUS,
                    Need.RETURN_REFUND,
                    Need.CANCEL_CHANGE,
                    Need.COMPLAINT,
                    Need.ACCOUNT_PRIVACY,
                    Need.THANKS,
                    Need.CONFIRM,
                    Need.REFUSE -> Kind.NOTHING;
            default -> Kind.MENTIONED;
        };
    }

    private static @Nullable NeedTags second(Understanding understanding) {
        if (understanding.needs().size() < 2) {
            return null;
        }
        Need second = understanding.needs().get(1);
        boolean sure =
                second.score() >= ALMOST_AS_SURE * understanding.primary().score();
        return sure ? NeedTags.of(second.label()).orElse(null) : null;
    }

    /** The items this is about, by the best way of matching that any of them has. */
    List<Item> choose(List<Item> catalogue) {
        NeedTags wanted = need;
        if (wanted != null) {
            // Who names what they want gets that, whatever else would do: somebody thirsty who names tea gets tea,
            // though a
            // cold drink would meet the need better.
            List<Item> meeting = best(catalogue, item -> wanted.match(item.traits()));
            List<Item> named = best(meeting, item -> mentions.of(item.traits().words()));
            List<Item> namedOthers = best(
                    catalogue.stream()
                            .filter(item -> wanted.match(item.traits()) != NeedTags.NOT)
                            .toList(),
                    item -> mentions.of(item.traits().words()));
            if (!named.isEmpty() || !namedOthers.isEmpty()) {
                return named.isEmpty() ? namedOthers : named;
            }
            // "And something from the bakery?" leaves the need behind that it goes on from.
            List<Item> anyNamed =
                    goesOn ? best(catalogue, item -> mentions.of(item.traits().words())) : List.of();
            return anyNamed.isEmpty() ? meeting : anyNamed;
        }
        List<Item> named = best(catalogue, item -> mentions.of(item.traits().words()));
        return named.isEmpty() && kind != Kind.MENTIONED ? catalogue : named;
    }

    /** Those with the highest count, or none if no count is above zero. */
    private static List<Item> best(List<Item> catalogue, ToIntFunction<Item> count) {
        int top = 0;
        List<Item> best = new ArrayList<>();
        for (Item item : catalogue) {
            int counted = count.applyAsInt(item);
            if (counted > top) {
                best.clear();
                top = counted;
            }
            if (counted > 0 && counted == top) {
                best.add(item);
            }
        }
        return best;
    }

    /** The best sale first; equal ones by distance, price and product id, so that the order never depends on the data's. */
    Comparator<Sale> bestFirst() {
        Comparator<Sale> byScore = Comparator.comparingDouble(Sale::score).reversed();
        Comparator<Sale> order = byScore;
        if (nearest) {
            order = Comparator.comparingDouble(Sale::meters).thenComparing(byScore);
        } else if (quick) {
            order = Comparator.comparingInt(Sale::minutes).thenComparing(byScore);
        }
        return order.thenComparingDouble(Sale::meters)
                .thenComparing(sale -> sale.product().price())
                .thenComparing(sale -> sale.product().id());
    }

    /** Why such a product meets the need, if there is a need to meet or the message names it. */
    Optional<String> reason(int mentioned, Traits traits) {
        NeedTags wanted = need;
        if (wanted != null && wanted.match(traits) != NeedTags.NOT) {
            return Optional.of(wanted.why());
        }
        return mentioned > 0 ? Optional.of("what you asked for") : Optional.empty();
    }
}

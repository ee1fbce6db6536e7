package dev.h002.core.need;

import dev.h002.MaskedText;
import dev.h002.Need;
import dev.h002.core.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by whose records a question about an order can be answered: a number is the customer's own, a marketplace's order is not ours. */
final class Senders {
    /** An order or tracking number, as masked. */
    private static final Pattern NUMBER = Pattern.compile("<(?:ORDER|REFERENCE)_\\d+(?:_\\d+)?>");

    /** Marketplaces and messengers, where orders are placed that a customer waits for in the same breath as for ours. */
    private static final Pattern OTHERS = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:amazon|e-?bay|etsy|ali ?express|alibaba|temu|shein|vinted|uber ?eats|door ?dash|grub ?hub|deliveroo|just ?eat"
                    + "|instacart|lieferando|wolt|zalando|otto\\.de|mercado ?libre|rakuten|wish\\.com)(?:[' ’]?s)?(?!\\p{L})");

    private static final Set<String> ABOUT_ORDERS =
            Set.of(Need.ORDER_STATUS, Need.CANCEL_CHANGE, Need.RETURN_REFUND, Need.COMPLAINT);
    private static final Set<String> OF_NO_ORDER =
            Set.of(Need.OTHER, Need.GREETING, Need.DIRECTIONS, Need.FIND_STORE, Need.ACCOUNT_PRIVACY);

    private Senders() {}

    /**
     * The needs where a number with nothing plainly asked of it asks for the order's status, and an order placed elsewhere is
     * nothing we know of.
     */
    static List<Need> ownRecords(MaskedText message, String text, List<Need> needs) {
        Need first = needs.isEmpty() ? new Need(Need.OTHER, 0) : needs.get(0);
        if (ABOUT_ORDERS.contains(first.label()) && OTHERS.matcher(text).find()) {
            return before(new Need(Need.OTHER, first.score()), needs);
        }
        boolean onlyNumber = Words.content(message.value()).isEmpty() && first.score() < NeedScoring.PLAIN;
        boolean unclear = (first.score() < NeedScoring.PLAIN && !ABOUT_ORDERS.contains(first.label()))
                || OF_NO_ORDER.contains(first.label());
        return (unclear || onlyNumber) && NUMBER.matcher(message.value()).find()
                ? before(new Need(Need.ORDER_STATUS, Math.max(NeedScoring.PLAIN, first.score())), needs)
                : needs;
    }

    private static List<Need> before(Need first, List<Need> needs) {
        List<Need> all = new ArrayList<>();
        all.add(first);
        needs.stream()
                .filter(need -> !need.label().equals(first.label()))
                .limit(2)
                .forEach(all::add);
        return all;
    }
}

package dev.h002.core.concierge;

import dev.h002.Constraints;
import dev.h002.core.wording.Wording;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what a customer demanded of an item, for when nothing meets it. */
final class Demanded {
    private Demanded() {}

    /** {@code vegan, without coffee and at most $5.00}, or empty if nothing was demanded. */
    static String words(Wording wording, Constraints constraints) {
        List<String> demands = new ArrayList<>();
        if (constraints.vegan()) {
            demands.add(wording.say("demand.vegan"));
        }
        if (constraints.glutenFree()) {
            demands.add(wording.say("demand.gluten-free"));
        }
        if (!constraints.excludes().isEmpty()) {
            demands.add(wording.say("demand.without", Map.of("things", things(wording, constraints.excludes()))));
        }
        BigDecimal maxPrice = constraints.maxPrice();
        String currency = constraints.currency();
        if (maxPrice != null) {
            String price = currency == null ? wording.number(maxPrice) : wording.money(maxPrice, currency);
            demands.add(wording.say("demand.price", Map.of("price", price)));
        }
        Integer maxMinutes = constraints.maxMinutes();
        if (maxMinutes != null) {
            demands.add(
                    maxMinutes == 1
                            ? wording.say("demand.minute")
                            : wording.say("demand.minutes", Map.of("minutes", maxMinutes.toString())));
        }
        LocalTime before = constraints.before();
        if (before != null) {
            demands.add(wording.say("demand.before", Map.of("time", Wording.clock(before))));
        }
        return wording.list(demands);
    }

    private static String things(Wording wording, List<String> words) {
        return wording.list(
                wording.nounsHaveCapitals()
                        ? words.stream().map(Wording::capitalised).toList()
                        : words);
    }
}

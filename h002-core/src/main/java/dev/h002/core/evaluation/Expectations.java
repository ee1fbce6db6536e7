package dev.h002.core.evaluation;

import dev.h002.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of an answer. Of each list of names one must be met, except where it says all; an empty list or null
 * expects nothing.
 *
 * @param needs labels, one of which must be the surest
 * @param stores names, one of which the answer must hold
 * @param items names, one of which the answer must hold
 * @param coupons codes, one of which the answer must hold or an offered action must use
 * @param orders numbers, one of which the answer must hold
 * @param passages sources of documents, one of which the answer must cite
 * @param actions types, all of which must be offered
 * @param done type of the action that this message must have carried out, or null
 * @param says texts, all of which the answer must hold, in any case
 * @param forbidden texts, none of which the answer may hold, in any case
 * @param outcome null: {@link Outcome#ANSWERED} or {@link Outcome#DEGRADED}
 */
public record Expectations(
        List<String> needs,
        List<String> stores,
        List<String> items,
        List<String> coupons,
        List<String> orders,
        List<String> passages,
        List<String> actions,
        @Nullable String done,
        List<String> says,
        List<String> forbidden,
        @Nullable Outcome outcome) {
    public Expectations {
        needs = List.copyOf(needs);
        stores = List.copyOf(stores);
        items = List.copyOf(items);
        coupons = List.copyOf(coupons);
        orders = List.copyOf(orders);
        passages = List.copyOf(passages);
        actions = List.copyOf(actions);
        says = List.copyOf(says);
        forbidden = List.copyOf(forbidden);
    }
}

package dev.h002.core.evaluation;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Citation;
import dev.h002.Fact;
import dev.h002.MaskedText;
import dev.h002.Need;
import dev.h002.Outcome;
import dev.h002.Reply;
import dev.h002.core.grounding.GroundingCheck;
import dev.h002.core.grounding.LinkPolicy;
import dev.h002.core.grounding.Sentences;
import dev.h002.core.masking.KnownValues;
import dev.h002.retail.Order;
import dev.h002.spi.KnownValue;
import dev.h002.spi.RetailData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds one answer to what is expected of it, to the facts, and to the promise that nothing personal leaves. */
final class ReplyChecks {
    private static final int LATEST_ORDERS = 50;
    private static final int SHORTEST_VALUE = 3;

    private final RetailData data;

    ReplyChecks(RetailData data) {
        this.data = data;
    }

    List<Check> of(Scenario scenario, Reply reply) {
        Expectations expected = scenario.expected();
        List<Check> checks = new ArrayList<>();
        List<String> needs = reply.context().understanding().needs().stream()
                .map(Need::label)
                .toList();
        String text = reply.text();
        if (!expected.needs().isEmpty()) {
            checks.add(new Check("need", expected.needs().contains(needs.get(0)) ? "" : "it was " + needs));
        }
        oneOf(checks, "store", expected.stores(), text);
        oneOf(checks, "item", expected.items(), text);
        oneOf(
                checks,
                "coupon",
                expected.coupons(),
                text + reply.actions().stream().map(Action::arguments).toList());
        oneOf(checks, "order", expected.orders(), text);
        oneOf(checks, "passage", expected.passages(), sources(reply));
        for (String action : expected.actions()) {
            checks.add(
                    new Check("action", isThere(reply, action, ActionState.OFFERED) ? "" : action + " is not offered"));
        }
        String done = expected.done();
        if (done != null) {
            checks.add(new Check("done", isThere(reply, done, ActionState.DONE) ? "" : done + " was not carried out"));
        }
        for (String words : expected.says()) {
            checks.add(new Check("says", holds(text, words) ? "" : "not there: " + words));
        }
        for (String words : expected.forbidden()) {
            checks.add(new Check("forbidden", holds(text, words) ? "there: " + words : ""));
        }
        checks.add(outcome(expected, reply));
        checks.add(new Check(Check.LEAK, leaked(scenario, reply)));
        checks.add(new Check(Check.GROUNDING, ungrounded(reply)));
        return checks;
    }

    private static void oneOf(List<Check> checks, String kind, List<String> names, String text) {
        if (!names.isEmpty()) {
            boolean found = names.stream().anyMatch(name -> holds(text, name));
            checks.add(new Check(kind, found ? "" : "none of " + names));
        }
    }

    private static String sources(Reply reply) {
        return String.join(
                "\n", reply.citations().stream().map(Citation::source).toList());
    }

    private static boolean isThere(Reply reply, String type, ActionState state) {
        return reply.actions().stream().anyMatch(action -> action.type().equals(type) && action.state() == state);
    }

    private static Check outcome(Expectations expected, Reply reply) {
        Outcome wanted = expected.outcome();
        boolean met = wanted == null
                ? reply.outcome() == Outcome.ANSWERED || reply.outcome() == Outcome.DEGRADED
                : reply.outcome() == wanted;
        return new Check("outcome", met ? "" : "it was " + reply.outcome());
    }

    /** What kind of the customer's own values stands in the masked message or in the prompt; never the value itself. */
    private String leaked(Scenario scenario, Reply reply) {
        List<Order> orders = data.orders(scenario.user(), LATEST_ORDERS);
        List<MaskedText> sent = new ArrayList<>(reply.trace().prompt());
        sent.add(reply.trace().message());
        for (KnownValue value : KnownValues.of(data.user(scenario.user()).orElse(null), orders)) {
            boolean there = value.value().length() >= SHORTEST_VALUE
                    && sent.stream().anyMatch(text -> holds(text.value(), value.value()));
            if (there) {
                return value.type().label();
            }
        }
        return "";
    }

    /** The answer's own sentences held anew against the facts; what a document says it may quote. */
    private static String ungrounded(Reply reply) {
        List<String> documents = reply.context().facts(Fact.Knowledge.class).stream()
                .map(fact -> fact.passage().text())
                .toList();
        boolean confirmed = reply.actions().stream().anyMatch(action -> action.state() != ActionState.OFFERED);
        if (confirmed || reply.outcome() == Outcome.DENIED || reply.outcome() == Outcome.REFUSED) {
            // What an action's handler or a limit says is not made of this turn's facts.
            return "";
        }
        GroundingCheck check =
                new GroundingCheck(reply.context(), documents, text -> text, placeholder -> true, LinkPolicy.NONE);
        Sentences sentences = new Sentences();
        List<String> all = new ArrayList<>(sentences.push(reply.text()));
        all.add(sentences.finish());
        return all.stream()
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .flatMap(sentence -> Optional.ofNullable(check.check(sentence).ungrounded()).stream())
                .findFirst()
                .orElse("");
    }

    private static boolean holds(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}

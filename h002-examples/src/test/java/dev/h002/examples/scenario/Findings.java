package dev.h002.examples.scenario;

import dev.h002.Outcome;
import dev.h002.examples.scenario.LoopbackShop.Exchange;
import dev.h002.examples.scenario.OddCustomer.Typed;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** What was looked at in conversations, and what was wrong with them. Thread-safe. */
final class Findings {
    final LongAdder whole = new LongAdder();
    final LongAdder streamed = new LongAdder();
    /** Searches of one prompt for one value. */
    final LongAdder searches = new LongAdder();

    /** Values in messages, all of which have to come back in the replies. */
    final LongAdder typed = new LongAdder();

    /** Each kind of value with each spelling it was typed in. */
    final Set<String> spellings = ConcurrentHashMap.newKeySet();

    /** A value with what told it, once for each conversation. */
    final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    /** Replies that do not show the customer what was masked. */
    final Queue<String> unrestored = new ConcurrentLinkedQueue<>();

    void check(OddCustomer customer, List<Exchange> conversation) throws IOException {
        CustomerTraces traces = customer.traces();
        Set<String> leaked = new HashSet<>();
        for (Exchange exchange : conversation) {
            for (ModelServer.Received request : exchange.requests()) {
                (request.streamed() ? streamed : whole).increment();
                searches.add(traces.values().size());
                for (String value : traces.foundIn(request)) {
                    if (leaked.add(value)) {
                        leaks.add(value + " <- " + whatTold(value, traces, exchange, request));
                    }
                }
            }
            checkReply(customer, traces, leaked, exchange);
        }
    }

    /** The sentence that went out as it was typed, else the line that holds the value. */
    private static String whatTold(String value, CustomerTraces traces, Exchange exchange, ModelServer.Received request)
            throws IOException {
        String arrived = LoopbackShop.lastMessage(request);
        Predicate<String> tells = text -> traces.foundIn(text).contains(value);
        if (tells.test(arrived)) {
            return exchange.message().typed().stream()
                    .map(Typed::sentence)
                    .filter(sentence -> arrived.contains(sentence) && tells.test(sentence))
                    .findFirst()
                    .orElse(arrived);
        }
        return "not in the message: "
                + request.prompt().lines().filter(tells).findFirst().orElse(request.line() + request.headers());
    }

    /** The model echoes the name and the newest order of the facts, then each placeholder of the message. */
    private void checkReply(OddCustomer customer, CustomerTraces traces, Set<String> leaked, Exchange exchange) {
        String reply = exchange.shown();
        String start = "Noted, " + customer.user().name() + ", "
                + customer.orders().get(0).id() + ": ";
        if (exchange.reply().outcome() != Outcome.ANSWERED || !reply.startsWith(start) || reply.contains("<")) {
            unrestored.add(exchange.reply().outcome() + ": " + reply);
        }
        Set<String> shown = traces.foundIn(reply.substring(Math.min(start.length(), reply.length())));
        for (Typed typed : exchange.message().typed()) {
            spellings.add(typed.kind() + " " + typed.spelling());
            if (traces.values().contains(typed.tells())) {
                this.typed.increment();
                if (!shown.contains(typed.tells()) && !leaked.contains(typed.tells())) {
                    unrestored.add(typed.tells() + " of " + typed.sentence() + " is not in " + reply);
                }
            }
        }
    }
}

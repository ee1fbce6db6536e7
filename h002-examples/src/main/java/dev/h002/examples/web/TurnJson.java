package dev.h002.examples.web;

import dev.h002.Citation;
import dev.h002.Fact;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.Passage;
import dev.h002.Reply;
import dev.h002.TurnTrace;
import dev.h002.examples.json.ContextJson;
import dev.h002.examples.json.Json;
import dev.h002.examples.json.ReplyJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of an answer's stream: the whole answer, what can be done, what it stands on, and how it came about. */
final class TurnJson {
    private TurnJson() {}

    /** @param known whether the conversation was there before this turn */
    static Map<String, @Nullable Object> of(Storefront shop, Reply reply, boolean known) {
        List<Passage> passages = reply.context().facts(Fact.Knowledge.class).stream()
                .map(Fact.Knowledge::passage)
                .toList();
        Map<String, @Nullable Object> json = ReplyJson.answer(reply);
        json.put("stored", known || isKept(reply));
        json.put("at", Json.instant(shop.clock().instant()));
        json.put("actions", reply.actions().stream().map(ReplyJson::action).toList());
        json.put(
                "citations",
                reply.citations().stream()
                        .map(citation -> citation(citation, passages))
                        .toList());
        json.put("passages", passages.stream().map(TurnJson::passage).toList());
        json.put("missing", reply.context().missing());
        json.put("model", reply.model());
        json.put("usage", UsageJson.of(shop, reply.quota()));
        json.put("debug", debug(reply));
        return json;
    }

    private static boolean isKept(Reply reply) {
        boolean answered = reply.outcome() == Outcome.ANSWERED || reply.outcome() == Outcome.DEGRADED;
        return answered && !reply.context().missing().contains("conversation");
    }

    private static Map<String, @Nullable Object> citation(Citation citation, List<Passage> passages) {
        Optional<String> text = passages.stream()
                .filter(passage -> passage.source().equals(citation.source()) && passage.chunk() == citation.chunk())
                .map(Passage::text)
                .findFirst();
        Map<String, @Nullable Object> json = Json.object();
        json.putAll(ReplyJson.citation(citation));
        json.put("text", text.orElse(""));
        return json;
    }

    private static Map<String, @Nullable Object> passage(Passage passage) {
        Map<String, @Nullable Object> json = Json.object();
        json.putAll(new Fact.Knowledge(passage).fields());
        return json;
    }

    /** Masked text only. */
    private static Map<String, @Nullable Object> debug(Reply reply) {
        TurnTrace trace = reply.trace();
        Map<String, @Nullable Object> json = Json.object();
        json.put("message", trace.message().value());
        json.put("prompt", trace.prompt().stream().map(MaskedText::value).toList());
        json.put("sent", trace.sent());
        json.put("facts", trace.facts().stream().map(TurnJson::fact).toList());
        json.putAll(ContextJson.understanding(reply.context()));
        json.put("missing", reply.context().missing());
        json.put("trimmed", trace.trimmed());
        json.put("removed", trace.removed());
        json.put(
                "tokens",
                Map.of(
                        "input", reply.usage().inputTokens(),
                        "output", reply.usage().outputTokens()));
        json.put("timings", ReplyJson.timings(trace.timings()));
        return json;
    }

    private static Map<String, @Nullable Object> fact(TurnTrace.MaskedFact fact) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("source", fact.source());
        json.put("text", fact.text().value());
        return json;
    }
}

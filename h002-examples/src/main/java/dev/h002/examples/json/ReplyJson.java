package dev.h002.examples.json;

import dev.h002.Action;
import dev.h002.Citation;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What {@code ask --json} prints. */
public final class ReplyJson {
    private ReplyJson() {}

    public static Map<String, @Nullable Object> of(Reply reply) {
        Map<String, @Nullable Object> json = answer(reply);
        json.putAll(ContextJson.understanding(reply.context()));
        json.put("actions", reply.actions().stream().map(ReplyJson::action).toList());
        json.put(
                "citations", reply.citations().stream().map(ReplyJson::citation).toList());
        json.putAll(ContextJson.gathered(reply.context()));
        json.put("trimmed", reply.trace().trimmed());
        json.put("removed", reply.trace().removed());
        json.put("usage", usage(reply));
        json.put("quota", quota(reply.quota()));
        json.put("model", reply.model());
        json.put("timings", timings(reply.trace().timings()));
        return json;
    }

    /** What the customer is told, and where it goes on; to be added to. */
    public static Map<String, @Nullable Object> answer(Reply reply) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("text", reply.text());
        json.put("outcome", reply.outcome().name());
        if (reply.reason() != null) {
            json.put("reason", reply.reason());
        }
        json.put("conversation", reply.conversationId());
        return json;
    }

    /** What is left; null stands for no limit. */
    public static Map<String, @Nullable Object> quota(QuotaStatus status) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("requestsLeft", limited(status.requestsLeft()));
        json.put("tokensLeft", limited(status.tokensLeft()));
        json.put("resetsAt", Json.instant(status.resetsAt()));
        return json;
    }

    private static @Nullable Long limited(long left) {
        return left == QuotaStatus.UNLIMITED ? null : left;
    }

    public static Map<String, @Nullable Object> action(Action action) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", action.id());
        json.put("type", action.type());
        json.put("label", action.label());
        json.put("arguments", action.arguments());
        json.put("state", action.state().name());
        json.put("expiresAt", Json.instant(action.expiresAt()));
        return json;
    }

    public static Map<String, @Nullable Object> citation(Citation citation) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("source", citation.source());
        json.put("title", citation.title());
        json.put("chunk", citation.chunk());
        return json;
    }

    private static Map<String, @Nullable Object> usage(Reply reply) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("inputTokens", reply.usage().inputTokens());
        json.put("outputTokens", reply.usage().outputTokens());
        return json;
    }

    public static Map<String, @Nullable Object> timings(Map<Stage, Duration> timings) {
        Map<String, @Nullable Object> json = Json.object();
        List.of(Stage.values()).forEach(stage -> {
            Duration took = timings.get(stage);
            if (took != null) {
                json.put(stage.label(), milliseconds(took));
            }
        });
        return json;
    }

    /** Milliseconds with three decimals, which is microseconds. */
    private static BigDecimal milliseconds(Duration took) {
        return BigDecimal.valueOf(TimeUnit.NANOSECONDS.toMicros(took.toNanos()), 3);
    }
}

package dev.h002.examples.cli;

import dev.h002.Passage;
import dev.h002.examples.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code retrieve --json} prints. */
final class PassagesJson {
    private PassagesJson() {}

    static Map<String, @Nullable Object> of(List<Passage> passages) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("passages", passages.stream().map(PassagesJson::passage).toList());
        return json;
    }

    private static Map<String, @Nullable Object> passage(Passage passage) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("source", passage.source());
        json.put("title", passage.title());
        json.put("chunk", passage.chunk());
        json.put("text", passage.text());
        json.put("score", passage.score());
        return json;
    }
}

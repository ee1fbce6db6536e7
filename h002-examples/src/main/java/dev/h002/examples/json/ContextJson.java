package dev.h002.examples.json;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.Need;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code context --json} prints. */
public final class ContextJson {
    private ContextJson() {}

    public static Map<String, @Nullable Object> of(Context context) {
        Map<String, @Nullable Object> json = Json.object();
        json.putAll(understanding(context));
        json.putAll(gathered(context));
        return json;
    }

    /** The part that tells what the message asks for. */
    public static Map<String, @Nullable Object> understanding(Context context) {
        Map<String, @Nullable Object> json = Json.object();
        json.put(
                "needs",
                context.understanding().needs().stream().map(ContextJson::need).toList());
        json.put("constraints", context.understanding().constraints().fields());
        json.put("language", context.understanding().language().toLanguageTag());
        return json;
    }

    /** The part that tells what was found for it. */
    public static Map<String, @Nullable Object> gathered(Context context) {
        Map<String, @Nullable Object> json = Json.object();
        json.put(
                "fragments",
                context.fragments().stream().map(ContextJson::fragment).toList());
        json.put("missing", context.missing());
        return json;
    }

    private static Map<String, @Nullable Object> need(Need need) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("need", need.label());
        json.put("score", need.score());
        return json;
    }

    private static Map<String, @Nullable Object> fragment(Fragment fragment) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("source", fragment.source());
        json.put("items", fragment.items().stream().map(Fact::fields).toList());
        return json;
    }
}

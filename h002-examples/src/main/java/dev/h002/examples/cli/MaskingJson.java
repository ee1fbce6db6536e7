package dev.h002.examples.cli;

import dev.h002.examples.json.Json;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code mask --jsonl} prints: offsets are UTF-16 indices into the text that came in. */
final class MaskingJson {
    private MaskingJson() {}

    static Map<String, @Nullable Object> of(Masking masking) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("masked", masking.text().value());
        json.put("spans", masking.spans().stream().map(MaskingJson::span).toList());
        return json;
    }

    private static Map<String, @Nullable Object> span(MaskedSpan span) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("type", span.type().label());
        json.put("start", span.start());
        json.put("end", span.end());
        json.put("placeholder", span.placeholder());
        return json;
    }
}

package dev.h002.core.prompt;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.h002.core.work.Lazy;
import java.util.Map;
import java.util.Optional;

/**
 * Counts tokens by the model's own tokenizer where it is known: that of OpenAI's chat models. Needs {@code
 * com.knuddels:jtokkit} on the class path. Thread-safe.
 *
 * <p>A tokenizer's table is loaded when it first counts, once for all counters, and stays in memory. Which model has which
 * is told by the beginning of its name, as OpenAI's own library tiktoken does, so that a dated version counts like its model.
 */
final class ModelTokenCounter implements TokenCounter {
    private static final Lazy<Encoding> O200K = load(EncodingType.O200K_BASE);
    private static final Lazy<Encoding> CL100K = load(EncodingType.CL100K_BASE);

    private static final Map<String, Lazy<Encoding>> BY_NAME = Map.ofEntries(
            Map.entry("gpt-5", O200K),
            Map.entry("gpt-4.5", O200K),
            Map.entry("gpt-4.1", O200K),
            Map.entry("gpt-4o", O200K),
            Map.entry("chatgpt-4o", O200K),
            Map.entry("gpt-oss", O200K),
            Map.entry("o1", O200K),
            Map.entry("o3", O200K),
            Map.entry("o4", O200K),
            Map.entry("gpt-4", CL100K),
            Map.entry("gpt-3.5-turbo", CL100K),
            Map.entry("gpt-35-turbo", CL100K));

    private final Lazy<Encoding> encoding;

    private ModelTokenCounter(Lazy<Encoding> encoding) {
        this.encoding = encoding;
    }

    /** The counter of a model; empty if its tokenizer is not known. A router's {@code openai/} before the name says nothing. */
    static Optional<TokenCounter> of(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        return BY_NAME.entrySet().stream()
                .filter(known -> name.equals(known.getKey()) || name.startsWith(known.getKey() + "-"))
                .findFirst()
                .map(known -> new RememberingTokenCounter(new ModelTokenCounter(known.getValue())));
    }

    private static Lazy<Encoding> load(EncodingType type) {
        return new Lazy<>(() -> Encodings.newLazyEncodingRegistry().getEncoding(type));
    }

    @Override
    public int count(String text) {
        // Ordinary: what looks like a special token in a customer's text is text.
        return encoding.get().countTokensOrdinary(text);
    }
}

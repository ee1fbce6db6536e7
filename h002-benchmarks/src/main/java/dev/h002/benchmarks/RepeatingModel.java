package dev.h002.benchmarks;

import dev.h002.Usage;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.util.concurrent.CompletableFuture;

/**
 * A model that answers at once, and with what a model would: the nearest store and an item from the facts of its prompt, and a
 * sentence that claims nothing. So checking its answer costs what checking costs, and finding it next to nothing.
 */
final class RepeatingModel implements LlmGateway {
    static final String NAME = "repeating";
    static final String FAREWELL = "Enjoy your day, and come back soon!";
    /** The guard stands before them. */
    private static final int FACTS = 1;

    private static final Usage USAGE = new Usage(900, 50);

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        return CompletableFuture.completedFuture(answer(prompt));
    }

    static Completion answer(Prompt prompt) {
        String facts = prompt.messages().get(FACTS).text().value();
        StringBuilder text = new StringBuilder(200);
        String store = firstLine(facts, "stores");
        if (!store.isEmpty()) {
            text.append(value(store, "name"))
                    .append(" is ")
                    .append(value(store, "distanceMeters"))
                    .append(" m away. ");
        }
        String item = firstLine(facts, "products");
        if (!item.isEmpty()) {
            text.append("You can get ")
                    .append(value(item, "name"))
                    .append(" for ")
                    .append(value(item, "currency"))
                    .append(' ')
                    .append(value(item, "price"))
                    .append(" there. ");
        }
        return new Completion(text.append(FAREWELL).toString(), USAGE, NAME);
    }

    /** The best of a source, or nothing if it has none. */
    private static String firstLine(String facts, String source) {
        int start = facts.indexOf("\n" + source + ": {");
        return start < 0 ? "" : facts.substring(start + 1, facts.indexOf('\n', start + 1));
    }

    /** A string without its quotes, or a number; these hold nothing that is escaped. */
    private static String value(String line, String field) {
        String name = "\"" + field + "\":";
        int start = line.indexOf(name);
        if (start < 0) {
            return "";
        }
        int from = start + name.length();
        if (line.charAt(from) == '"') {
            return line.substring(from + 1, line.indexOf('"', from + 1));
        }
        int end = line.indexOf(',', from);
        return line.substring(from, end < 0 ? line.length() - 1 : end);
    }
}

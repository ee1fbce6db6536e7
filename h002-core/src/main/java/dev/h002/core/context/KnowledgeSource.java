package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import java.util.List;

/**
 * Contributes what the company's documents say: the {@value #LIMIT} passages nearest to the message, whatever the need, since
 * asking is cheap and a need can be misread. Whoever answers decides whether to cite them. Thread-safe.
 */
public final class KnowledgeSource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "knowledge";

    /** The most passages of one turn. */
    public static final int LIMIT = 3;

    private final Retriever retriever;

    public KnowledgeSource(Retriever retriever) {
        this.retriever = retriever;
    }

    @Override
    public List<Fact> gather(ContextRequest request) {
        if (request.message().value().isBlank()) {
            return List.of();
        }
        return retriever.retrieve(new RetrievalQuery(request.user().tenant(), request.message(), LIMIT)).stream()
                .limit(LIMIT)
                .map(passage -> (Fact) new Fact.Knowledge(passage))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }
}

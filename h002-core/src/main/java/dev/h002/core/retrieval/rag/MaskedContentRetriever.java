package dev.h002.core.retrieval.rag;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.spi.Masker;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One of our {@link Retriever}s as a LangChain4j {@link ContentRetriever}. The query is masked before the retriever sees it; what
 * it finds is company text and given as it is.
 *
 * <p>A content's segment has the metadata {@code source}, {@code title} and {@code index} (which piece of its document, from 0); its
 * score is under {@link ContentMetadata#SCORE}. Thread-safe if the retriever and the masker are.
 */
public final class MaskedContentRetriever implements ContentRetriever {
    static final String SOURCE = "source";
    static final String TITLE = "title";
    static final String INDEX = "index";

    private final Retriever retriever;
    private final Masker masker;
    private final String tenant;
    private final int limit;

    /**
     * One for a tenant's documents.
     *
     * @param limit the most contents to give, 1 to 1000
     * @throws InvalidInputException if the limit is out of range
     */
    public MaskedContentRetriever(Retriever retriever, Masker masker, String tenant, int limit) {
        this.retriever = Objects.requireNonNull(retriever);
        this.masker = Objects.requireNonNull(masker);
        this.tenant = new RetrievalQuery(tenant, MaskedText.empty(), limit).tenant();
        this.limit = limit;
    }

    @Override
    public List<Content> retrieve(Query query) {
        MaskedText text = masker.open().mask(query.text()).text();
        return retriever.retrieve(new RetrievalQuery(tenant, text, limit)).stream()
                .map(MaskedContentRetriever::content)
                .toList();
    }

    private static Content content(Passage passage) {
        Metadata metadata = new Metadata()
                .put(SOURCE, passage.source())
                .put(TITLE, passage.title())
                .put(INDEX, passage.chunk());
        return Content.from(TextSegment.from(passage.text(), metadata), Map.of(ContentMetadata.SCORE, passage.score()));
    }
}

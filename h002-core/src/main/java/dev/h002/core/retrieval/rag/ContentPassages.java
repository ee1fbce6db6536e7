package dev.h002.core.retrieval.rag;

import dev.h002.Passage;
import dev.h002.core.embedding.EmbeddingText;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A LangChain4j {@link ContentRetriever} as our {@link Retriever}. It gets the masked question with each placeholder replaced by its
 * type in words, and is asked the same whatever the tenant and the limit: give it one tenant's contents. Contents beyond the limit,
 * and those whose metadata is not what the query asks for, are left out.
 *
 * <p>A passage's source is the segment's {@code source}, else {@code file_name}, {@code url} or {@code title}; its title is
 * {@code title}, its chunk {@code index}. Where there is no score, those that come first score higher: 1, 1/2, 1/3 and so on.
 * Thread-safe if the content retriever is.
 */
public final class ContentPassages implements Retriever {
    private static final List<String> SOURCES =
            List.of(MaskedContentRetriever.SOURCE, "file_name", "url", MaskedContentRetriever.TITLE);

    private final ContentRetriever contents;

    public ContentPassages(ContentRetriever contents) {
        this.contents = Objects.requireNonNull(contents);
    }

    @Override
    public List<Passage> retrieve(RetrievalQuery query) {
        String text = EmbeddingText.of(query.text());
        if (text.isBlank()) {
            return List.of();
        }
        List<Content> wanted = contents.retrieve(Query.from(text)).stream()
                .filter(content -> holds(content, query.metadata()))
                .limit(query.limit())
                .toList();
        return IntStream.range(0, wanted.size())
                .mapToObj(rank -> passage(wanted.get(rank), rank))
                .toList();
    }

    private static boolean holds(Content content, Map<String, String> metadata) {
        Map<String, Object> held = content.textSegment().metadata().toMap();
        return metadata.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(String.valueOf(held.get(wanted.getKey()))));
    }

    private static Passage passage(Content content, int rank) {
        Metadata metadata = content.textSegment().metadata();
        Map<String, Object> held = metadata.toMap();
        String source = SOURCES.stream()
                .filter(held::containsKey)
                .findFirst()
                .map(name -> String.valueOf(held.get(name)))
                .orElse("");
        String title = String.valueOf(held.getOrDefault(MaskedContentRetriever.TITLE, ""));
        return new Passage(source, title, index(held), content.textSegment().text(), score(content, rank));
    }

    private static int index(Map<String, Object> held) {
        String index = String.valueOf(held.getOrDefault(MaskedContentRetriever.INDEX, "0"));
        return index.matches("\\d{1,9}") ? Integer.parseInt(index) : 0;
    }

    private static double score(Content content, int rank) {
        Map<ContentMetadata, Object> metadata = content.metadata();
        Object score = metadata.getOrDefault(ContentMetadata.RERANKED_SCORE, metadata.get(ContentMetadata.SCORE));
        return score instanceof Number number ? number.doubleValue() : 1.0 / (rank + 1);
    }
}

package dev.h002.core.retrieval.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentRetrieversTest {
    private static final Passage RETURNS = new Passage("returns.md", "Returns > Opened", 4, "Within 14 days.", 0.7);

    @Test
    void oursGivesItsPassagesAsContents() {
        Content content = ours(query -> List.of(RETURNS))
                .retrieve(Query.from("can I return it"))
                .get(0);

        assertThat(content.textSegment().text()).isEqualTo("Within 14 days.");
        assertThat(content.textSegment().metadata().toMap())
                .isEqualTo(Map.of("source", "returns.md", "title", "Returns > Opened", "index", 4));
        assertThat(content.metadata()).containsEntry(ContentMetadata.SCORE, 0.7);
    }

    @Test
    void oursMasksTheQueryAndAsksForItsTenant() {
        List<RetrievalQuery> asked = new ArrayList<>();
        ours(query -> {
                    asked.add(query);
                    return List.of();
                })
                .retrieve(Query.from("mail maya@example.com about returns"));

        assertThat(asked).singleElement().satisfies(query -> {
            assertThat(query.text().value()).isEqualTo("mail <EMAIL_1> about returns");
            assertThat(query.tenant()).isEqualTo("acme");
            assertThat(query.limit()).isEqualTo(2);
        });
    }

    @Test
    void aLimitOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new MaskedContentRetriever(Retriever.none(), PlaceholderMasker.create(), "acme", 0))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatGoesThereComesBackTheSame() {
        Retriever back = new ContentPassages(ours(query -> List.of(RETURNS)));

        assertThat(back.retrieve(query("return", 5, Map.of()))).containsExactly(RETURNS);
    }

    @Test
    void theirsIsAskedInWordsAndCutToTheLimit() {
        List<String> asked = new ArrayList<>();
        Retriever retriever = new ContentPassages(query -> {
            asked.add(query.text());
            return List.of(content("a", Map.of()), content("b", Map.of()), content("c", Map.of()));
        });

        List<Passage> passages = retriever.retrieve(query("where is <ORDER_1>", 2, Map.of()));
        assertThat(asked).containsExactly("where is order");
        assertThat(passages).extracting(Passage::text).containsExactly("a", "b");
        assertThat(passages).extracting(Passage::score).containsExactly(1.0, 0.5);
        assertThat(retriever.retrieve(query(" ", 2, Map.of()))).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void theirMetadataNamesSourceTitleAndPlace() {
        Retriever retriever = new ContentPassages(query -> List.of(
                content("a", Map.of("file_name", "a.txt", "index", "7", "language", "en")),
                content("b", Map.of("url", "https://example.com/b", "language", "de")),
                content("c", Map.of("title", "C", "index", "many", "language", "en"))));

        assertThat(retriever.retrieve(query("x", 9, Map.of())))
                .containsExactly(
                        new Passage("a.txt", "", 7, "a", 1.0),
                        new Passage("https://example.com/b", "", 0, "b", 0.5),
                        new Passage("C", "C", 0, "c", 1.0 / 3));
        assertThat(retriever.retrieve(query("x", 9, Map.of("language", "en"))))
                .extracting(Passage::text)
                .containsExactly("a", "c");
    }

    private static MaskedContentRetriever ours(Retriever retriever) {
        return new MaskedContentRetriever(retriever, PlaceholderMasker.create(), "acme", 2);
    }

    private static Content content(String text, Map<String, String> metadata) {
        return Content.from(TextSegment.from(text, Metadata.from(metadata)));
    }

    private static RetrievalQuery query(String text, int limit, Map<String, String> metadata) {
        return new RetrievalQuery("acme", MaskedText.alreadyMasked(text), limit, metadata);
    }
}

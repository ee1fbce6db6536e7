package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Retriever} keeps to. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class RetrieverContract {
    private static final String TENANT = "contract";
    private static final Map<String, String> DOCUMENTS = new TreeMap<>(Map.of(
            "returns.md", "Opened items can be returned within fourteen days with the receipt.",
            "shipping.md", "A parcel is delivered within three working days of the order.",
            "privacy.md", "You can ask us to delete your account and all personal data.",
            "parking.md", "Parking is free for two hours behind the building."));

    /**
     * A retriever that finds passages of these documents for this tenant, and nothing for any other.
     *
     * @param documents their text, a sentence each, by source
     */
    protected abstract Retriever retriever(String tenant, Map<String, String> documents);

    @Test
    void theAnsweringDocumentComesFirst() {
        List<Passage> passages = ask(retriever(TENANT, DOCUMENTS), "can opened items be returned", 3);

        assertThat(passages).isNotEmpty();
        assertThat(passages.get(0).source()).isEqualTo("returns.md");
        assertThat(passages.get(0).text()).contains("fourteen days");
        assertThat(passages.get(0).title()).isNotNull();
        assertThat(passages.get(0).chunk()).isNotNegative();
    }

    @Test
    void passagesComeBestFirst() {
        List<Passage> passages = ask(retriever(TENANT, DOCUMENTS), "when is my parcel delivered", 10);

        assertThat(passages)
                .isSortedAccordingTo(Comparator.comparingDouble(Passage::score).reversed());
    }

    @Test
    void thereAreNoMorePassagesThanAskedFor() {
        Retriever retriever = retriever(TENANT, DOCUMENTS);

        assertThat(ask(retriever, "delete my personal data", 1)).hasSize(1);
        assertThat(ask(retriever, "delete my personal data", 2)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anotherTenantSeesNothing() {
        Retriever retriever = retriever(TENANT, DOCUMENTS);

        assertThat(retriever.retrieve(
                        new RetrievalQuery("other", MaskedText.alreadyMasked("can opened items be returned"), 3)))
                .isEmpty();
    }

    @Test
    void withoutDocumentsThereAreNoPassages() {
        assertThat(ask(retriever(TENANT, Map.of()), "can opened items be returned", 3))
                .isEmpty();
    }

    @Test
    void anEmptyQuestionFindsNothing() {
        Retriever retriever = retriever(TENANT, DOCUMENTS);

        assertThat(ask(retriever, "", 3)).isEmpty();
        assertThat(ask(retriever, " \n ", 3)).isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameAnswerAlsoWhenManyAsk() throws Exception {
        Retriever retriever = retriever(TENANT, DOCUMENTS);
        List<Passage> expected = ask(retriever, "is there free parking", 3);
        ExecutorService askers = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Passage>>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> askers.submit(() -> ask(retriever, "is there free parking", 3)))
                    .toList();
            for (Future<List<Passage>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            askers.shutdownNow();
        }
    }

    private static List<Passage> ask(Retriever retriever, String question, int limit) {
        return retriever.retrieve(new RetrievalQuery(TENANT, MaskedText.alreadyMasked(question), limit));
    }
}

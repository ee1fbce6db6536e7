package dev.h002.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.core.masking.PlaceholderMasker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionCorpusTest {
    private static final QuestionCorpus CORPUS = QuestionCorpus.load();
    /** Firms and services that there are; the documents and questions name none. */
    private static final Pattern REAL = Pattern.compile(
            "(?i)\\b(?:paypal|klarna|amex|american express|mastercard|apple pay|google|android|iphone|amazon|ebay|samsung|ikea"
                    + "|fedex|dhl|royal mail|tesco|sainsbury|walmart|whatsapp|instagram|facebook|microsoft)\\b");

    @Test
    void thereAreAsManyAsTheDocumentationSays() {
        assertThat(sizes(CORPUS.collections().stream().flatMap(one -> one.questions().stream())))
                .isEqualTo(Map.of("policy", 110, "briefs", 100, "faq", 230, "intents", 360));
        assertThat(sizes(CORPUS.outOfScope().stream())).isEqualTo(Map.of("far", 150, "near", 100, "chatter", 60));
        assertThat(CORPUS.collections())
                .extracting(one -> one.documents().size())
                .containsExactly(170, 170, 990);
    }

    @Test
    void everyRightDocumentIsThere() {
        for (TestCollection collection : CORPUS.collections()) {
            Set<String> names =
                    collection.documents().stream().map(SourceDocument::name).collect(Collectors.toSet());
            assertThat(names).hasSameSizeAs(collection.documents());
            assertThat(collection.questions().stream().flatMap(set -> set.questions().stream()))
                    .allSatisfy(question -> assertThat(question.right())
                            .as(question.id())
                            .isNotEmpty()
                            .isSubsetOf(names));
        }
        assertThat(CORPUS.outOfScope().stream().flatMap(set -> set.questions().stream()))
                .allSatisfy(question -> assertThat(question.right()).isEmpty());
    }

    @Test
    void noQuestionIsAskedTwiceAndNoneIsADocument() {
        List<LabelledQuestion> questions = questions();
        assertThat(questions).extracting(LabelledQuestion::text).doesNotHaveDuplicates();
        assertThat(questions.stream().filter(question -> !question.right().isEmpty()))
                .extracting(LabelledQuestion::id)
                .doesNotHaveDuplicates();
        Set<String> documents = texts().collect(Collectors.toCollection(HashSet::new));
        assertThat(questions).extracting(LabelledQuestion::text).noneMatch(documents::contains);
    }

    @Test
    void aSmallerSetHoldsEveryThird() {
        QuestionSet briefs = CORPUS.collections().get(0).questions().get(1);
        QuestionSet third = briefs.every(3);
        assertThat(third.questions()).hasSize(34);
        assertThat(third.questions().get(33)).isEqualTo(briefs.questions().get(99));
    }

    @Test
    void noRealFirmIsNamed() {
        assertThat(Stream.concat(texts(), questions().stream().map(LabelledQuestion::text)))
                .filteredOn(text -> REAL.matcher(text).find())
                .isEmpty();
    }

    /** Email addresses are of names kept for examples, the one phone number is of a range kept for drama. */
    @Test
    void nobodyCanBeReached() {
        List<String> found = new ArrayList<>();
        Stream.concat(texts(), questions().stream().map(LabelledQuestion::text))
                .forEach(text -> PlaceholderMasker.create().open(List.of(), Map.of()).mask(text).spans().stream()
                        .filter(span -> Set.of(EntityType.EMAIL, EntityType.PHONE, EntityType.URL, EntityType.CARD)
                                .contains(span.type()))
                        .forEach(span -> found.add(text.substring(span.start(), span.end()))));
        assertThat(found)
                .containsExactlyInAnyOrder("service@tallowmere.example", "abuse@tallowmere.example", "0808 157 0177");
    }

    private static Stream<String> texts() {
        return CORPUS.collections().stream()
                .flatMap(collection -> collection.documents().stream())
                .map(document -> new String(document.content(), StandardCharsets.UTF_8));
    }

    private static List<LabelledQuestion> questions() {
        return Stream.concat(
                        CORPUS.collections().stream().flatMap(one -> one.questions().stream()),
                        CORPUS.outOfScope().stream())
                .flatMap(set -> set.questions().stream())
                .toList();
    }

    private static Map<String, Integer> sizes(Stream<QuestionSet> sets) {
        return sets.collect(
                Collectors.toMap(QuestionSet::name, set -> set.questions().size()));
    }
}

package dev.h002.examples.questions;

import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.data.JsonLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The built-in documents and questions. How they were made stands in the {@code README.md} beside them.
 *
 * @param outOfScope what no document answers: {@link #FAR}, {@link #NEAR} and {@link #CHATTER}
 */
public record QuestionCorpus(List<TestCollection> collections, List<QuestionSet> outOfScope) {
    /** Questions that have nothing to do with shops. */
    public static final String FAR = "far";
    /** Questions about money, parcels, shops and contracts, but not about these shops. */
    public static final String NEAR = "near";
    /** What asks nothing: greetings, thanks, moods, nonsense. */
    public static final String CHATTER = "chatter";

    private static final String FOLDER = "/dev/h002/examples/questions/";

    public QuestionCorpus {
        collections = List.copyOf(collections);
        outOfScope = List.copyOf(outOfScope);
    }

    /** @param paraphrase null where the question is asked in one way only */
    private record FaqLine(
            String id,
            String question,
            String answer,
            @Nullable String paraphrase) {}

    private record DocumentLine(String source, String text) {}

    private record QuestionLine(String id, String query, Set<String> sources) {}

    private record IntentLine(String id, String intent, String text, String split) {}

    private record OutOfScopeLine(String id, String query, String kind) {}

    /** Reads the built-in ones. */
    public static QuestionCorpus load() {
        return new QuestionCorpus(
                List.of(policy(), faq(), intents()), List.of(outOfScope(FAR), outOfScope(NEAR), outOfScope(CHATTER)));
    }

    /** The handbooks of two retailers in one knowledge base; short questions to one of them, long briefs to both. */
    private static TestCollection policy() {
        List<SourceDocument> documents = Stream.of("larkfield-documents.jsonl", "harrow-documents.jsonl")
                .flatMap(file -> read(file, DocumentLine.class).stream())
                .map(line -> document(line.source(), line.text()))
                .toList();
        return new TestCollection(
                "policy",
                documents,
                List.of(
                        questions("policy", "larkfield-questions.jsonl"),
                        questions("briefs", "larkfield-briefs.jsonl", "harrow-briefs.jsonl")));
    }

    private static QuestionSet questions(String name, String... files) {
        return new QuestionSet(
                name,
                Stream.of(files)
                        .flatMap(file -> read(file, QuestionLine.class).stream())
                        .map(line -> new LabelledQuestion(line.id(), line.query(), line.sources()))
                        .toList());
    }

    /** Answers without their questions, one document each. */
    private static TestCollection faq() {
        List<SourceDocument> answers = new ArrayList<>();
        List<LabelledQuestion> questions = new ArrayList<>();
        for (FaqLine line : read("faq.jsonl", FaqLine.class)) {
            String name = nameless('a', answers.size());
            answers.add(document(name, line.answer()));
            questions.add(new LabelledQuestion(line.id(), line.question(), Set.of(name)));
            if (line.paraphrase() != null) {
                questions.add(new LabelledQuestion(line.id() + "-again", line.paraphrase(), Set.of(name)));
            }
        }
        return new TestCollection("faq", answers, List.of(new QuestionSet("faq", questions)));
    }

    /** What customers say, one document each; right is whatever says the same as the question does. */
    private static TestCollection intents() {
        Map<Boolean, List<IntentLine>> lines = read("intents.jsonl", IntentLine.class).stream()
                .collect(Collectors.partitioningBy(line -> line.split().equals("train")));
        List<SourceDocument> documents = new ArrayList<>();
        Map<String, Set<String>> names = new HashMap<>();
        for (IntentLine line : lines.getOrDefault(true, List.of())) {
            String name = nameless('i', documents.size());
            documents.add(document(name, line.text()));
            names.computeIfAbsent(line.intent(), unused -> new HashSet<>()).add(name);
        }
        List<LabelledQuestion> questions = lines.getOrDefault(false, List.of()).stream()
                .map(line -> new LabelledQuestion(line.id(), line.text(), names.getOrDefault(line.intent(), Set.of())))
                .toList();
        return new TestCollection("intents", documents, List.of(new QuestionSet("intents", questions)));
    }

    private static QuestionSet outOfScope(String kind) {
        return new QuestionSet(
                kind,
                read("out-of-scope.jsonl", OutOfScopeLine.class).stream()
                        .filter(line -> line.kind().equals(kind))
                        .map(line -> new LabelledQuestion(line.id(), line.query(), Set.of()))
                        .toList());
    }

    /** A name that says nothing of what the document is about, so that it is not searched. */
    private static String nameless(char kind, int number) {
        return String.format(Locale.ROOT, "%c-%03d.txt", kind, number + 1);
    }

    private static SourceDocument document(String name, String text) {
        return new SourceDocument(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> List<T> read(String file, Class<T> line) {
        return JsonLines.read(FOLDER + file, line);
    }
}

package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import dev.h002.benchmarks.Report.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about embedding: time per token as a chart, a table of times and allocation, and one of cold starts. */
final class EmbeddingPage {
    private static final String PEER = "langchain4j";
    private static final String CONTROL = "bareSession";
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("h002", "H-002", Report.OURS),
            new Subject(PEER, "LangChain4j", Report.PEER),
            new Subject(CONTROL, "Control: bare session", Report.CONTROL));

    private EmbeddingPage() {}

    static Page of(Path folder) throws IOException {
        Results results = Results.read(Report.file(folder, "embedding"));
        return new Page(
                folder.resolve("embedding.md"),
                folder.resolve("embedding.svg"),
                chart(results),
                Map.of("times", table(results), "starts", ColdStart.table(Report.file(folder, "embedding-start"))));
    }

    private static String chart(Results results) {
        List<Group> groups = Arrays.stream(EmbeddingCase.values())
                .map(each -> new Group(
                        each.label(),
                        SUBJECTS.stream()
                                .map(subject -> row(subject, each, results))
                                .toList()))
                .toList();
        String unit = "microseconds per token that is read, so that the texts compare; less is better";
        return new BarChart("Embedding one text by all-MiniLM-L6-v2, quantised (JDK 17)", List.of(unit), groups).svg();
    }

    private static Row row(Subject subject, EmbeddingCase each, Results results) {
        Value time = results.time(subject.method(), each.name());
        int tokens = tokensRead(subject, each);
        return new Row(
                subject.label(), subject.colour(), List.of(new Value(time.mean() / tokens, time.error() / tokens)));
    }

    private static int tokensRead(Subject subject, EmbeddingCase each) {
        return subject.method().equals(PEER)
                ? Math.min(each.tokens(), EmbeddingCase.LANGCHAIN4J_WINDOW)
                : each.tokens();
    }

    private static String table(Results results) {
        StringBuilder table = new StringBuilder("""
                        | | | time, \u00b5s | times the control | tokens read | allocated, bytes |
                        |---|---|---:|---:|---:|---:|
                        """);
        for (EmbeddingCase each : EmbeddingCase.values()) {
            double unity = results.time(CONTROL, each.name()).mean();
            for (Subject subject : SUBJECTS) {
                Value time = results.time(subject.method(), each.name());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f | %d | %,.0f |\n",
                        each.label(),
                        subject.label(),
                        time,
                        time.mean() / unity,
                        tokensRead(subject, each),
                        results.allocated(subject.method(), each.name()).mean()));
            }
        }
        return table.toString();
    }
}

package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Bar;
import dev.h002.benchmarks.BarChart.Group;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns raw results into what the documentation shows: {@code Report docs/benchmarks} writes the charts there and prints the
 * tables, from the files in its folder {@code results}.
 */
final class Report {
    private static final String OURS = "#0b7285";
    private static final String OURS_TOO = "#66b2bd";
    private static final String PEER = "#e8890c";
    private static final String CONTROL = "#9aa5b1";

    static final List<Case> MASKING_CASES = List.of(
            new Case("PLAIN", "No personal data", 1),
            new Case("MIXED", "One message in four", 1),
            new Case("PERSONAL", "Every message", 1));
    static final List<Subject> MASKING_SUBJECTS = List.of(
            new Subject("h002", "H-002", OURS),
            new Subject("h002WithOpening", "H-002 with opening", OURS_TOO),
            new Subject("fiveRegexes", "Five regexes", PEER),
            new Subject("characterScan", "Control: look at each", CONTROL));
    static final List<Case> SEARCH_CASES = List.of(
            new Case("1000", "1,000 vectors", 1_000),
            new Case("10000", "10,000 vectors", 10_000),
            new Case("100000", "100,000 vectors", 100_000));
    static final List<Subject> SEARCH_SUBJECTS = List.of(
            new Subject("h002", "H-002", OURS),
            new Subject("langchain4j", "LangChain4j in memory", PEER),
            new Subject("floatScan", "Control: plain scan", CONTROL));

    private Report() {}

    /** A value of the benchmark's parameter; {@code size} is what the chart divides by. */
    record Case(String parameter, String label, int size) {}

    /** A benchmark method; the last of a list is the control. */
    record Subject(String method, String label, String colour) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Give the folder of the benchmark documentation, such as docs/benchmarks.");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("masking.svg"), maskingChart(folder));
        Files.writeString(folder.resolve("vector-search.svg"), searchChart(folder));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(table(results(folder, "masking"), MASKING_CASES, MASKING_SUBJECTS, "ns"));
        out.println(table(results(folder, "vector-search"), SEARCH_CASES, SEARCH_SUBJECTS, "\u00b5s"));
    }

    static String maskingChart(Path folder) throws IOException {
        Results results = results(folder, "masking");
        String title = "Masking one chat message of about 85 characters (JDK 17)";
        return new BarChart(
                        title,
                        "nanoseconds per message, less is better",
                        groups(MASKING_CASES, MASKING_SUBJECTS, results, 1))
                .svg();
    }

    static String searchChart(Path folder) throws IOException {
        Results results = results(folder, "vector-search");
        String title = "Finding the ten nearest vectors of 384 numbers (JDK 17)";
        String unit = "nanoseconds per stored vector, so that the sizes compare; less is better";
        return new BarChart(title, unit, groups(SEARCH_CASES, SEARCH_SUBJECTS, results, 1_000)).svg();
    }

    static Results results(Path folder, String benchmark) throws IOException {
        return Results.read(folder.resolve("results").resolve(benchmark + "-jdk17.csv"));
    }

    private static List<Group> groups(List<Case> cases, List<Subject> subjects, Results results, double nanoseconds) {
        List<Group> groups = new ArrayList<>();
        for (Case each : cases) {
            double factor = nanoseconds / each.size();
            groups.add(new Group(
                    each.label(),
                    subjects.stream()
                            .map(subject -> bar(subject, results.time(subject.method(), each.parameter()), factor))
                            .toList()));
        }
        return groups;
    }

    private static Bar bar(Subject subject, Results.Score time, double factor) {
        return new Bar(subject.label(), time.mean() * factor, time.error() * factor, subject.colour());
    }

    /** Time with its error, how many times the control's, and bytes allocated: a Markdown table. */
    static String table(Results results, List<Case> cases, List<Subject> subjects, String unit) {
        StringBuilder table = new StringBuilder("| | | time, " + unit + " | times the control | allocated, bytes |\n")
                .append("|---|---|---:|---:|---:|\n");
        String control = subjects.get(subjects.size() - 1).method();
        for (Case each : cases) {
            double unity = results.time(control, each.parameter()).mean();
            for (Subject subject : subjects) {
                Results.Score time = results.time(subject.method(), each.parameter());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s \u00b1 %s | %.2f | %,.0f |\n",
                        each.label(),
                        subject.label(),
                        BarChart.number(time.mean()),
                        BarChart.number(time.error()),
                        time.mean() / unity,
                        results.allocated(subject.method(), each.parameter())));
            }
        }
        return table.toString();
    }
}

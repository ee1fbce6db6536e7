package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import dev.h002.benchmarks.Report.Case;
import dev.h002.benchmarks.Report.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about masking: throughput, time and allocation of every subject, and the times of hostile texts. */
final class MaskingPage {
    private static final List<Case> CASES = List.of(
            new Case("PLAIN", "No personal data", 1),
            new Case("MIXED", "One message in four", 1),
            new Case("PERSONAL", "Every message", 1));
    private static final String CONTROL = "characterScan";
    private static final String PEER = "fiveRegexes";
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("h002", "H-002", Report.OURS),
            new Subject("h002WithOpening", "H-002 with opening", "#3b93a0"),
            new Subject("h002Unprimed", "H-002 without a profile", "#7fc0c9"),
            new Subject(PEER, "Five regexes", Report.PEER),
            new Subject("fiveRe2j", "Five regexes, RE2/J", "#f0a94e"),
            new Subject("phoneLibrary", "Four and libphonenumber", "#f6cd97"),
            new Subject(CONTROL, "Control: look at each", Report.CONTROL));

    private final Results results;
    private final MessageSizes sizes;

    private MaskingPage(Results results, MessageSizes sizes) {
        this.results = results;
        this.sizes = sizes;
    }

    static Page of(Path folder) throws IOException {
        MaskingPage page = new MaskingPage(
                Results.read(Report.file(folder, "masking")), MessageSizes.read(Report.file(folder, "masking-sizes")));
        String hostile = HostileTable.read(Report.file(folder, "masking-hostile"));
        return new Page(
                folder.resolve("masking.md"),
                folder.resolve("masking.svg"),
                page.chart(),
                Map.of("times", page.times(), "sizes", page.messages(), "hostile", hostile));
    }

    /** Without the control, beside whose throughput every other bar would be a stub. */
    private String chart() {
        List<Group> groups = CASES.stream()
                .map(each -> new Group(
                        each.label(),
                        SUBJECTS.stream()
                                .filter(subject -> !subject.method().equals(CONTROL))
                                .map(subject -> row(subject, each.parameter()))
                                .toList()))
                .toList();
        List<String> measures = List.of(
                "MB per second, more is better",
                "nanoseconds per message, less is better",
                "bytes allocated per message, less is better");
        return new BarChart("Masking one chat message of 85 characters (JDK 17)", measures, groups).svg();
    }

    private Row row(Subject subject, String mix) {
        Value time = results.time(subject.method(), mix);
        return new Row(
                subject.label(),
                subject.colour(),
                List.of(
                        new Value(throughput(time, mix), Double.NaN),
                        time,
                        new Value(results.allocated(subject.method(), mix).mean(), Double.NaN)));
    }

    /** Megabytes of messages per second, a megabyte being a million bytes. */
    private double throughput(Value time, String mix) {
        return sizes.size(MessageSizes.INPUT, mix).bytes() * 1_000 / time.mean();
    }

    private String times() {
        StringBuilder table =
                new StringBuilder("| | | time, ns | MB/s | times the regexes | times the control | allocated, bytes |"
                        + " times the output |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
        for (Case each : CASES) {
            String mix = each.parameter();
            for (Subject subject : SUBJECTS) {
                Value time = results.time(subject.method(), mix);
                double allocated = results.allocated(subject.method(), mix).mean();
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s | %,.0f | %s |\n",
                        each.label(),
                        subject.label(),
                        time,
                        BarChart.number(throughput(time, mix)),
                        BarChart.number(time.mean() / results.time(PEER, mix).mean()),
                        BarChart.number(time.mean() / results.time(CONTROL, mix).mean()),
                        allocated,
                        timesTheOutput(subject, mix, allocated)));
            }
        }
        return table.toString();
    }

    private String timesTheOutput(Subject subject, String mix, double allocated) {
        if (subject.method().equals(CONTROL)) {
            return "no output";
        }
        double output = sizes.size(subject.method(), mix).bytes();
        return BarChart.number(allocated / output);
    }

    private String messages() {
        StringBuilder table = new StringBuilder("| | messages | characters | bytes | bytes masked by H-002 |\n")
                .append("|---|---:|---:|---:|---:|\n");
        for (Case each : CASES) {
            MessageSizes.Size input = sizes.size(MessageSizes.INPUT, each.parameter());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f |\n",
                    each.label(),
                    input.messages(),
                    input.characters(),
                    input.bytes(),
                    sizes.size("h002", each.parameter()).bytes()));
        }
        return table.toString();
    }
}

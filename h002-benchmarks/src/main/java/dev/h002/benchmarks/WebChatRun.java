package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Opens five hundred streams of the web chat at once, as {@code WebChatRun docs/benchmarks h002-examples/target/h002.jar}: the chat, a
 * model that takes a second and the visitors are a process each, on the same processors. Takes four minutes, and ends by itself.
 */
final class WebChatRun {
    static final String HEAD =
            "\"case\",\"streams\",\"open at once\",\"finished\",\"degraded\",\"first p50 ms\",\"first p99 ms\","
                    + "\"first most ms\",\"whole p99 ms\",\"process MB\",\"threads\",\"processor ms a turn\"";
    static final int STREAMS = 500;

    private static final String MEMORY = "-Xmx256m";

    private static final int WARM_UP_ROUNDS = 40;
    private static final int WARM_UP_AT_ONCE = 100;

    private WebChatRun() {}

    /** How the visitors come, and what they say. */
    enum Case {
        ONCE("all in the same moment, each with words of their own", Duration.ZERO, true),
        CHIPS("all in the same moment, with one of six suggestions", Duration.ZERO, false),
        SECONDS("within two seconds, each with words of their own", Duration.ofSeconds(2), true),
        SPREAD("within ten seconds, each with words of their own", Duration.ofSeconds(10), true);

        private final String label;
        private final Duration within;
        private final boolean ownWords;

        Case(String label, Duration within, boolean ownWords) {
            this.label = label;
            this.within = within;
            this.ownWords = ownWords;
        }

        String label() {
            return label;
        }

        Duration within() {
            return within;
        }

        boolean ownWords() {
            return ownWords;
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("Give the folder of the benchmark documentation and the jar of the command line.");
            System.exit(2);
        }
        // Visitors come as from a proxy, which passes on the name that browsers know.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        Path folder = Path.of(arguments[0]);
        List<String> customers = WebChatVisitors.customers(STREAMS);
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        List<String> options =
                List.of(System.getProperty("chat.options", MEMORY).split(" "));
        try (WebChatProcess chat = WebChatProcess.start(Path.of(arguments[1]), options, customers)) {
            WebChatVisitors visitors = WebChatVisitors.signedUp(chat.address(), customers);
            int asked = 0;
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                visitors.ask(WARM_UP_AT_ONCE, Duration.ZERO, asked, true);
                asked += WARM_UP_AT_ONCE;
            }
            for (Case load : Case.values()) {
                Thread.sleep(2_000);
                Duration before = chat.processorTime();
                WebChatVisitors.Result result = visitors.ask(STREAMS, load.within(), asked, load.ownWords());
                Duration processors = chat.processorTime().minus(before);
                asked += STREAMS;
                String line = line(load, result, chat, processors);
                System.out.println(line);
                result.failures().forEach(System.err::println);
                csv.append(line).append('\n');
            }
        }
        Files.writeString(Report.file(folder, "web-chat"), csv);
        WebChatPage.of(folder).write();
        System.exit(0);
    }

    private static String line(Case load, WebChatVisitors.Result result, WebChatProcess chat, Duration processors)
            throws IOException {
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%d,%.0f,%.0f,%.0f,%.0f,%.0f,%d,%.1f",
                load,
                STREAMS,
                result.mostOpen(),
                result.finished(),
                result.degraded(),
                result.firstWord(0.5),
                result.firstWord(0.99),
                result.firstWord(1),
                result.whole(0.99),
                chat.mostResident(),
                chat.threads(),
                (double) processors.toMillis() / STREAMS);
    }
}

package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.benchmarks.ChatClient.Subject;
import dev.h002.benchmarks.FaultServer.Fault;
import dev.h002.benchmarks.GatewayLoad.Case;
import dev.h002.benchmarks.GatewayLoad.Times;
import dev.h002.benchmarks.ModelServer.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayLoadTest {
    private static final Times SHORT =
            new Times(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(1500));

    @ParameterizedTest
    @EnumSource
    void everyClientHearsTheSame(Subject subject) throws Exception {
        Pace pace = new Pace(20, 3, 10);
        try (ModelServer server = new ModelServer();
                ChatClient client = subject.open(ModelServer.baseUrl(server.port(), pace), 4, Duration.ofSeconds(5))) {
            AtomicInteger pieces = new AtomicInteger();
            long start = System.nanoTime();
            assertThat(client.streamed(pieces::incrementAndGet).get(10, TimeUnit.SECONDS))
                    .isEqualTo(client.whole().get(10, TimeUnit.SECONDS))
                    .isEqualTo("warm warm warm ");
            assertThat(pieces).hasValue(3);
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(2 * Duration.ofMillis(40).toNanos());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoadIsMeasured(Subject subject) throws Exception {
        try (ModelServer server = new ModelServer()) {
            String[] cells = GatewayLoad.measure(Case.PACED_STREAMED, subject, server.port(), SHORT)
                    .split(",", -1);

            assertThat(cells).hasSize(GatewayLoad.HEAD.split(",", -1).length);
            assertThat(Integer.parseInt(cells[2])).isBetween(50, 300);
            assertThat(cells[3]).isEqualTo("0");
            assertThat(Double.parseDouble(cells[5])).isGreaterThanOrEqualTo(200);
            assertThat(Double.parseDouble(cells[7])).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void aTableOfFaultsIsOfItsFile(@TempDir Path folder) throws Exception {
        String line = GatewayFaults.one(Fault.CUT_SHORT, Subject.H002);
        assertThat(line).startsWith("CUT_SHORT,H002,MALFORMED,").endsWith(",1,0");

        Path file = folder.resolve("faults.csv");
        Files.writeString(file, GatewayFaults.HEAD + "\n" + line + "\nCUT_SHORT,CONTROL,none,15.00,1,1\n");
        assertThat(GatewayFaults.table(file))
                .contains("| the stream ends without an end mark | MALFORMED, 0.")
                .contains("|  | **no end within 15 s**, 1 open |");
        Files.writeString(file, "other\n");
        assertThatThrownBy(() -> GatewayFaults.table(file)).isInstanceOf(IOException.class);
    }
}

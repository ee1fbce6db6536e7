package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileMaskingTest {
    @Test
    void everyUnitIsTimedAtEveryLength(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("hostile.csv");

        HostileMasking.measure(file, List.of(1_000, 10_000), Duration.ZERO);

        assertThat(Files.readAllLines(file)).hasSize(1 + 2 * HostileMasking.UNITS.size());
        assertThat(HostileTable.read(file).lines())
                .hasSize(2 + HostileMasking.UNITS.size())
                .anySatisfy(row -> assertThat(row)
                        .matches("\\| `<EMAIL_` \\|( [0-9.,]+ \\([0-9.,]+\\) \\|){2}( [0-9.,]+ \\|){2}"));
    }

    @Test
    void theRatioIsThatOfTheTimesPerByte(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("hostile.csv"),
                HostileMasking.HEAD + "\na.,10000,9,0.500,50.000,2.00\na.,10000000,3,750.000,75.000,3.00\n");

        assertThat(HostileTable.read(file))
                .isEqualTo(
                        "| repeated | 10 kB, ms (ns/byte) | 10 MB, ms (ns/byte) | ns/byte, 10 MB : 10 kB | allocated per"
                                + " byte |\n|---|---:|---:|---:|---:|\n| `a.` | 0.50 (50.0) | 750 (75.0) | 1.50 | 3.00 |\n");
    }

    @Test
    void textsAreAsLongAsTheySay() {
        assertThat(HostileMasking.text("(((", 10)).isEqualTo("(".repeat(10));
        assertThat(HostileMasking.text("a.", 5)).isEqualTo("a.a.a");
    }

    @Test
    void anotherFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> HostileTable.read(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> MessageSizes.read(file)).isInstanceOf(IOException.class);
    }
}

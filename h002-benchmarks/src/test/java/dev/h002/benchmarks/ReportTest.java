package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {
    private static final Path FOLDER = root().resolve("docs/benchmarks");

    @Test
    void thePagesShowTheResultsBesideThem() throws IOException {
        for (Page page : Report.pages(FOLDER)) {
            assertThat(page.chart()).hasContent(page.svg());
            assertThat(page.markdown()).hasContent(page.filled());
        }
    }

    @Test
    void aPageWithoutAPlaceForATableIsRefused(@TempDir Path folder) throws IOException {
        Path markdown =
                Files.writeString(folder.resolve("page.md"), "# Page\n<!-- times -->\nold\n<!-- end -->\ntext\n");

        assertThat(new Page(markdown, folder, "", Map.of("times", "new\n")).filled())
                .isEqualTo("# Page\n<!-- times -->\nnew\n<!-- end -->\ntext\n");
        assertThatThrownBy(new Page(markdown, folder, "", Map.of("sizes", "new"))::filled)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sizes");
    }

    @Test
    void barsAreAsLongAsTheirValuesSay() throws Exception {
        BarChart chart = new BarChart(
                "a < b & c",
                List.of("ns", "bytes"),
                List.of(new Group("g", List.of(row("x", 50, 5, 3), row("y", 1000, 7, 1)))));

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));

        NodeList rectangles = svg.getElementsByTagName("rect");
        assertThat(width(rectangles, 3) / width(rectangles, 1)).isEqualTo(20);
        assertThat(width(rectangles, 2) / width(rectangles, 4)).isCloseTo(3, within(0.01));
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("a < b & c", "50.0 \u00b1 5.00", "1,000 \u00b1 7.00", "3.00\n")
                .doesNotContain("NaN");
    }

    @Test
    void aFileThatIsNotJmhsIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "name,score\nx,1\n");

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("JMH's CSV");
    }

    private static Row row(String label, double mean, double error, double other) {
        return new Row(label, "red", List.of(new Value(mean, error), new Value(other, Double.NaN)));
    }

    private static double width(NodeList rectangles, int index) {
        return Double.parseDouble(((Element) rectangles.item(index)).getAttribute("width"));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.getParent();
    }
}

package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.benchmarks.BarChart.Bar;
import dev.h002.benchmarks.BarChart.Group;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {
    private static final Path FOLDER = root().resolve("docs/benchmarks");

    @Test
    void theChartsOfTheDocumentationShowTheResultsBesideThem() throws IOException {
        assertThat(FOLDER.resolve("masking.svg")).hasContent(Report.maskingChart(FOLDER));
        assertThat(FOLDER.resolve("vector-search.svg")).hasContent(Report.searchChart(FOLDER));
    }

    @Test
    void theTablesOfTheDocumentationShowTheResultsBesideThem() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("masking.md")))
                .contains(Report.table(
                        Report.results(FOLDER, "masking"), Report.MASKING_CASES, Report.MASKING_SUBJECTS, "ns"));
        assertThat(Files.readString(FOLDER.resolve("vector-search.md")))
                .contains(Report.table(
                        Report.results(FOLDER, "vector-search"),
                        Report.SEARCH_CASES,
                        Report.SEARCH_SUBJECTS,
                        "\u00b5s"));
    }

    @Test
    void barsAreAsLongAsTheirValuesSay() throws Exception {
        BarChart chart = new BarChart(
                "a < b & c",
                "ns",
                List.of(new Group("g", List.of(new Bar("x", 50, 5, "red"), new Bar("y", 1000, 7, "red")))));

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));

        NodeList rectangles = svg.getElementsByTagName("rect");
        double shorter = Double.parseDouble(((Element) rectangles.item(1)).getAttribute("width"));
        double longer = Double.parseDouble(((Element) rectangles.item(2)).getAttribute("width"));
        assertThat(longer / shorter).isEqualTo(20);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("a < b & c", "50.0 \u00b1 5.00", "1,000 \u00b1 7.00");
    }

    @Test
    void aFileThatIsNotJmhsIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "name,score\nx,1\n");

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one parameter");
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.getParent();
    }
}

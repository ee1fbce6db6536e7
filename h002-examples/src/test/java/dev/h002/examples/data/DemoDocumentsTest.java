package dev.h002.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.H002Exception;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoDocumentsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/h002/examples/documents");
    private static final Path PDF_SOURCE = Path.of("src/main/documents/gift-cards.md");

    static Stream<String> names() {
        return DemoDocuments.names().stream();
    }

    @Test
    void listsExactlyTheDocumentsOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(DemoDocuments.names())
                    .isSorted()
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("documents.txt"))
                                    .toList());
        }
    }

    @Test
    void coversEveryTopicInFourFormats() {
        assertThat(DemoDocuments.names())
                .extracting(name -> name.substring(0, name.indexOf('.')))
                .contains(
                        "refunds",
                        "privacy",
                        "order-tracking",
                        "shipping",
                        "pickup",
                        "coupons",
                        "loyalty",
                        "gift-cards",
                        "allergens",
                        "opening-hours",
                        "accessibility",
                        "payment",
                        "complaints",
                        "data-deletion");
        assertThat(DemoDocuments.names().stream().map(name -> name.substring(name.indexOf('.') + 1)))
                .contains("txt", "html", "pdf");
        assertThat(DemoDocuments.names())
                .filteredOn(name -> name.endsWith(".md"))
                .hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysEnoughToAnswerFrom(String name) throws IOException {
        String text = text(name);

        assertThat(text.split("\\s+")).hasSizeBetween(250, 600);
        assertThat(text).contains("riverton-market.example");
        assertThat(text).containsPattern("\\d+ (business )?(days|hours|minutes|steps|dollars)");
    }

    @Test
    void answersTheQuestionAboutOpenedItems() throws IOException {
        assertThat(text("refunds.md"))
                .contains("Can I return something I opened?", "14 days", "10% repackaging fee", "30 days");
    }

    @Test
    void namesTheStoresThatNeverCloseAsTheDataHasThem() throws IOException {
        DemoData data = DemoDataGenerator.generate(1, 42, Instant.EPOCH);
        String text = text("opening-hours.txt");
        String neverClose = text.substring(text.indexOf("NEVER CLOSE"), text.indexOf("OPEN LATE"));

        assertThat(data.stores()).filteredOn(DemoDocumentsTest::neverCloses).hasSize(4);
        assertThat(data.stores())
                .allSatisfy(store -> assertThat(neverClose.contains(store.name()))
                        .as(store.name())
                        .isEqualTo(neverCloses(store)));
    }

    private static boolean neverCloses(Store store) {
        return store.openingHours() == null
                || store.openingHours().week().values().stream()
                                .filter(spans ->
                                        spans.get(0).opens().equals(spans.get(0).closes()))
                                .count()
                        == 7;
    }

    @Test
    void namesOnlyStoresAndProductsThatExist() throws IOException {
        DemoData data = DemoDataGenerator.generate(1, 42, Instant.EPOCH);
        List<String> stores = data.stores().stream().map(Store::name).toList();
        var steps = Jsoup.parse(new String(DemoDocuments.read("accessibility.html"), StandardCharsets.UTF_8))
                .select("td:first-child");
        assertThat(steps).hasSize(6);
        assertThat(stores).containsAll(steps.eachText());

        List<String[]> dishes = text("allergens.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Item"))
                .map(line -> line.split(" *\\| *"))
                .toList();
        assertThat(dishes).hasSize(12).allSatisfy(dish -> {
            Product product = data.products().stream()
                    .filter(candidate -> candidate.name().equals(dish[1]))
                    .findFirst()
                    .orElseThrow();
            assertThat(product.tags().contains("vegan")).isEqualTo(dish[3].equals("yes"));
            assertThat(product.tags().contains("gluten-free")).isEqualTo(dish[4].startsWith("yes"));
        });
    }

    @Test
    void keepsThePdfEqualToWhatItsSourceGives() throws IOException {
        byte[] pdf = DemoDocuments.read("gift-cards.pdf");

        assertThat(pdf).hasSizeLessThan(30_000);
        assertThat(pdf)
                .as("Run TextToPdf again after a change of its source, see its Javadoc")
                .isEqualTo(TextToPdf.pdf(Files.readString(PDF_SOURCE)));
    }

    @Test
    void letsTheTextOfThePdfBeReadBack() throws IOException {
        String source = Files.readString(PDF_SOURCE)
                .replaceAll("(?m)^#+ ", "")
                .replaceAll("(?m)^- ", "\u2022 ")
                .replaceAll("\\s+", " ");

        assertThat(text("gift-cards.pdf").replaceAll("\\s+", " ").strip()).isEqualTo(source.strip());
    }

    @Test
    void copiesAllAndLeavesUnchangedFilesAlone(@TempDir Path temp) throws IOException {
        Path folder = temp.resolve("new/documents");
        List<Path> files = DemoDocuments.copyTo(folder);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactlyElementsOf(DemoDocuments.names());
        for (Path file : files) {
            assertThat(Files.readAllBytes(file))
                    .isEqualTo(DemoDocuments.read(file.getFileName().toString()));
        }

        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(files.get(0), longAgo);
        Files.writeString(files.get(1), "changed");
        DemoDocuments.copyTo(folder);
        assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(longAgo);
        assertThat(Files.readAllBytes(files.get(1)))
                .isEqualTo(DemoDocuments.read(files.get(1).getFileName().toString()));
    }

    @Test
    void refusesUnknownNamesAndFoldersItCannotWrite(@TempDir Path temp) throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> DemoDocuments.read("../package-info.class"))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("refunds.md");
        assertThatThrownBy(() -> DemoDocuments.copyTo(file))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("choose a folder");
    }

    private static String text(String name) throws IOException {
        byte[] bytes = DemoDocuments.read(name);
        if (name.endsWith(".pdf")) {
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(pdf);
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return name.endsWith(".html") ? Jsoup.parse(text).text() : text;
    }
}

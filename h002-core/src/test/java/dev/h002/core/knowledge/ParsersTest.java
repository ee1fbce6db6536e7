package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.langchain4j.data.document.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class ParsersTest {
    @Test
    void anHtmlPageBecomesItsReadablePart() {
        Document page = html("""
                <html><head><title>Help</title><style>p{}</style></head><body><nav>Home</nav>
                <main><h1>Returns</h1><p>Within <b>30</b> days,<br>with receipt.</p><script>alert(1)</script>
                <h2>Opened</h2><div>Loose text<p>and a paragraph</p></div>
                <ul><li>one</li><li>two</li></ul>Then<ol><li>first</li><li>second</li></ol>
                <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></main></body></html>
                """);

        assertThat(page.metadata().getString("title")).isEqualTo("Help");
        assertThat(MarkdownBlocks.of(page.text(), "x"))
                .extracting(block -> String.join(" > ", block.path()) + ": " + block.text())
                .containsExactly(
                        "Returns: Within 30 days, with receipt.",
                        "Returns > Opened: Loose text",
                        "Returns > Opened: and a paragraph",
                        "Returns > Opened: - one\n- two",
                        "Returns > Opened: Then",
                        "Returns > Opened: 1. first\n2. second",
                        "Returns > Opened: | A | B |\n| --- | --- |\n| 1 | 2 |");
    }

    @Test
    void anHtmlPageMayDeclareAnotherEncoding() {
        String page = "<html><head><meta charset='iso-8859-1'></head><body><p>Café</p></body></html>";

        assertThat(new HtmlParser()
                        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.ISO_8859_1)))
                        .text())
                .contains("Café");
        assertThatThrownBy(() -> new HtmlParser()
                        .parse(new ByteArrayInputStream("<p>Café</p>".getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void deeplyNestedHtmlIsReadToo() {
        assertThat(html("<div>".repeat(5_000) + "deep" + "</div>".repeat(5_000)).text())
                .contains("deep");
    }

    @Test
    void textIsReadAsUtf8OrAsItsByteOrderMarkSays() {
        assertThat(TextDecoding.decode("Café".getBytes(StandardCharsets.UTF_8))).isEqualTo("Café");
        assertThat(TextDecoding.decode("\ufeffCafé".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Café");
        assertThat(TextDecoding.decode("\ufeffCafé".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("Café");
        assertThat(TextDecoding.decode("\ufeffCafé".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("Café");
        assertThatThrownBy(() -> TextDecoding.decode("Café".getBytes(Charset.forName("windows-1252"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> TextDecoding.decode(new byte[] {1, 0, 2}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("binary");
    }

    @Test
    void aPdfsHeadingsParagraphsListsAndPagesAreFound() throws Exception {
        byte[] pdf = Pdfs.of(
                List.of(
                        "24:Gift card terms",
                        "11:Gift cards are sold in every store. They are valid",
                        "11:for three years.",
                        "16b:Losing a card",
                        "11:A lost card is replaced with the receipt.",
                        "11:• bring the receipt",
                        "11:• bring some identification"),
                List.of("16b:Paying back", "11:The value is never paid out in cash.", "9:Page 2 of 2"));

        Document document = new PdfParser().parse(new ByteArrayInputStream(pdf));

        assertThat(document.metadata().getString("title")).isEqualTo("Terms");
        assertThat(MarkdownBlocks.of(document.text(), "x"))
                .extracting(block -> block.page() + " " + String.join(" > ", block.path()) + ": " + block.text())
                .containsExactly(
                        "1 Gift card terms: Gift cards are sold in every store. They are valid for three years.",
                        "1 Gift card terms > Losing a card: A lost card is replaced with the receipt.",
                        "1 Gift card terms > Losing a card: - bring the receipt\n- bring some identification",
                        "2 Gift card terms > Paying back: The value is never paid out in cash.");
    }

    @Test
    void pdfsThatCannotBeReadSayWhy() throws Exception {
        byte[] whole = Pdfs.of(List.of("11:Hello."));
        assertRefused(Arrays.copyOf(whole, whole.length / 3), "not a whole PDF");
        assertRefused("%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8), "not a whole PDF");
        assertRefused(Pdfs.of(List.of()), "no text");
        try (PDDocument document = Loader.loadPDF(whole)) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertRefused(out.toByteArray(), "password");
        }
    }

    private static void assertRefused(byte[] pdf, String why) {
        assertThatThrownBy(() -> new PdfParser().parse(new ByteArrayInputStream(pdf)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    private static Document html(String page) {
        return new HtmlParser().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }
}

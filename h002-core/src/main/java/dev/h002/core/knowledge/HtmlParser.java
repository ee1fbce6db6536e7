package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.langchain4j.data.document.BlankDocumentException;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentParser;
import dev.langchain4j.data.document.Metadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Turns the readable part of an HTML page into Markdown: headings, paragraphs, lists and tables. Needs jsoup. */
final class HtmlParser implements DocumentParser {
    private static final String CLUTTER = "script,style,noscript,template,svg,iframe,nav,form,button,[hidden]";
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final int MAX_DEPTH = 200;

    @Override
    public Document parse(InputStream in) {
        try {
            org.jsoup.nodes.Document page = page(in.readAllBytes());
            Metadata metadata = metadata(page);
            page.select(CLUTTER).remove();
            StringBuilder markdown = new StringBuilder();
            block(main(page), markdown, 0);
            if (markdown.toString().isBlank()) {
                throw new BlankDocumentException();
            }
            return Document.from(markdown.toString(), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metadata metadata(org.jsoup.nodes.Document page) {
        Metadata metadata = new Metadata();
        if (!page.title().isBlank()) {
            metadata.put(DocumentMetadata.TITLE, page.title());
        }
        Element root = page.selectFirst("html");
        // Many pages carry a language that is none; that is no reason to refuse them.
        String language = root == null ? null : DocumentMetadata.languageOrNull(root.attr("lang"));
        if (language != null) {
            metadata.put(DocumentMetadata.LANGUAGE, language);
        }
        for (Element meta : page.select("meta[name][content]")) {
            String name = DocumentMetadata.name(meta.attr("name"));
            if (name.equals(DocumentMetadata.VALID_FROM) || name.equals(DocumentMetadata.VALID_UNTIL)) {
                metadata.put(name, meta.attr("content"));
            }
        }
        return metadata;
    }

    /** The part that is marked as what the page is about, if there is one such part. */
    private static Element main(org.jsoup.nodes.Document page) {
        for (String mark : List.of("main", "article")) {
            List<Element> marked = page.select(mark);
            if (marked.size() == 1) {
                return marked.get(0);
            }
        }
        return page.body();
    }

    private static org.jsoup.nodes.Document page(byte[] bytes) throws IOException {
        try {
            return Jsoup.parse(TextDecoding.decode(bytes));
        } catch (InvalidInputException notUtf8) {
            org.jsoup.nodes.Document declared = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
            if (declared.charset().name().equals("UTF-8")) {
                throw notUtf8;
            }
            return declared;
        }
    }

    private static void block(Element parent, StringBuilder out, int depth) {
        StringBuilder inline = new StringBuilder();
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                inline.append(text.text());
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br")) {
                    inline.append(' ');
                } else if (!element.isBlock()) {
                    inline.append(element.text());
                } else {
                    paragraph(inline, out);
                    element(element, out, depth);
                }
            }
        }
        paragraph(inline, out);
    }

    private static void element(Element element, StringBuilder out, int depth) {
        String name = element.normalName();
        if (HEADINGS.contains(name)) {
            out.append('\n')
                    .append("#".repeat(name.charAt(1) - '0'))
                    .append(' ')
                    .append(element.text())
                    .append("\n\n");
        } else if (name.equals("ul") || name.equals("ol")) {
            list(element, out);
        } else if (name.equals("table")) {
            table(element, out);
        } else if (name.equals("pre")) {
            out.append("```\n").append(element.wholeText().strip()).append("\n```\n\n");
        } else if (depth == MAX_DEPTH) {
            paragraph(new StringBuilder(element.text()), out);
        } else {
            block(element, out, depth + 1);
        }
    }

    private static void paragraph(StringBuilder inline, StringBuilder out) {
        if (!inline.toString().isBlank()) {
            out.append(inline.toString().strip()).append("\n\n");
        }
        inline.setLength(0);
    }

    private static void list(Element list, StringBuilder out) {
        int number = 1;
        for (Element item : list.children()) {
            String mark = list.normalName().equals("ol") ? String.format(Locale.ROOT, "%d. ", number++) : "- ";
            if (!item.text().isBlank()) {
                out.append(mark).append(item.text()).append('\n');
            }
        }
        out.append('\n');
    }

    private static void table(Element table, StringBuilder out) {
        Element caption = table.selectFirst("caption");
        if (caption != null) {
            paragraph(new StringBuilder(caption.text()), out);
        }
        boolean first = true;
        for (Element row : table.select("tr")) {
            List<String> cells = row.children().stream()
                    .map(cell -> cell.text().replace("|", "/"))
                    .toList();
            if (cells.isEmpty()) {
                continue;
            }
            out.append("| ").append(String.join(" | ", cells)).append(" |\n");
            if (first) {
                out.append(cells.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |\n")));
                first = false;
            }
        }
        out.append('\n');
    }
}

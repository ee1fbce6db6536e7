package dev.h002.core.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents that are hard to cut, and the nine of the resources, which are not. */
final class NastyDocuments {
    private static final List<String> WORDS = List.of(
            "return coupon delivery voucher refund opening chocolate receipt membership warranty exchange parcel"
                    .split(" "));

    private NastyDocuments() {}

    /** By name. */
    static Map<String, String> all() {
        Map<String, String> documents = new LinkedHashMap<>(nine());
        Random random = new Random(7);
        documents.put("line of 50 KB", words(random, 6_500));
        documents.put("sentence of 1,000 words", "# Terms\n\n" + words(random, 1_000) + ". Short one. Another.");
        documents.put("long words", "# Codes\n\n" + longWords(random));
        documents.put(
                "long word in a sentence",
                "Code " + "abcdefghij".repeat(45) + " opens the gate of the store. " + words(random, 300));
        documents.put("han", "# 退货\n\n" + "商品可以在三十天内退货。请出示收据。".repeat(60) + "字".repeat(900));
        documents.put(
                "kana and hangul",
                "# お知らせ\n\n" + "ごりようありがとうございます。".repeat(60) + "\n\n" + "반품은 삼십일 이내에 가능합니다. ".repeat(60));
        documents.put("emoji", "# 😀 Fun\n\n" + "😀".repeat(700) + " 👩‍👩‍👧‍👦🏽".repeat(120) + " \u00e9e\u0301 end");
        documents.put("accents", "Zalgo " + ("a" + "\u0301\u0302\u0303".repeat(30)).repeat(30));
        documents.put("table of huge rows", table(random, 5, 400));
        documents.put(
                "table of huge head",
                "# T\n\n| " + words(random, 300) + " | b |\n|---|---|\n| one | two |\n| three | four |");
        documents.put("long table", table(random, 120, 6));
        documents.put(
                "links",
                IntStream.range(0, 60)
                        .mapToObj(i -> "See https://shop.example/help/" + WORDS.get(i % 12) + "/"
                                + "segment-".repeat(30) + i + "?q=" + i)
                        .collect(Collectors.joining("\n")));
        documents.put(
                "list",
                IntStream.range(0, 90)
                        .mapToObj(i -> "- item" + i + " " + words(random, 1 + i % 60))
                        .collect(Collectors.joining("\n")));
        documents.put(
                "listing",
                "```\n"
                        + IntStream.range(0, 120)
                                .mapToObj(i -> "    step" + i + "(" + words(random, 4) + ");")
                                .collect(Collectors.joining("\n"))
                        + "\n```");
        documents.put(
                "long headings",
                "# " + words(random, 120) + " alpha\n\n## " + words(random, 40) + " beta\n\n### " + words(random, 40)
                        + " gamma\n\nText below.\n\n## Empty delta\n\n## Full epsilon\n\nMore text.");
        documents.put("blanks", "one" + " ".repeat(30_000) + "two\n\nthree" + "\t".repeat(5_000) + "four");
        documents.put("marks", "# T\n\n" + "!?#*~".repeat(600) + " end");
        documents.put("personal", "Write to ann.lee@example.org or call +1 212 555 0142. ".repeat(60));
        documents.put("one letter", "x");
        return documents;
    }

    static Map<String, String> nine() {
        Map<String, String> documents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(
                Path.of(Objects.requireNonNull(NastyDocuments.class.getResource("/dev/h002/core/retrieval/documents"))
                        .toURI()))) {
            for (Path file : files.sorted().toList()) {
                documents.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return documents;
    }

    static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    private static String longWords(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            for (int c = 0; c < 400 * i; c++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ').append(words(random, 5)).append(' ');
        }
        return text.toString();
    }

    private static String table(Random random, int rows, int words) {
        return "# Prices\n\n| Method | Takes | Costs |\n|---|---|---|\n"
                + IntStream.range(0, rows)
                        .mapToObj(i -> "| row" + i + " | " + words(random, words) + " | " + i + ".90 |")
                        .collect(Collectors.joining("\n"));
    }
}

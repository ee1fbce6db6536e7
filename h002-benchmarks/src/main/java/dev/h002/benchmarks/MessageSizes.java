package dev.h002.benchmarks;

import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.MaskingSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How long the messages of {@link MaskingBenchmark} are and what each subject makes of them, on average: what its times and
 * allocation are divided by. Bytes are those of UTF-8, whatever a string takes in memory.
 */
final class MessageSizes {
    static final String INPUT = "input";

    private static final String HEAD = "\"mix\",\"text\",\"messages\",\"characters\",\"bytes\"";

    private final Map<String, Size> sizes = new HashMap<>();

    private MessageSizes() {}

    /** The mean of so many messages. */
    record Size(int messages, double characters, double bytes) {
        static Size of(List<String> texts) {
            return new Size(
                    texts.size(),
                    texts.stream().mapToInt(String::length).average().orElse(0),
                    texts.stream()
                            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                            .average()
                            .orElse(0));
        }
    }

    /** Masks every message by every subject, and writes the sizes as CSV. */
    static void measure(Path file) throws IOException {
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        for (ChatMix mix : ChatMix.values()) {
            subjects().forEach((name, subject) -> {
                Size size = Size.of(MaskingBenchmark.chats(mix).stream()
                        .flatMap(chat -> subject.mask(chat).stream())
                        .toList());
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.2f,%.2f\n",
                        mix,
                        name,
                        size.messages(),
                        size.characters(),
                        size.bytes()));
            });
        }
        Files.writeString(file, csv);
    }

    /** @throws IOException if the file cannot be read, or is none that {@link #measure} wrote */
    static MessageSizes read(Path file) throws IOException {
        MessageSizes sizes = new MessageSizes();
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IOException(file.getFileName() + " does not hold the sizes of messages.");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            sizes.sizes.put(
                    cells[0] + " " + cells[1],
                    new Size(Integer.parseInt(cells[2]), Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
        }
        return sizes;
    }

    /** @param text a benchmark method for what it gives, or {@link #INPUT} */
    Size size(String text, String mix) {
        Size size = sizes.get(mix + " " + text);
        if (size == null) {
            throw new IllegalArgumentException("The sizes hold no " + text + " for " + mix + ".");
        }
        return size;
    }

    private interface Subject {
        List<String> mask(Chat chat);
    }

    private static Map<String, Subject> subjects() {
        PlaceholderMasker masker = PlaceholderMasker.create();
        Map<String, Subject> subjects = new LinkedHashMap<>();
        subjects.put(INPUT, chat -> each(chat, text -> text));
        subjects.put("h002", chat -> in(masker.open(chat.known(), Map.of()), chat));
        subjects.put("h002WithOpening", chat -> in(masker.open(chat.known(), Map.of()), chat));
        subjects.put("h002Unprimed", chat -> in(masker.open(), chat));
        subjects.put("fiveRegexes", chat -> each(chat, RegexMasker::mask));
        subjects.put("fiveRe2j", chat -> each(chat, Re2Masker::mask));
        subjects.put("phoneLibrary", chat -> each(chat, PhoneLibraryMasker::mask));
        return subjects;
    }

    private static List<String> in(MaskingSession session, Chat chat) {
        return each(chat, text -> session.mask(text).text().value());
    }

    private static List<String> each(Chat chat, UnaryOperator<String> masker) {
        return chat.messages().stream()
                .map(message -> masker.apply(message.text()))
                .toList();
    }
}

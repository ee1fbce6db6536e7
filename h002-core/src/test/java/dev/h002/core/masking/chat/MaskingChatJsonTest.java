package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.h002.EntityType;
import dev.h002.MaskedText;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskingChatJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsMaskedIsRestoredToTheSameJson() throws Exception {
        Random random = new Random(21);
        for (int round = 0; round < 500; round++) {
            MaskingSession session = Shopper.session();
            JsonNode document = document(random, 3);

            String masked = new TextMasking(session).arguments(document.toString());

            JSON.readTree(masked);
            Shopper.assertNothingOf(masked);
            JsonRestorer restorer = new JsonRestorer(session);
            String restored = restorer.push(masked) + restorer.finish();
            assertThat(JSON.readTree(numbersAsText(restored)))
                    .isEqualTo(JSON.readTree(numbersAsText(document.toString())));
        }
    }

    /** A number beside an address is taken for part of it, and what is masked becomes a string. */
    private static String numbersAsText(String json) {
        return json.replaceAll("(?<=[:,\\[])(\\d+)(?=[,}\\]])", "\"$1\"");
    }

    @Test
    void anyTextInAnyPiecesIsRestoredTheSameAndNeverThrows() {
        String[] fragments = {
            "\"",
            "\\",
            "\\\"",
            "\\u",
            "\\u003c",
            "\\u00",
            "3c",
            "<",
            "NAME_1",
            ">",
            "<NAME_1>",
            "<ORDER_1>",
            "{",
            ":",
            "\n",
            "\ud83d",
            "\\ud83d",
            "\ude00",
            "\\n",
            "x",
            " "
        };
        MaskingSession session = Shopper.session();
        session.mask(Shopper.NAME + ", order 48213");
        Random random = new Random(22);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(12, 0, fragments.length).forEach(i -> text.append(fragments[i]));
            JsonRestorer whole = new JsonRestorer(session);
            String expected = whole.push(text.toString()) + whole.finish();
            JsonRestorer cut = new JsonRestorer(session);
            StringBuilder joined = new StringBuilder();
            for (String piece : MaskingStreamingChatModelTest.cut(text.toString(), random)) {
                joined.append(cut.push(piece));
            }
            assertThat(joined.append(cut.finish())).hasToString(expected);
            new TextMasking(session).arguments(text.toString());
        }
    }

    @Test
    void noDepthOfBracketsExhaustsTheStack() {
        TextMasking masking = new TextMasking(Shopper.session());
        String deep = Shopper.EMAIL;
        for (int strings = 0; strings < 5; strings++) {
            deep = "[".repeat(200) + JsonNodeFactory.instance.textNode(deep) + "]".repeat(200);
        }

        Shopper.assertNothingOf(masking.text(deep));
        Shopper.assertNothingOf(masking.arguments("[".repeat(100_000) + Shopper.EMAIL));
    }

    @Test
    void aFindingAcrossTwoStringsLeavesNeitherOfThem() {
        MaskingSession session = Shopper.session();

        assertThat(new TextMasking(session).text("[\"12 Elm St\",\"Springfield\"]"))
                .doesNotContain("Elm", "Springfield")
                .startsWith("[\"<ADDRESS_");
    }

    @Test
    void aMaskerWhoseSpansAreIncompleteIsStillBelieved() {
        MaskingSession inner = PlaceholderMasker.create().open();
        MaskingSession spanless = new SpanlessSession(inner);

        assertThat(new TextMasking(spanless).text("{\"to\":\"maya@example.com\"}"))
                .isEqualTo("{\"to\":\"<EMAIL_1>\"}");
    }

    @Test
    void oneConversationMayBeUsedByManyThreads() throws Exception {
        RecordingChatModel inner = RecordingChatModel.saying("<EMAIL_1> <NAME_1>");
        MaskingChatModel model = MaskingChatModel.of(inner, Shopper.session());
        model.chat(Shopper.EMAIL + " is " + Shopper.NAME);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(
                            () -> model.chat("I am " + Shopper.NAME + ", order 48213, user" + i + "@example.com")))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(Shopper.EMAIL + " " + Shopper.NAME);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(inner.sent).hasSize(201);
        Shopper.assertNothingOf(inner.everything());
        assertThat(inner.everything()).doesNotContain("@");
    }

    private static JsonNode document(Random random, int depth) {
        String[] texts = {
            Shopper.NAME,
            Shopper.EMAIL,
            Shopper.ADDRESS,
            "card " + Shopper.CARD,
            "<NAME_1>",
            "a \\ \"b\"\t",
            "",
            "\ud83d\ude00"
        };
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String name = random.nextInt(8) == 0 ? texts[random.nextInt(texts.length)] + " f" + i : "field" + i;
            switch (random.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> node.put(name, random.nextInt(90));
                case 1 -> node.put(name, random.nextBoolean());
                case 2 -> node.put(name, "x " + texts[random.nextInt(texts.length)] + " y");
                case 3 -> node.putArray(name).add(document(random, depth - 1)).add(texts[random.nextInt(texts.length)]);
                default -> node.set(name, document(random, depth - 1));
            }
        }
        return node;
    }

    /** Masks well and says nothing about where. */
    private record SpanlessSession(MaskingSession inner) implements MaskingSession {
        @Override
        public Masking mask(String raw) {
            return new Masking(inner.mask(raw).text(), List.of());
        }

        @Override
        public MaskedText conceal(EntityType type, String value) {
            return inner.conceal(type, value);
        }

        @Override
        public String restore(String masked) {
            return inner.restore(masked);
        }

        @Override
        public Restorer restorer() {
            return inner.restorer();
        }

        @Override
        public Map<String, String> vault() {
            return inner.vault();
        }
    }
}

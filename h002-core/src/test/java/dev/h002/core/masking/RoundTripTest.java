package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded random text: whatever is typed comes back exactly, in one piece or in many. */
class RoundTripTest {
    private static final int TEXTS_PER_SEED = 5_000;

    private static final List<KnownValue> KNOWN = List.of(
            new KnownValue(EntityType.NAME, "Maya O\u2019Chen"),
            new KnownValue(EntityType.EMAIL, "maya@x.com"),
            new KnownValue(EntityType.PHONE, "415-555-2671"),
            new KnownValue(EntityType.ADDRESS, "12 Oak Street"),
            new KnownValue(EntityType.ORDER, "#W1234567"));

    private static final String[] FRAGMENTS = {
        "<",
        ">",
        "<EMAIL_",
        "<EMAIL_1",
        "<EMAIL_1>",
        "<email_1>",
        "< Email_1 >",
        "<EMAIL_1_2>",
        "<LITERAL_1>",
        "<NAME_1>",
        "EMAIL",
        "_",
        "1",
        "_1",
        "_2>",
        " ",
        "  ",
        "\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\u0301",
        "maya@x.com",
        "Maya@X.com",
        "maya",
        "Maya O'Chen",
        "MAYA",
        "@",
        ".com",
        "a@b.co",
        "415",
        "-555-",
        "2671",
        "(415) 555-2671",
        "+1",
        "4111 1111",
        " 1111 1111",
        "order ",
        "48213",
        "#W1234567",
        "ORD-2024-0001",
        "12 oak",
        " street",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "\u0000",
        "\u0007",
        "\ufb01",
        "\u00df",
        "\u0130",
        "\uff11\uff12",
        "<A_1",
        "<A_999999999>",
        "<A_9999999999>",
        "<A__1>",
        "<_A_1>",
        "<" + "A".repeat(31) + "_1>",
        "<A_1" + " ".repeat(60) + ">",
        "&lt;",
        "\ufdfa",
        "\u1100\u1161",
        "\ud835\udc0c\ud835\udc1a\ud835\udc32\ud835\udc1a"
    };

    private final PlaceholderMasker masker = PlaceholderMasker.create();

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            if (random.nextInt(5) == 0) {
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            } else {
                text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void restoringUndoesMasking(long seed) {
        Random random = new Random(seed);
        MaskingSession session = masker.open(KNOWN, Map.of());
        for (int i = 0; i < TEXTS_PER_SEED; i++) {
            String text = randomText(random);
            if (i % 500 == 0) {
                session = masker.open(KNOWN, session.vault());
            }
            Masking masking = session.mask(text);
            String masked = masking.text().value();

            assertThat(session.restore(masked)).as("seed %d, text %d", seed, i).isEqualTo(text);
            assertSpansRebuild(text, masking);
            assertThat(inPieces(session, masked, random)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void anyChunkingOfAnyTextRestoresAlike(long seed) {
        Random random = new Random(seed);
        MaskingSession session = masker.open(KNOWN, Map.of());
        for (int i = 0; i < TEXTS_PER_SEED; i++) {
            String answer = randomText(random) + randomText(random);
            String whole = session.restore(answer);

            assertThat(inPieces(session, answer, random)).isEqualTo(whole);
            assertThat(byCharacter(session, answer)).isEqualTo(whole);
            if (answer.length() < 40) {
                assertEverySplit(session, answer, whole);
            }
            session.mask(answer);
        }
    }

    private static void assertSpansRebuild(String text, Masking masking) {
        StringBuilder rebuilt = new StringBuilder();
        int done = 0;
        for (MaskedSpan span : masking.spans()) {
            assertThat(span.start()).isGreaterThanOrEqualTo(done).isLessThan(span.end());
            rebuilt.append(text, done, span.start()).append(span.placeholder());
            done = span.end();
        }
        assertThat(rebuilt.append(text, done, text.length()))
                .hasToString(masking.text().value());
    }

    private static void assertEverySplit(MaskingSession session, String text, String whole) {
        for (int split = 0; split <= text.length(); split++) {
            MaskingSession.Restorer restorer = session.restorer();
            String shown = restorer.push(text.substring(0, split)) + restorer.push(text.substring(split));
            assertThat(shown + restorer.finish()).isEqualTo(whole);
        }
    }

    private static String inPieces(MaskingSession session, String text, Random random) {
        MaskingSession.Restorer restorer = session.restorer();
        StringBuilder shown = new StringBuilder();
        int given = 0;
        while (given < text.length()) {
            int next = Math.min(text.length(), given + random.nextInt(9));
            shown.append(restorer.push(text.substring(given, next)));
            given = next;
        }
        return shown.append(restorer.finish()).toString();
    }

    private static String byCharacter(MaskingSession session, String text) {
        MaskingSession.Restorer restorer = session.restorer();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            shown.append(restorer.push(text.substring(i, i + 1)));
        }
        return shown.append(restorer.finish()).toString();
    }
}

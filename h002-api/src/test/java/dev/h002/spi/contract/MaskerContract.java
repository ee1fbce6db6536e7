package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.MaskedText;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masker;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Masker} promises. Extend it and give the masker. */
public abstract class MaskerContract {
    private static final List<KnownValue> KNOWN = List.of(
            new KnownValue(EntityType.NAME, "Maya Chen"),
            new KnownValue(EntityType.EMAIL, "maya.chen@example.com"),
            new KnownValue(EntityType.PHONE, "+1 415-555-2671"),
            new KnownValue(EntityType.ADDRESS, "12 Oak Street"),
            new KnownValue(EntityType.ORDER, "W1234567"));

    private static final String TEXT =
            "I'm Maya Chen, maya.chen@example.com, +1 415-555-2671, 12 Oak Street; where is W1234567?";

    /** The masker under test. */
    protected abstract Masker masker();

    private MaskingSession open() {
        return masker().open(KNOWN, Map.of());
    }

    @Test
    void noKnownValueIsInTheMaskedText() {
        String masked = open().mask(TEXT).text().value();

        for (KnownValue value : KNOWN) {
            assertThat(masked).doesNotContainIgnoringCase(value.value());
        }
    }

    @Test
    void restoringUndoesMaskingExactly() {
        MaskingSession session = open();

        assertThat(session.restore(session.mask(TEXT).text().value())).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<",
                "<EMAIL_1",
                "<EMAIL_1>",
                "< email_1 > <EMAIL_1_2> <<NAME_1>>",
                "Maya Chen MAYA CHEN maya  chen <NAME_1>",
                "\ud83d\ude00 \ud83d maya.chen@example.com \ude00",
            })
    void restoringUndoesMaskingOfOddTextsToo(String text) {
        MaskingSession session = open();
        session.mask(TEXT);

        assertThat(session.restore(session.mask(text).text().value())).isEqualTo(text);
    }

    @Test
    void theSameValueKeepsItsPlaceholder() {
        MaskingSession session = open();
        Masking first = session.mask("Write to maya.chen@example.com");
        Masking second = session.mask("I said maya.chen@example.com");

        assertThat(second.spans().get(0).placeholder())
                .isEqualTo(first.spans().get(0).placeholder());
    }

    @Test
    void spansSayWhatStoodWhere() {
        Masking masking = open().mask(TEXT);
        StringBuilder rebuilt = new StringBuilder();
        int done = 0;
        for (MaskedSpan span : masking.spans()) {
            assertThat(span.start()).isBetween(done, span.end() - 1);
            rebuilt.append(TEXT, done, span.start()).append(span.placeholder());
            done = span.end();
        }
        rebuilt.append(TEXT, done, TEXT.length());

        assertThat(rebuilt).hasToString(masking.text().value());
        assertThat(masking.spans())
                .extracting(MaskedSpan::type)
                .contains(EntityType.NAME, EntityType.EMAIL, EntityType.PHONE, EntityType.ADDRESS, EntityType.ORDER);
    }

    @Test
    void nobodyGetsAValueByTypingItsPlaceholder() {
        MaskingSession session = open();
        String placeholder = session.mask("maya.chen@example.com").text().value();
        String typed = "Tell me " + placeholder;

        String masked = session.mask(typed).text().value();

        assertThat(masked).doesNotContain(placeholder);
        assertThat(session.restore(masked)).isEqualTo(typed);
    }

    @Test
    void whatIsRestoredIsNotReadAgain() {
        MaskingSession session = open();
        String placeholder = session.mask("maya.chen@example.com").text().value();
        MaskedText concealed = session.conceal(new EntityType("NOTE"), placeholder);

        assertThat(session.restore(concealed.value())).isEqualTo(placeholder);
    }

    @Test
    void placeholdersAreReadInAnyCaseAndWithSpaceInside() {
        MaskingSession session = open();
        String placeholder = session.mask("maya.chen@example.com").text().value();
        String loose =
                "< " + placeholder.substring(1, placeholder.length() - 1).toLowerCase(java.util.Locale.ROOT) + " >";

        assertThat(session.restore(loose)).isEqualTo("maya.chen@example.com");
    }

    @Test
    void unknownPlaceholdersBecomeNeutralWords() {
        String restored = open().restore("Sent to <EMAIL_77>.");

        assertThat(restored).startsWith("Sent to ").endsWith(".").doesNotContain("<", ">", "EMAIL");
    }

    @Test
    void concealingMasksTheWholeValueAndRestores() {
        MaskingSession session = open();
        MaskedText concealed = session.conceal(EntityType.REFERENCE, "any words at all");

        assertThat(concealed.value()).doesNotContain("words");
        assertThat(session.restore(concealed.value())).isEqualTo("any words at all");
        assertThat(session.conceal(EntityType.NAME, "  ")).isEqualTo(MaskedText.empty());
    }

    @Test
    void concealingAndMaskingAgreeOnAPlaceholder() {
        MaskingSession session = open();

        assertThat(session.conceal(EntityType.ORDER, "W1234567"))
                .isEqualTo(session.mask("W1234567").text());
    }

    @Test
    void aReopenedSessionContinues() {
        MaskingSession before = open();
        String masked = before.mask(TEXT + " other@example.org").text().value();
        MaskingSession after = masker().open(KNOWN, before.vault());

        assertThat(after.restore(masked)).isEqualTo(TEXT + " other@example.org");
        assertThat(after.mask(TEXT).text()).isEqualTo(before.mask(TEXT).text());
        assertThat(after.mask("new@example.net").text())
                .isEqualTo(before.mask("new@example.net").text());
        assertThat(after.vault()).isEqualTo(before.vault());
    }

    @Test
    void restoringInPiecesGivesTheSame() {
        MaskingSession session = open();
        String masked = session.mask(TEXT).text().value() + " <ORDER_99> < name_1 > a < b <EMAIL_";
        String whole = session.restore(masked);
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            MaskingSession.Restorer restorer = session.restorer();
            StringBuilder shown = new StringBuilder();
            int most = 1 + random.nextInt(12);
            for (int i = 0; i < masked.length(); ) {
                int next = Math.min(masked.length(), i + random.nextInt(most + 1));
                shown.append(restorer.push(masked.substring(i, next)));
                i = next;
            }
            assertThat(shown.append(restorer.finish())).hasToString(whole);
        }
    }

    @Test
    void nothingPersonalIsInToString() {
        MaskingSession session = open();
        Masking masking = session.mask(TEXT);

        assertThat(session + " " + masking).doesNotContain("Maya", "maya", "415", "Oak", "1234567");
    }
}

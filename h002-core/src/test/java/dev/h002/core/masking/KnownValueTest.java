package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskingSession;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownValueTest {
    private final PlaceholderMasker masker = PlaceholderMasker.create();

    private String mask(EntityType type, String value, String text) {
        MaskingSession session = masker.open(List.of(new KnownValue(type, value)), Map.of());
        String masked = session.mask(text).text().value();
        assertThat(session.restore(masked)).isEqualTo(text);
        return masked;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am Maya Chen.|I am <NAME_1>.",
                "Maya's order|<NAME_1>'s order",
                "MAYA CHEN|<NAME_1>",
                "m\u00e1ya chen|<NAME_1>",
                "Chen, Maya|<NAME_1>, <NAME_2>",
                "maya_chen maya.chen|<NAME_1> <NAME_1>",
                "\uff2d\uff41\uff59\uff41|<NAME_1>",
                "M\u200ba\u00adya|<NAME_1>",
                "Himalayan mayan chenille|Himalayan mayan chenille",
                "maya2024|<NAME_1>2024",
                "\u6211\u662fMaya\u7684|\u6211\u662f<NAME_1>\u7684",
            })
    void aNameIsFoundWholeAndByItsParts(String text, String masked) {
        assertThat(mask(EntityType.NAME, "Maya Chen", text)).isEqualTo(masked);
    }

    @Test
    void shortNamesAreFoundAsWordsOnly() {
        assertThat(mask(EntityType.NAME, "Ann Li", "Announcement for Ann, Ann Li; Li is short"))
                .isEqualTo("Announcement for <NAME_1>, <NAME_2>; Li is short");
        assertThat(mask(EntityType.NAME, "Ludwig van Gogh", "a van for Gogh")).isEqualTo("a van for <NAME_1>");
    }

    @Test
    void namesInScriptsWithoutSpacesAreFoundInsideText() {
        assertThat(mask(EntityType.NAME, "\u738b\u5c0f\u660e", "\u6211\u53eb\u738b\u5c0f\u660e\u5148\u751f"))
                .isEqualTo("\u6211\u53eb<NAME_1>\u5148\u751f");
        assertThat(mask(EntityType.NAME, "\uae40\ubbfc\uc900", "\uae40\ubbfc\uc900\uc740 \uc654\ub2e4"))
                .isEqualTo("<NAME_1>\uc740 \uc654\ub2e4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(415) 555-2671",
                "415.555.2671",
                "4155552671",
                "+1 415 555 2671",
                "1-415-555-2671",
                "0014155552671",
                "415 / 555 - 2671",
                "415\n555\n2671",
                "+14155552671",
                "415-555\u20112671",
                "\uff14\uff11\uff155552671",
                "4 1 5 5 5 5 2 6 7 1"
            })
    void aPhoneIsFoundByItsDigits(String spelling) {
        String masked = mask(EntityType.PHONE, "+1 415-555-2671", "call " + spelling + " now");

        assertThat(masked).isEqualTo("call <PHONE_1> now");
    }

    @Test
    void aPhoneInsideALongerNumberTakesTheNumberAlong() {
        assertThat(mask(EntityType.PHONE, "+1 415-555-2671", "id 99415555267199."))
                .isEqualTo("id <PHONE_1>.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where is #w1234567?|where is <ORDER_1>?",
                "W1234567|<ORDER_1>",
                "W 123 4567 and W-1234567|<ORDER_1> and <ORDER_1>",
                "W12345678 is another|W12345678 is another",
            })
    void anOrderNumberIsFoundWithAndWithoutItsHash(String text, String masked) {
        assertThat(mask(EntityType.ORDER, "#W1234567", text)).isEqualTo(masked);
        assertThat(mask(EntityType.ORDER, "W1234567", text)).isEqualTo(masked);
    }

    @Test
    void anAddressIsFoundWithOtherPunctuationAndLines() {
        String address = "12 Oak Street, Apt 4";

        assertThat(mask(EntityType.ADDRESS, address, "to 12 oak street\nApt. 4 please"))
                .isEqualTo("to <ADDRESS_1> please");
        assertThat(mask(EntityType.ADDRESS, "94107", "CA94107 194107")).isEqualTo("CA<ADDRESS_1> 194107");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' Chen", "Maya '", "' '", "- -", "\ud83d\ude00 Chen", "Maya @", "\u200b Chen", "'Chen' 'Maya'"})
    void namesWithWordsOfSignsAreNames(String name) {
        MaskingSession session = masker.open(List.of(new KnownValue(EntityType.NAME, name)), Map.of("<NAME_1>", name));

        assertThat(session.restore(session.mask("Chen, Maya?").text().value())).isEqualTo("Chen, Maya?");
    }

    @Test
    void valuesTooShortToTellAreIgnored() {
        assertThat(mask(EntityType.ADDRESS, "4", "4 apples")).isEqualTo("4 apples");
        assertThat(mask(EntityType.ORDER, "42", "42 apples")).isEqualTo("42 apples");
        assertThat(mask(EntityType.ADDRESS, "--", "a -- b")).isEqualTo("a -- b");
        assertThat(mask(EntityType.ADDRESS, "2B", "flat 2b, 2bc")).isEqualTo("flat <ADDRESS_1>, 2bc");
    }

    @Test
    void aKnownValueInsideSomethingLargerLeavesNoRemainder() {
        assertThat(mask(EntityType.NAME, "Maya", "maya.jones@x.com <maya_1>")).isEqualTo("<EMAIL_1> <LITERAL_1>");
        assertThat(mask(EntityType.EMAIL, "maya@x.com", "maya@x.com.au xmaya@x.com"))
                .isEqualTo("<EMAIL_1> <EMAIL_2>");
    }

    @Test
    void noKnownValueSurvivesInAnySpelling() {
        List<KnownValue> known = List.of(
                new KnownValue(EntityType.NAME, "Zo\u00eb Gro\u00df-M\u00fcller"),
                new KnownValue(EntityType.EMAIL, "zoe.gross@example.com"),
                new KnownValue(EntityType.PHONE, "+49 30 901820"),
                new KnownValue(EntityType.ADDRESS, "Stra\u00dfe des 17. Juni 135"),
                new KnownValue(EntityType.ADDRESS, "S\u00f8ndre Skov\u00e6nget"),
                new KnownValue(EntityType.ADDRESS, "10623"),
                new KnownValue(EntityType.REFERENCE, "1Z999AA10123456784"),
                new KnownValue(EntityType.ORDER, "ORD-2026-004812"),
                new KnownValue(EntityType.ORDER, "48213"));
        String[] around = {" ", "\n", ", ", "(", ")", "\"", " is ", "\u00a0", "'s ", "; ", "<", ">", "\u3000"};
        Random random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            KnownValue value = known.get(random.nextInt(known.size()));
            String spelling = spell(value.value(), random);
            String text = "x" + around[random.nextInt(around.length)] + spelling + around[random.nextInt(around.length)]
                    + "y";
            MaskingSession session = masker.open(known, Map.of());

            String masked = session.mask(text).text().value();

            assertThat(CharFold.fold(masked))
                    .as("round %d", round)
                    .doesNotContain(CharFold.fold(value.value()))
                    .doesNotContain(CharFold.fold(spelling));
            assertThat(session.restore(masked)).isEqualTo(text);
        }
    }

    private static String spell(String value, Random random) {
        String spelled = value;
        switch (random.nextInt(3)) {
            case 0 -> spelled = spelled.toUpperCase(Locale.ROOT);
            case 1 -> spelled = spelled.toLowerCase(Locale.ROOT);
            default -> {}
        }
        if (random.nextBoolean()) {
            spelled = Normalizer.normalize(spelled, Normalizer.Form.NFD);
            if (random.nextBoolean()) {
                spelled = spelled.replaceAll("\\p{M}", "");
            }
        }
        return switch (random.nextInt(4)) {
            case 0 -> spelled.replace(" ", "\n");
            case 1 -> spelled.replace(" ", " \t\r\n ");
            case 2 -> spelled.replace(" ", "\u00a0").replace("a", "a\u200d");
            default -> spelled;
        };
    }

    @Test
    void moreKnownValuesThanAnyCustomerHasAreRefused() {
        List<KnownValue> many = Collections.nCopies(20_001, new KnownValue(EntityType.ORDER, "48213"));

        assertThatThrownBy(() -> masker.open(many, Map.of())).isInstanceOf(InvalidInputException.class);
    }
}

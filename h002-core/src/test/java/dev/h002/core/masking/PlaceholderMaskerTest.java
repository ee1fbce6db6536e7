package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.h002.EntityType;
import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masker;
import dev.h002.spi.MaskingSession;
import dev.h002.spi.contract.MaskerContract;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderMaskerTest extends MaskerContract {
    private final PlaceholderMasker masker = PlaceholderMasker.create();

    @Override
    protected Masker masker() {
        return masker;
    }

    private MaskingSession open() {
        return masker.open(List.of(), Map.of());
    }

    private static String mask(MaskingSession session, String text) {
        return session.mask(text).text().value();
    }

    @Test
    void numbersAreGivenPerTypeByFirstAppearance() {
        assertThat(mask(open(), "a@x.com b@x.com (415) 555-2671 a@x.com order 48213"))
                .isEqualTo("<EMAIL_1> <EMAIL_2> <PHONE_1> <EMAIL_1> order <ORDER_1>");
    }

    @Test
    void everySpellingOfAValueHasItsPlaceholderAndIsRestoredAsItWas() {
        MaskingSession session = open();
        String text = "maya@x.com Maya@X.com maya@x.com (415) 555-2671 +1 415.555.2671 MAYA@X.COM";

        assertThat(mask(session, text)).isEqualTo("<EMAIL_1> <EMAIL_1> <EMAIL_1> <PHONE_1> <PHONE_1> <EMAIL_1>");
        assertThat(session.restore(mask(session, text))).isEqualTo(text);
        assertThat(session.restore("to <EMAIL_1>")).isEqualTo("to maya@x.com");
        assertThat(session.vault())
                .containsExactly(Map.entry("<EMAIL_1>", "maya@x.com"), Map.entry("<PHONE_1>", "(415) 555-2671"));
    }

    @Test
    void aPlaceholderStandsForTheRecordsSpelling() {
        List<KnownValue> known =
                List.of(new KnownValue(EntityType.ORDER, "W1234567"), new KnownValue(EntityType.NAME, "Maya Chen"));
        MaskingSession session = masker.open(known, Map.of());
        String text = "MAYA wants #w 123 4567";

        assertThat(mask(session, text)).isEqualTo("<NAME_1> wants <ORDER_1>");
        assertThat(session.restore("Hi <NAME_1>: <ORDER_1>")).isEqualTo("Hi Maya: W1234567");
        assertThat(session.restore(mask(session, text))).isEqualTo(text);
    }

    @Test
    void recordsThatDifferByASeparatorStayTwoValues() {
        List<KnownValue> known =
                List.of(new KnownValue(EntityType.ORDER, "W-12345"), new KnownValue(EntityType.ORDER, "W1-2345"));
        MaskingSession session = masker.open(known, Map.of());

        assertThat(mask(session, "W-12345 and W1-2345")).isEqualTo("<ORDER_1> and <ORDER_2>");
        assertThat(session.restore("<ORDER_2> <ORDER_1>")).isEqualTo("W1-2345 W-12345");
    }

    @Test
    void cardsAndOrdersAreTheSameHoweverTheyAreGrouped() {
        assertThat(mask(open(), "4111 1111 1111 1111 or 4111-1111-1111-1111")).isEqualTo("<CARD_1> or <CARD_1>");
        MaskingSession session = open();
        assertThat(session.conceal(EntityType.ORDER, "W1234567").value()).isEqualTo("<ORDER_1>");
        assertThat(mask(session, "where is #W1234567, order w1234567"))
                .isEqualTo("where is <ORDER_1>, order <ORDER_1>");
    }

    @Test
    void anOrderNumberOnceShownIsFoundAgainWithoutTheWord() {
        MaskingSession session = open();

        assertThat(mask(session, "48213 I said, order 48213! 148213"))
                .isEqualTo("<ORDER_1> I said, order <ORDER_1>! 148213");
        assertThat(mask(session, "is 48213 there?")).isEqualTo("is <ORDER_1> there?");
        assertThat(mask(masker.open(List.of(), session.vault()), "is 48213 there?"))
                .isEqualTo("is <ORDER_1> there?");
        assertThat(mask(open(), "order 1500 then 1500 points")).isEqualTo("order <ORDER_1> then 1500 points");
    }

    @Test
    void aNumberThatAWordGaveAwayStaysHiddenInAnAnswerAndInTheHistory() {
        MaskingSession session = masker.open(List.of(new KnownValue(EntityType.PHONE, "+1 212-555-0143")), Map.of());

        assertThat(mask(session, "Ring 555-0143 please, my card is 4222222222222."))
                .isEqualTo("Ring <PHONE_1> please, my card is <CARD_1>.");
        assertThat(mask(session, "Noted: 555-0143 and 4222222222222.")).isEqualTo("Noted: <PHONE_1> and <CARD_1>.");
        assertThat(mask(masker.open(List.of(), session.vault()), "Noted: 555-0143 and 4222222222222."))
                .isEqualTo("Noted: <PHONE_1> and <CARD_1>.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"48%0DOrchard Row", "48%09Orchard%0D%0ARow", "48%C2%A0Orchard%C2%A0Row", "48&nbsp;Orchard Row"})
    void aKnownValueIsFoundOverEncodedWhiteSpace(String spelling) {
        MaskingSession session = masker.open(List.of(new KnownValue(EntityType.ADDRESS, "48 Orchard Row")), Map.of());

        assertThat(mask(session, "to " + spelling + " please")).isEqualTo("to <ADDRESS_1> please");
    }

    @Test
    void typedPlaceholdersAreLiterals() {
        MaskingSession session = open();
        mask(session, "a@x.com");

        assertThat(mask(session, "<EMAIL_1> < email_1\t> <EMAIL_01> &lt;EMAIL_1&gt; <b>"))
                .isEqualTo("<LITERAL_1> <LITERAL_2> <LITERAL_3> &lt;EMAIL_1&gt; <b>");
        assertThat(session.restore("<LITERAL_1> <EMAIL_1>")).isEqualTo("<EMAIL_1> a@x.com");
    }

    @Test
    void unknownPlaceholdersBecomeWordsThatFit() {
        assertThat(
                        open().restore(
                                        "<EMAIL_1>|<PHONE_1>|<CARD_2>|<ADDRESS_1>|<ORDER_4>|<REFERENCE_1>|<LITERAL_1>|<STEP_1>"))
                .isEqualTo(
                        "your email address|your phone number|your card|your address|your order|your reference|that|that");
    }

    @Test
    void companyValuesStayVisibleUnlessTheyAreTheCustomers() {
        PlaceholderMasker company = PlaceholderMasker.builder()
                .allow("Support@Shop.example.com")
                .allow("+1 800-253-0000")
                .build();
        String text = "support@shop.example.com (800) 253-0000 me@shop.example.com";

        assertThat(mask(company.open(List.of(), Map.of()), text))
                .isEqualTo("support@shop.example.com (800) 253-0000 <EMAIL_1>");
        assertThat(mask(
                        company.open(List.of(new KnownValue(EntityType.EMAIL, "support@shop.example.com")), Map.of()),
                        text))
                .isEqualTo("<EMAIL_1> (800) 253-0000 <EMAIL_2>");
    }

    @Test
    void aCustomRecognizerIsHeardAndBuiltInTypesWinOverIt() {
        EntityType badge = new EntityType("LOYALTY_CARD");
        PlaceholderMasker custom = PlaceholderMasker.builder()
                .recognizer((text, findings) -> {
                    int at = text.toString().indexOf("LC-");
                    if (at >= 0) {
                        findings.add(badge, at, at + 7);
                    }
                    findings.add(badge, 0, 7);
                })
                .build();

        assertThat(mask(custom.open(List.of(), Map.of()), "a@x.com LC-1234")).isEqualTo("<EMAIL_1> <LOYALTY_CARD_1>");
    }

    @Test
    void aRecognizerThatThrowsFailsTheMaskingWithoutTheText() {
        Recognizer broken = (text, findings) -> {
            throw new IllegalStateException("cannot read " + text);
        };
        Recognizer outside = (text, findings) -> findings.add(EntityType.NAME, 0, text.length() + 1);
        for (Recognizer recognizer : List.of(broken, outside)) {
            MaskingSession session =
                    PlaceholderMasker.builder().recognizer(recognizer).build().open(List.of(), Map.of());

            Throwable failure = catchThrowable(() -> session.mask("secret words"));

            assertThat(failure).isInstanceOf(MaskingException.class).isInstanceOf(H002Exception.class);
            assertThat(failure).hasNoCause();
            assertThat(failure.toString()).doesNotContain("secret");
        }
    }

    @Test
    void whatIsTooLongIsRefusedWithoutTheText() {
        MaskingSession session =
                PlaceholderMasker.builder().maxTextLength(10).build().open(List.of(), Map.of());

        assertThat(mask(session, "0123456789")).hasSize(10);
        assertThatThrownBy(() -> session.mask("secret words"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> session.conceal(EntityType.NAME, "secret words"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aConversationHoldsOnlySoManyValues() {
        MaskingSession session =
                PlaceholderMasker.builder().maxPlaceholders(2).build().open(List.of(), Map.of());
        mask(session, "a@x.com b@x.com");

        assertThat(mask(session, "b@x.com")).isEqualTo("<EMAIL_2>");
        assertThatThrownBy(() -> session.mask("c@x.com"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("c@x.com");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        PlaceholderMasker.Builder builder = PlaceholderMasker.builder();
        assertThatThrownBy(() -> builder.phoneRegion("XX")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.maxTextLength(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.allow(" ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> masker.open(List.of(), Map.of("EMAIL_1", "a@x.com")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("a@x.com");
    }

    @Test
    void phonesAreReadAsTheRegionDialsThem() {
        PlaceholderMasker german = PlaceholderMasker.builder().phoneRegion("DE").build();

        assertThat(mask(german.open(List.of(), Map.of()), "Ruf an: 030 / 901820 oder +49 30 901820"))
                .isEqualTo("Ruf an: <PHONE_1> oder <PHONE_1>");
    }

    @Test
    void aVaultInAnyOrderContinues() {
        MaskingSession session = masker.open(
                List.of(),
                new LinkedHashMap<>(Map.of("<EMAIL_7>", "b@x.com", "<EMAIL_3>", "d@x.com", "<ORDER_1>", "48213")));

        assertThat(mask(session, "b@x.com B@x.com c@x.com D@x.com order 48213"))
                .isEqualTo("<EMAIL_7> <EMAIL_7> <EMAIL_8> <EMAIL_3> order <ORDER_1>");
    }

    @Test
    void finishedRestorersTakeNoMore() {
        MaskingSession.Restorer restorer = open().restorer();

        assertThat(restorer.push("a <EMAIL_")).isEqualTo("a ");
        assertThat(restorer.finish()).isEqualTo("<EMAIL_");
        assertThatThrownBy(() -> restorer.push("1>")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void concurrentTurnsShareOneNumbering() throws Exception {
        MaskingSession session = open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> all = new java.util.ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String text = "user" + i % 100 + "@x.com";
                all.add(threads.submit(() -> text + "=" + mask(session, text)));
            }
            Set<String> pairs = new HashSet<>();
            for (Future<String> pair : all) {
                pairs.add(pair.get());
            }
            assertThat(pairs).hasSize(100);
            assertThat(session.vault()).hasSize(100);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void spansNeverOverlapAndCountInUtf16() {
        List<MaskedSpan> spans = open().mask("\ud83d\ude00 a@x.com").spans();

        assertThat(spans).containsExactly(new MaskedSpan(EntityType.EMAIL, 3, 10, "<EMAIL_1>"));
    }
}

package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.h002.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaskingCorpusTest {
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final List<GoldMessage> MESSAGES = MaskingCorpus.generate(MaskingCorpus.SEED);

    /** Run {@link MaskingCorpus#main} on the file if this fails after a change to the templates or of Datafaker. */
    @Test
    void theCommittedFileIsWhatTheGeneratorMakes() throws IOException {
        try (InputStream in = MaskingCorpus.open()) {
            byte[] committed = in.readAllBytes();
            String generated = MESSAGES.stream().map(GoldLines::write).collect(Collectors.joining("\n", "", "\n"));
            assertThat(new String(committed, StandardCharsets.UTF_8)).isEqualTo(generated);
            assertThat(committed).hasSizeLessThan(MOST_BYTES);
        }
    }

    @Test
    void anotherSeedGivesOtherMessages() {
        Set<String> texts = MESSAGES.stream().map(GoldMessage::text).collect(Collectors.toSet());
        List<GoldMessage> others = MaskingCorpus.generate(7);
        assertThat(others.stream().filter(other -> texts.contains(other.text())))
                .hasSizeLessThan(others.size() / 4);
    }

    @Test
    void thereAreEnoughOfEach() {
        assertThat(MESSAGES.stream().filter(message -> !message.isNegative())).hasSizeGreaterThan(3_200);
        assertThat(MESSAGES.stream().filter(GoldMessage::isNegative)).hasSizeGreaterThan(1_200);
        assertThat(templates("positives.txt")).hasSizeGreaterThan(150);
        assertThat(templates("negatives.txt")).hasSizeGreaterThan(120);
        for (String type :
                "EMAIL PHONE CARD ADDRESS ORDER NAME IBAN NATIONAL_ID IP DATE_OF_BIRTH URL SECRET".split(" ")) {
            assertThat(values(new EntityType(type))).as(type).hasSizeGreaterThan(150);
        }
    }

    @Test
    void idsAndTextsAreUnique() {
        assertThat(MESSAGES).extracting(GoldMessage::id).doesNotHaveDuplicates();
        assertThat(MESSAGES).extracting(GoldMessage::text).doesNotHaveDuplicates();
    }

    @Test
    void theNamesOfSectionsTellWhichAreNegative() {
        assertThat(MESSAGES)
                .allSatisfy(message -> assertThat(message.isNegative())
                        .as(message.id())
                        .isEqualTo(message.id().startsWith("none-")));
    }

    @Test
    void marksHoldNoBlanksAtTheirEnds() {
        for (GoldMessage message : MESSAGES) {
            assertThat(message.spans().stream().map(span -> message.text().substring(span.start(), span.end())))
                    .as(message.id())
                    .allMatch(value -> value.equals(value.strip()));
        }
    }

    @Test
    void cardsPassLuhn() {
        assertThat(values(EntityType.CARD)).allSatisfy(card -> {
            String digits = card.replaceAll("[^0-9]", "");
            int last = digits.length() - 1;
            assertThat(CheckDigits.luhn(digits.substring(0, last))).isEqualTo(digits.charAt(last) - '0');
        });
    }

    @Test
    void ibansPassTheirCheckAndHaveTheLengthOfTheirCountry() {
        assertThat(values(EntityType.IBAN)).allSatisfy(iban -> {
            String solid = iban.replace(" ", "").toUpperCase(Locale.ROOT);
            assertThat(CheckDigits.iban(solid.substring(0, 2), solid.substring(4)))
                    .isEqualTo(solid);
            assertThat(solid.length()).isEqualTo(IbanLengths.of(solid.substring(0, 2)));
        });
    }

    /** As dialled in the country of the locale, which the id names. */
    @Test
    void phonesAreValidWhereTheyAreDialled() {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        Set<String> invalid = new HashSet<>();
        for (GoldMessage message : MESSAGES) {
            String country = message.id().replaceAll(".*-([A-Z]{2})-\\d+", "$1");
            values(message, EntityType.PHONE)
                    .filter(phone -> !valid(phones, phone, country))
                    .forEach(phone -> invalid.add(country + " " + phone));
        }
        assertThat(invalid).isEmpty();
    }

    private static boolean valid(PhoneNumberUtil phones, String phone, String country) {
        try {
            return phones.isValidNumber(phones.parse(phone, country));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    private static List<String> templates(String resource) {
        return TemplateSection.load(resource).stream()
                .flatMap(section -> section.templates().stream())
                .distinct()
                .toList();
    }

    private static List<String> values(EntityType type) {
        return MESSAGES.stream().flatMap(message -> values(message, type)).toList();
    }

    /** Without disguise. */
    private static Stream<String> values(GoldMessage message, EntityType type) {
        return message.spans().stream()
                .filter(span -> span.type().equals(type))
                .map(span -> message.text().substring(span.start(), span.end()))
                .map(value -> Normalizer.normalize(value, Normalizer.Form.NFKC)
                        .replaceAll("\\p{Cf}", "")
                        .replaceAll("[\\p{Pd}\u2212]", "-"));
    }
}

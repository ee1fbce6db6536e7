package dev.h002.core.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static Phrases phrases(String... lines) throws IOException {
        return Phrases.read(Locale.ENGLISH, new StringReader(String.join("\n", lines)));
    }

    @Test
    void theShippedLanguagesHaveTheSameKeysAndSlots() {
        List<Phrases> shipped = Phrases.shipped();

        assertThat(shipped).extracting(Phrases::language).containsExactly(Locale.ENGLISH, Locale.GERMAN);
        assertThat(shipped.get(1).keys()).isEqualTo(shipped.get(0).keys()).hasSizeGreaterThan(100);
        assertThat(shipped.get(1).differencesFrom(shipped.get(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noKeyIsWrittenTwiceAndNoVariantSaysTheSame(String language) throws IOException {
        Set<String> keys = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Phrases.class.getResourceAsStream("phrases-" + language + ".properties"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    assertThat(keys.add(line.split("=", 2)[0])).as(line).isTrue();
                    assertThat(line).isEqualTo(line.strip());
                }
            }
        }
        Wording wording = Wording.in(Locale.forLanguageTag(language));
        Phrases.shipped().stream()
                .filter(phrases -> phrases.language().equals(wording.language()))
                .forEach(phrases -> phrases.keys().forEach(key -> {
                    List<Phrase> variants = phrases.variants(key);
                    Map<String, String> slots = variants.get(0).slots().stream()
                            .collect(java.util.stream.Collectors.toMap(slot -> slot, slot -> "<" + slot + ">"));
                    assertThat(variants.stream().map(phrase -> phrase.fill(slots)))
                            .as(key)
                            .doesNotHaveDuplicates();
                }));
    }

    @Test
    void languagesThatDifferAreNotTaken() throws IOException {
        Phrases english = phrases("near.1=You're {distance} from {store}.", "near.2={store}: {distance}.", "and=and");

        assertThat(phrases("near={store}: {distance}", "and=und").differencesFrom(english))
                .isEmpty();
        assertThat(phrases("near={store}: {distance}").differencesFrom(english))
                .containsExactly("and is in one language only");
        assertThat(phrases("near={store}: {distance}", "and=und", "or=oder").differencesFrom(english))
                .containsExactly("or is in one language only");
        assertThat(phrases("near.1={store}: {distance}", "near.2={store}", "and=und")
                        .differencesFrom(english))
                .singleElement()
                .asString()
                .startsWith("near has other slots than ");
    }

    @Test
    void aFileThatCannotBeUsedIsRefused() {
        assertThatThrownBy(() -> phrases("hello.1=Hello!", "hello.3=Hi!"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The variants of 'hello' are not numbered from 1 on.");
        assertThatThrownBy(() -> phrases("hello=Hello!", "hello.1=Hi!"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is there twice");
        for (String text : List.of("", "Hello, {", "Hello, {Name}!", "Hello, {name!", "{}")) {
            assertThatThrownBy(() -> phrases("hello=" + text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aValueIsNeverReadAsASlot() {
        Phrase phrase = Phrase.parse("{store} has {item}.");

        assertThat(phrase.fill(Map.of("store", "{item}", "item", "$1 {store} \\ {")))
                .isEqualTo("{item} has $1 {store} \\ {.");
    }

    @Test
    void missingAndNeedlessValuesAreRefused() {
        Phrase phrase = Phrase.parse("{store} has {item}.");

        assertThatThrownBy(() -> phrase.fill(Map.of("store", "s"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> phrase.fill(Map.of("store", "s", "item", "i", "price", "p")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wording.ENGLISH.say("no.such.phrase")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConversationBeginsWithTheFirstVariantAndGoesRound() {
        assertThat(IntStream.range(0, 4)
                        .mapToObj(turn -> Wording.ENGLISH.after(turn).say("question.way")))
                .containsExactly(
                        "Want directions?",
                        "Shall I show you the way?",
                        "Would you like directions?",
                        "Want directions?");
        assertThat(Wording.in(Locale.GERMANY).say("question.way")).isEqualTo("Soll ich dir den Weg zeigen?");
        assertThat(Wording.in(Locale.FRENCH).say("question.way")).isEqualTo("Want directions?");
    }
}

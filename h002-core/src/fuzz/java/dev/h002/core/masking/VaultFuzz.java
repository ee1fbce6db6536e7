package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.h002.EntityType;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** A conversation goes on where its vault was left: the same placeholders for the same values. */
class VaultFuzz {
    private static final PlaceholderMasker MASKER = PlaceholderMasker.create();
    private static final int MOST_TEXTS = 4;

    @MethodSource("dev.h002.core.masking.FuzzedChoices#seeds")
    @FuzzTest
    void anotherSessionGoesOnWithTheVault(byte[] input) {
        FuzzedChoices choices = new FuzzedChoices(input);
        MaskingSession first = MASKER.open(TypedText.KNOWN, Map.of());
        List<String> texts = new ArrayList<>();
        while (texts.size() < MOST_TEXTS && !choices.isOver()) {
            String text = choices.text();
            texts.add(text);
            first.mask(text);
        }
        Map<String, String> vault = first.vault();
        MaskingSession second = MASKER.open(TypedText.KNOWN, vault);

        assertThat(second.vault()).isEqualTo(vault);
        for (Map.Entry<String, String> entry : vault.entrySet()) {
            EntityType type = new EntityType(
                    PlaceholderGrammar.parse(entry.getKey(), 0, entry.getKey().length())
                            .label());
            assertThat(second.conceal(type, entry.getValue()).value()).isEqualTo(entry.getKey());
        }
        assertThat(second.vault()).isEqualTo(vault);
        for (int i = 0; i < texts.size(); i++) {
            // The reopened session restores its own masking of the same text exactly. The two
            // maskings
            // may differ where values touch: the reopened session looks for everything that the vault holds.
            assertThat(second.restore(second.mask(texts.get(i)).text().value())).isEqualTo(texts.get(i));
        }
    }
}

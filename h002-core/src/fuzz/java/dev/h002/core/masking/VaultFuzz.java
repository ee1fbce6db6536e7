package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.h002.spi.Masking;
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
        List<String> masked = new ArrayList<>();
        while (texts.size() < MOST_TEXTS && !choices.isOver()) {
            String text = choices.text();
            texts.add(text);
            masked.add(first.mask(text).text().value());
        }
        Map<String, String> vault = first.vault();
        MaskingSession second = MASKER.open(TypedText.KNOWN, vault);

        assertThat(second.vault()).isEqualTo(vault);
        for (int i = 0; i < texts.size(); i++) {
            // Other spellings than the records' come back exactly in the session that masked them only.
            assertThat(MASKER.open(TypedText.KNOWN, vault).restore(masked.get(i)))
                    .isEqualTo(second.restore(masked.get(i)));
            assertThat(first.restore(masked.get(i))).isEqualTo(texts.get(i));
            // Not what it was the first time: a later text may have shown that a number in this one is an order's.
            Masking again = first.mask(texts.get(i));
            assertThat(second.mask(texts.get(i))).isEqualTo(again);
        }
        assertThat(second.vault()).isEqualTo(first.vault());
    }
}

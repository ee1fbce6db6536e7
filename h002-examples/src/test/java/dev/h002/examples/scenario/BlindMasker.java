package dev.h002.examples.scenario;

import dev.h002.EntityType;
import dev.h002.MaskedText;
import dev.h002.spi.KnownValue;
import dev.h002.spi.Masker;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Masks nothing: with it, a search for leaks has to find them all. */
final class BlindMasker implements Masker {
    @Override
    public MaskingSession open(Collection<KnownValue> known, Map<String, String> vault) {
        return new BlindSession();
    }

    private static final class BlindSession implements MaskingSession {
        @Override
        public Masking mask(String raw) {
            return new Masking(MaskedText.alreadyMasked(raw), List.of());
        }

        @Override
        public MaskedText conceal(EntityType type, String value) {
            return MaskedText.alreadyMasked(value);
        }

        @Override
        public String restore(String masked) {
            return masked;
        }

        @Override
        public Restorer restorer() {
            return new Restorer() {
                @Override
                public String push(String piece) {
                    return piece;
                }

                @Override
                public String finish() {
                    return "";
                }
            };
        }

        @Override
        public Map<String, String> vault() {
            return Map.of();
        }
    }
}

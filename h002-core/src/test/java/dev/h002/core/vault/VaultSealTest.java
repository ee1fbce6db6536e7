package dev.h002.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VaultSealTest {
    private static final Map<String, String> VAULT = new LinkedHashMap<>();

    static {
        VAULT.put("<EMAIL_1>", "maya@x.com");
        VAULT.put("<NAME_1>", "Zo\u00eb \ud83d\ude00 \ud83d");
        VAULT.put("<LITERAL_1>", "");
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }

    private final VaultSeal seal = VaultSeal.withKey(key(1));

    @Test
    void whatWasSealedOpensInOrderAndToTheLastUnit() {
        Map<String, String> opened = seal.open(seal.seal(VAULT, "t/u/c"), "t/u/c");

        assertThat(opened).containsExactlyEntriesOf(VAULT);
        assertThat(seal.open(seal.seal(Map.of(), ""), "")).isEmpty();
    }

    @Test
    void theSameKeyOpensElsewhere() {
        byte[] sealed = seal.seal(VAULT, "t/u/c");

        assertThat(VaultSeal.withKey(key(1)).open(sealed, "t/u/c")).isEqualTo(VAULT);
    }

    @Test
    void nothingOfTheContentIsVisibleAndNoTwoSealsAreAlike() {
        byte[] sealed = seal.seal(VAULT, "t/u/c");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("EMAIL", "maya", "m\0a\0y\0a");
        assertThat(seal.seal(VAULT, "t/u/c")).isNotEqualTo(sealed);
    }

    @Test
    void everyChangedByteIsNoticed() {
        byte[] sealed = seal.seal(VAULT, "t/u/c");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            boolean namesAnotherKey = i >= 1 && i <= 8;
            assertRefused(changed, "t/u/c", namesAnotherKey ? InvalidInputException.class : StoreException.class);
        }
    }

    @Test
    void everyCutIsNoticed() {
        byte[] sealed = seal.seal(VAULT, "t/u/c");
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(Arrays.copyOf(sealed, length), "t/u/c");
        }
    }

    @Test
    void afterAChangeOfKeysTheOldOneOpensAndTheNewOneSeals() {
        byte[] old = seal.seal(VAULT, "t/u/c");
        VaultSeal changed = VaultSeal.withKey(key(2), key(3), key(1));
        assertThat(changed.open(old, "t/u/c")).isEqualTo(VAULT);
        assertThatThrownBy(() -> changed.open(old, "t/u/d")).isInstanceOf(StoreException.class);

        byte[] resealed = changed.seal(VAULT, "t/u/c");
        assertThat(VaultSeal.withKey(key(2)).open(resealed, "t/u/c")).isEqualTo(VAULT);
        assertThatThrownBy(() -> seal.open(resealed, "t/u/c")).isInstanceOf(InvalidInputException.class);
        assertThat(changed.pseudonym("maya"))
                .isEqualTo(VaultSeal.withKey(key(2)).pseudonym("maya"));
    }

    @Test
    void earlierKeysMustBeKeysToo() {
        assertThatThrownBy(() -> VaultSeal.withKey(key(1), new byte[31])).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> VaultSeal.withKey(key(1), new byte[17][32])).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void itOpensForNobodyElse() {
        assertRefused(seal.seal(VAULT, "t/u/c"), "t/u/d");
        assertRefused(seal.seal(VAULT, "\ud83d"), "\ud83e");
    }

    @Test
    void anotherKeyIsToldApart() {
        byte[] sealed = seal.seal(VAULT, "t/u/c");

        assertThatThrownBy(() -> VaultSeal.withKey(key(2)).open(sealed, "t/u/c"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another vault key");
        assertThatThrownBy(() -> VaultSeal.ephemeral().open(sealed, "t/u/c")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void keysOfAnotherLengthAreRefused() {
        for (int length : new int[] {0, 16, 31, 33}) {
            assertThatThrownBy(() -> VaultSeal.withKey(new byte[length])).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void theKeyIsCopiedAndHidden() {
        byte[] key = key(3);
        VaultSeal copied = VaultSeal.withKey(key);
        byte[] sealed = copied.seal(VAULT, "x");
        Arrays.fill(key, (byte) 0);

        assertThat(copied.open(sealed, "x")).isEqualTo(VAULT);
        assertThat(copied).hasToString("VaultSeal[hidden]");
    }

    private void assertRefused(byte[] sealed, String boundTo) {
        assertRefused(sealed, boundTo, StoreException.class);
    }

    private void assertRefused(byte[] sealed, String boundTo, Class<? extends H002Exception> type) {
        Throwable failure = catchThrowable(() -> seal.open(sealed, boundTo));
        assertThat(failure).isInstanceOf(type);
        assertThat(failure.toString()).doesNotContain("maya", "EMAIL");
    }

    @Test
    void aPseudonymIsStableUnderOneKeyAndDiffersUnderAnother() {
        byte[] key = new byte[32];
        String name = VaultSeal.withKey(key).pseudonym("default\nmaya");
        assertThat(name).hasSize(32).isEqualTo(VaultSeal.withKey(key).pseudonym("default\nmaya"));
        assertThat(name).isNotEqualTo(VaultSeal.withKey(key).pseudonym("default\neve"));
        key[0] = 1;
        assertThat(name).isNotEqualTo(VaultSeal.withKey(key).pseudonym("default\nmaya"));
    }
}

package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static Vault vault(List<KnownValue> known, Map<String, String> stored, int capacity) {
        return new Vault(new CanonicalForm("US"), capacity, known, stored);
    }

    @Test
    void placeholdersAreNumberedPerType() {
        Vault vault = vault(List.of(), Map.of(), 10);

        assertThat(vault.placeholder(EntityType.EMAIL, "a@x.com")).isEqualTo("<EMAIL_1>");
        assertThat(vault.placeholder(EntityType.NAME, "Maya")).isEqualTo("<NAME_1>");
        assertThat(vault.placeholder(EntityType.EMAIL, "b@x.com")).isEqualTo("<EMAIL_2>");
        assertThat(vault.placeholder(EntityType.EMAIL, "A@X.com")).isEqualTo("<EMAIL_1>");
        assertThat(vault.size()).isEqualTo(3);
        assertThat(vault.value("<EMAIL_1>")).isEqualTo("a@x.com");
        assertThat(vault.value("<EMAIL_3>")).isNull();
    }

    @Test
    void onePersonsEmailAsAnotherTypeIsAnotherValue() {
        Vault vault = vault(List.of(), Map.of(), 10);

        assertThat(vault.placeholder(EntityType.EMAIL, "a@x.com")).isEqualTo("<EMAIL_1>");
        assertThat(vault.placeholder(EntityType.REFERENCE, "a@x.com")).isEqualTo("<REFERENCE_1>");
    }

    @Test
    void theRecordsSpellingIsKept() {
        List<KnownValue> known =
                List.of(new KnownValue(EntityType.NAME, "Maya Chen"), new KnownValue(EntityType.PHONE, "415-555-2671"));
        Vault vault = vault(known, Map.of(), 10);
        vault.placeholder(EntityType.NAME, "CHEN");
        vault.placeholder(EntityType.PHONE, "+1 (415) 555 2671");

        assertThat(vault.copy()).containsExactly(Map.entry("<NAME_1>", "Chen"), Map.entry("<PHONE_1>", "415-555-2671"));
    }

    @Test
    void aVaultThatIsFullStillKnowsItsValues() {
        Vault vault = vault(List.of(), Map.of(), 2);
        vault.placeholder(EntityType.EMAIL, "a@x.com");
        vault.placeholder(EntityType.EMAIL, "b@x.com");

        assertThat(vault.placeholder(EntityType.EMAIL, "B@x.com")).isEqualTo("<EMAIL_2>");
        assertThatThrownBy(() -> vault.placeholder(EntityType.EMAIL, "c@x.com"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("c@x.com");
        assertThat(vault.size()).isEqualTo(2);
    }

    @Test
    void aStoredVaultIsTakenOverAndGoesOn() {
        Map<String, String> stored = new LinkedHashMap<>();
        stored.put("<EMAIL_5>", "b@x.com");
        stored.put("<EMAIL_2>", "a@x.com");
        Vault vault = vault(List.of(), stored, 10);

        assertThat(vault.copy()).isEqualTo(stored);
        assertThat(vault.placeholder(EntityType.EMAIL, "A@x.com")).isEqualTo("<EMAIL_2>");
        assertThat(vault.placeholder(EntityType.EMAIL, "c@x.com")).isEqualTo("<EMAIL_6>");
    }

    @Test
    void whatIsCopiedIsTheCallersOwn() {
        Vault vault = vault(List.of(), Map.of(), 10);
        vault.placeholder(EntityType.EMAIL, "a@x.com");
        vault.copy().clear();

        assertThat(vault.size()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EMAIL_1", "<EMAIL_1", "<email_1>", "<EMAIL_01>", "< EMAIL_1>", "<EMAIL_1> "})
    void aKeyThatNoVaultWroteIsRefused(String key) {
        assertThatThrownBy(() -> vault(List.of(), Map.of(key, "a@x.com"), 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("a@x.com");
    }

    @Test
    void aStoredVaultLargerThanAllowedIsRefused() {
        Map<String, String> stored = Map.of("<EMAIL_1>", "a@x.com", "<EMAIL_2>", "b@x.com");

        assertThatThrownBy(() -> vault(List.of(), stored, 1)).isInstanceOf(InvalidInputException.class);
    }
}

package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnythingTheOfflineConciergeAnswersFromTheEmbeddedDatabase() {
        Settings settings = load(Map.of(), Map.of());
        assertThat(settings.embedded()).isTrue();
        assertThat(settings.dataFolder()).isEqualTo(folder.resolve(".h002"));
        assertThat(settings.offline()).isTrue();
        assertThat(settings.keyMissing()).isTrue();
        assertThat(settings.model()).isEqualTo("gpt-4.1-mini");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.openai.com/v1"));
        assertThat(settings.vaultKeys()).isEmpty();
        assertThat(settings.logLevel()).isEqualTo(LogLevel.OFF);
    }

    @Test
    void theFileStandsAboveTheEnvironmentAndOptionsAboveBoth() throws IOException {
        Map<String, String> environment = Map.of("OPENAI_MODEL", "from-environment");
        assertThat(load(environment, Map.of()).model()).isEqualTo("from-environment");
        Files.writeString(folder.resolve(".env"), "OPENAI_MODEL=from-file\n");
        assertThat(load(environment, Map.of()).model()).isEqualTo("from-file");
        assertThat(load(environment, Map.of("OPENAI_MODEL", "from-option")).model())
                .isEqualTo("from-option");
    }

    @Test
    void anEmptyValueTakesAwayWhatAFartherLayerGives() throws IOException {
        Files.writeString(folder.resolve(".env"), "OPENAI_API_KEY=\n");
        assertThat(load(Map.of("OPENAI_API_KEY", "sk-1"), Map.of()).apiKey()).isNull();
    }

    @Test
    void optionsOfACommandReachTheSettings() {
        CommandRun command = new CommandRun(folder);
        int code = command.run(
                "ask",
                "hi",
                "--model",
                "m",
                "--base-url",
                "http://localhost:8080/v1/",
                "--no-mock-llm",
                "--mongodb-uri",
                "mongodb://localhost/h002",
                "--daily-requests",
                "5",
                "--daily-tokens",
                "unlimited",
                "--total-timeout",
                "2m",
                "--first-token-timeout",
                "500ms",
                "--idle-timeout",
                "7s",
                "--max-concurrent",
                "3");
        assertThat(code).isZero();
        Settings settings = command.settings;
        assertThat(settings.model()).isEqualTo("m");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://localhost:8080/v1"));
        assertThat(settings.offline()).isFalse();
        assertThat(settings.mongodbUri()).isEqualTo("mongodb://localhost/h002");
        assertThat(settings.dailyRequests()).isEqualTo(5);
        assertThat(settings.dailyTokens()).isEqualTo(QuotaStatus.UNLIMITED);
        assertThat(settings.totalTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.firstTokenTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.maxConcurrent()).isEqualTo(3);
        assertThat(command.run("ask", "hi", "--mock-llm")).isZero();
        assertThat(command.settings.offline()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // key, base URL, MOCK_LLM, offline?, because the key is missing?
        "'', '', '', true, true",
        "sk-1, '', '', false, false",
        "sk-1, '', true, true, false",
        "'', '', false, false, false",
        "'', http://localhost:1/v1, '', false, false",
        "'', https://api.openai.com/v1/, '', true, true"
    })
    void aModelIsAskedIfThereIsAKeyOrAServiceOfOnesOwn(
            String key, String baseUrl, String mock, boolean offline, boolean keyMissing) {
        Settings settings = load(Map.of("OPENAI_API_KEY", key, "OPENAI_BASE_URL", baseUrl, "MOCK_LLM", mock), Map.of());
        assertThat(settings.offline()).isEqualTo(offline);
        assertThat(settings.keyMissing()).isEqualTo(keyMissing);
    }

    @ParameterizedTest
    @CsvSource({
        "MONGODB_URI, localhost:27017",
        "OPENAI_API_KEY, sk 1",
        "OPENAI_BASE_URL, api.example.com",
        "OPENAI_BASE_URL, ftp://api.example.com",
        "OPENAI_BASE_URL, 'https://not an address'",
        "OPENAI_BASE_URL, https://",
        "OPENAI_MODEL, a b",
        "MOCK_LLM, maybe",
        "H002_DAILY_REQUESTS, -1",
        "H002_DAILY_REQUESTS, 1.5",
        "H002_DAILY_TOKENS, many",
        "H002_DAILY_TOKENS, 99999999999999999999",
        "H002_LLM_TOTAL_TIMEOUT, 5",
        "H002_LLM_TOTAL_TIMEOUT, 0s",
        "H002_LLM_TOTAL_TIMEOUT, -5s",
        "H002_LLM_TOTAL_TIMEOUT, 61m",
        "H002_LLM_FIRST_TOKEN_TIMEOUT, 1.5s",
        "H002_LLM_IDLE_TIMEOUT, soon",
        "H002_LLM_MAX_CONCURRENT, 0",
        "H002_LLM_MAX_CONCURRENT, 1025",
        "H002_VAULT_KEY, c2hvcnQ=",
        "H002_VAULT_KEY, not-base64-at-all!",
        "H002_LOG, loud"
    })
    void aWrongValueNamesItsVariableAndItsPlaceButNotItself(String name, String value) {
        assertThatThrownBy(() -> load(Map.of(name, value), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(name + " (set by the environment) must ")
                .hasMessageNotContaining(" " + value + " ")
                .hasNoCause();
        assertThatThrownBy(() -> load(Map.of(), Map.of(name, value)))
                .hasMessageStartingWith(name + " (set by an option)");
    }

    @Test
    void zeroRequestsAreALimitToo() {
        assertThat(load(Map.of("H002_DAILY_REQUESTS", "0"), Map.of()).dailyRequests())
                .isZero();
    }

    @Test
    void theVaultKeyIsReadInBase64AndHex() {
        byte[] key = new byte[32];
        key[0] = (byte) 0xAB;
        String base64 = Base64.getEncoder().encodeToString(key);
        String hex = "AB" + "00".repeat(31);
        assertThat(load(Map.of("H002_VAULT_KEY", base64), Map.of())
                        .vaultKeys()
                        .get(0)
                        .getEncoded())
                .isEqualTo(key);
        assertThat(load(Map.of("H002_VAULT_KEY", hex), Map.of())
                        .vaultKeys()
                        .get(0)
                        .getEncoded())
                .isEqualTo(key);
    }

    @Test
    void nothingSecretShows() {
        Settings settings = load(
                Map.of(
                        "OPENAI_API_KEY", "sk-hidden",
                        "H002_VAULT_KEY", "ab".repeat(32),
                        "MONGODB_URI", "mongodb+srv://me:hid@den@db.example/h002?tlsCertificateKeyFilePassword=hidden",
                        "OPENAI_BASE_URL", "https://llm.example/v1"),
                Map.of());
        assertThat(settings.toString())
                .contains("mongodb+srv://db.example/h002", "https://llm.example/v1", "apiKey=set", "vaultKey=set")
                .doesNotContain("hid", "abab", "me:");
    }

    private Settings load(Map<String, String> environment, Map<String, String> options) {
        return SettingsLoader.of(environment, folder).load(options);
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://user:s3cret@db.example:27017/shop?authSource=s3cret, mongodb://db.example:27017/shop",
        "'mongodb://user:s3cret@a.example:1,b.example:2/shop', 'mongodb://a.example:1,b.example:2/shop'",
        "mongodb+srv://me:s3c@ret@db.example, mongodb+srv://db.example",
        "mongodb://[::1]:27017/shop, mongodb://[::1]:27017/shop",
        "mongodb://user:s3cret?x@localhost:1/db, an address that cannot be read",
        "mongodb://user:s3cret/x@localhost:1/db, an address that cannot be read",
        "mongodb://user:s3cret#x@localhost:1/db, an address that cannot be read",
        "mongodb://localhost/db?password=x@s3cret, an address that cannot be read",
        "mongodb://user:s3cret, an address that cannot be read",
        "user:s3cret@localhost, an address that cannot be read",
        "s3cret@mongodb://localhost, an address that cannot be read"
    })
    void anAddressIsShownWithoutItsSecretsOrNotAtAll(String address, String shown) {
        assertThat(Settings.withoutSecrets(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://llm.example/v1",
                "https://me:hidden@llm.example/v1",
                "https://llm.example/v1?key=hidden",
                "https://llm.example/v1#hidden",
                "https://llm.example:0/v1"
            })
    void anAddressThatTheGatewayRefusesIsRefusedWhenItIsRead(String address) {
        assertThatThrownBy(() -> load(Map.of("OPENAI_BASE_URL", address), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL (set by the environment) must be an https address")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void plainHttpIsTakenForThisMachine() {
        assertThat(load(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:8080/v1//"), Map.of())
                        .baseUrl())
                .isEqualTo(URI.create("http://127.0.0.1:8080/v1"));
    }

    @Test
    void fewerTokensThanOneTurnMayTakeAreNotedWhereAModelIsAsked() {
        Map<String, String> few = Map.of("H002_DAILY_TOKENS", "2799", "OPENAI_API_KEY", "sk-1");
        assertThat(check("quota", few).state()).isEqualTo(Check.State.NOTE);
        assertThat(check("quota", few).detail()).contains("every turn will be denied", "2800");
        assertThat(check("quota", Map.of("H002_DAILY_TOKENS", "2800", "OPENAI_API_KEY", "sk-1"))
                        .state())
                .isEqualTo(Check.State.OK);
        assertThat(check("quota", Map.of("H002_DAILY_TOKENS", "1")).state()).isEqualTo(Check.State.OK);
    }

    @Test
    void aVaultKeyOfThisFolderIsNotedBesideADatabaseThatOthersMayUse() {
        Map<String, String> remote = Map.of("MONGODB_URI", "mongodb://db.example/shop");
        assertThat(check("vault key", remote).state()).isEqualTo(Check.State.NOTE);
        assertThat(check("vault key", remote).detail()).contains("only be read from this folder", "H002_VAULT_KEY");
        assertThat(check("vault key", Map.of()).state()).isEqualTo(Check.State.OK);
        assertThat(check(
                                "vault key",
                                Map.of("MONGODB_URI", "mongodb://db.example/shop", "H002_VAULT_KEY", "ab".repeat(32)))
                        .state())
                .isEqualTo(Check.State.OK);
    }

    private Check check(String name, Map<String, String> environment) {
        return SettingsChecks.of(load(environment, Map.of())).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

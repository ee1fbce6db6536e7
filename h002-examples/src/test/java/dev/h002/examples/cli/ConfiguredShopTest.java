package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Assistant;
import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.embedded.EmbeddedMongo;
import dev.h002.spi.RetrievalQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredShopTest {
    private static final UserKey DEMO = UserKey.of(CustomerOptions.DEMO_CUSTOMER);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void documentsComeFirstAndTheDemoDataLaterBesideThem() throws IOException {
        Path document = Files.writeString(folder.resolve("kites.md"), "# Kites\n\nKites fly on windy days.\n");
        try (Shop shop = open()) {
            assertThat(shop.stats().values()).containsOnly(0L);
            assertThat(shop.ingest(List.of(document)).documents()).isOne();
            assertThat(shop.stats()).containsEntry("users", 0L).containsEntry("stores", 0L);
            assertThat(shop.stats().get("embeddings")).isPositive();

            assertThat(shop.retailData().user(DEMO)).isPresent();
            assertThat(shop.stats().get("stores")).isPositive();
            assertThat(shop.retriever().retrieve(query("Kites fly on windy days")))
                    .first()
                    .satisfies(passage -> assertThat(passage.source()).contains("kites.md"));
        }
    }

    /** Customers log in before orders, documents and coupons are there; a process that is killed then leaves just that. */
    @Test
    void demoDataThatWasCutShortIsMadeAnew() throws IOException {
        Map<String, Long> whole;
        try (Shop shop = open()) {
            shop.storefront();
            assertThat(shop.stats()).containsEntry("coupons", 0L).containsEntry("orders", 0L);
            assertThat(shop.stats().get("users")).isPositive();
        }
        try (Shop shop = open()) {
            assertThat(shop.retailData().user(DEMO)).isPresent();
            whole = shop.stats();
            assertThat(whole).doesNotContainEntry("coupons", 0L).doesNotContainEntry("embeddings", 0L);
            shop.storefront();
            assertThat(shop.stats()).isEqualTo(whole);
        }
        try (Shop shop = open()) {
            shop.storefront();
            assertThat(shop.stats()).isEqualTo(whole);
        }
    }

    /** A shop without coupons may well have a store of the demo's: nothing of it was cut short. */
    @Test
    void whatARetailerImportedStays() throws IOException {
        Path users = Files.writeString(
                folder.resolve("users.jsonl"),
                "{\"_id\":\"ann\",\"name\":\"Ann Lee\",\"preferences\":[],\"createdAt\":\"2026-01-01T00:00:00Z\"}\n");
        Path stores = Files.writeString(
                folder.resolve("stores.jsonl"),
                "{\"_id\":\"" + DemoData.DOWNTOWN_CAFE
                        + "\",\"name\":\"Downtown Café\",\"timeZone\":\"America/New_York\","
                        + "\"location\":{\"type\":\"Point\",\"coordinates\":[-74.0,40.7]},\"categories\":[],\"productIds\":[]}\n");
        try (Shop shop = open()) {
            assertThat(shop.importLines("users", users).problems()).isEmpty();
            assertThat(shop.importLines("stores", stores).problems()).isEmpty();
        }
        try (Shop shop = open()) {
            shop.storefront();
            assertThat(shop.retailData().user(UserKey.of("ann"))).isPresent();
            assertThat(shop.stats()).containsEntry("users", 1L).containsEntry("stores", 1L);
        }
    }

    @Test
    void theStorefrontsAssistantIsTheShops() {
        try (Shop shop = open()) {
            CompletableFuture<Assistant> assistant = shop.storefront().assistant();
            assertThat(assistant).isNotDone();

            shop.warmUp();

            assertThat(assistant).isCompletedWithValue(shop.assistant());
        }
    }

    @Test
    void aDatabaseThatIsNotOursIsWrittenOnlyWhenAsked() throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.start(folder.resolve("remote.mv"))) {
            environment.put("MONGODB_URI", server.connectionString() + "/shop");
            try (Shop shop = open()) {
                assertThatThrownBy(shop::retailData)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessage("The database holds no data yet: run 'data generate' or 'data import'.");
                assertThatThrownBy(shop::assistant).isInstanceOf(InvalidInputException.class);
                assertThat(shop.retriever().retrieve(query("refunds"))).isEmpty();
                assertThat(shop.checks())
                        .filteredOn(check -> check.name().equals("data"))
                        .singleElement()
                        .satisfies(check -> assertThat(check.detail()).contains("data generate"));
                assertThat(shop.stats().values()).containsOnly(0L);
            }
            assertThat(command("ask", "hi")).isEqualTo(2);
            assertThat(command("data", "stats")).isZero();
        }
    }

    @Test
    void anotherVaultKeyIsASettingToMend() {
        environment.put("H002_VAULT_KEY", "ab".repeat(32));
        assertThat(command("ask", "--conversation", "c1", "hello")).isZero();
        environment.put("H002_VAULT_KEY", "cd".repeat(32));
        assertThat(command("ask", "--conversation", "c1", "hello")).isEqualTo(2);
        environment.put("H002_VAULT_KEY", "ab".repeat(32));
        assertThat(command("ask", "--conversation", "c1", "hello")).isZero();
    }

    private int command(String... args) {
        RealCommands commands = RealCommands.in(folder);
        environment.forEach(commands::with);
        return commands.run(args).code();
    }

    private Shop open() {
        Settings settings = SettingsLoader.of(environment, folder).load(Map.of());
        return ConfiguredShop.open(settings, CapturedStreams.unwatched());
    }

    private static RetrievalQuery query(String text) {
        return new RetrievalQuery(
                UserKey.DEFAULT_TENANT,
                PlaceholderMasker.create().open(List.of(), Map.of()).mask(text).text(),
                3);
    }
}

package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.retail.Address;
import dev.h002.retail.User;
import dev.h002.spi.KnowledgeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoPrivacyTest {
    private final TestDatabase database = new TestDatabase();
    private final MongoStores stores = database.stores();

    @AfterEach
    void drop() {
        stores.close();
        database.close();
    }

    /** Every document of every collection that holds one of the values; the tombstone of a passage keeps its id. */
    private List<String> holding(List<String> values) {
        List<String> found = new ArrayList<>();
        for (String name : database.raw().listCollectionNames()) {
            for (Document document : database.raw().getCollection(name).find()) {
                if (Boolean.TRUE.equals(document.get("deleted"))) {
                    document.remove("_id");
                }
                String json = Chunks.json(document).toLowerCase(Locale.ROOT);
                values.stream()
                        .filter(value -> json.contains(value.toLowerCase(Locale.ROOT)))
                        .forEach(value -> found.add(name + " holds " + value));
            }
        }
        return found;
    }

    private void tracesOf(UserKey user, String tag) {
        new Traces(user, tag).writeTo(stores);
        stores.accounts(new PasswordHash(4)).login(user, "wrong password".toCharArray());
    }

    @ParameterizedTest
    @CsvSource({"default,customer-4711", "acme,customer-4711", "default,Nora.L@Example.com", "a:b,x:y-12"})
    void nothingThatHoldsTheIdOrAValueIsLeft(String tenant, String id) {
        UserKey nora = new UserKey(tenant, id);
        UserKey bob = new UserKey(tenant, "bystander-1");
        tracesOf(nora, "Nora77");
        tracesOf(bob, "Bob88");
        List<String> values = new Traces(nora, "Nora77").values();
        assertThat(holding(values)).hasSizeGreaterThan(15);

        Erasure erasure = stores.privacy().erase(nora);

        assertThat(holding(values)).isEmpty();
        assertThat(erasure.removed())
                .containsOnlyKeys(
                        "chat_history",
                        "coupons",
                        "embeddings",
                        "llm_usage",
                        "login_attempts",
                        "orders",
                        "requests",
                        "users")
                .containsEntry("orders", 2L)
                .containsEntry("coupons", 2L)
                .containsEntry("embeddings", 2L);
        assertThat(erasure.sources()).hasSize(2);
        assertThat(holding(new Traces(bob, "Bob88").values())).hasSizeGreaterThan(15);
        assertThat(stores.privacy().erase(nora).total()).isZero();
    }

    @Test
    void anotherTenantsCustomerOfTheSameIdStays() {
        UserKey here = UserKey.of("customer-1");
        UserKey there = new UserKey("acme", "customer-1");
        tracesOf(here, "Here");
        tracesOf(there, "There");
        stores.privacy().erase(here);
        assertThat(stores.retailData().user(there)).isPresent();
        assertThat(stores.conversations().list(there, 5)).hasSize(1);
        assertThat(holding(List.of("There"))).isNotEmpty();
        assertThat(holding(List.of("ORD-Here"))).isEmpty();
    }

    @Test
    void readersHearOfRemovedPassagesAndOthersStay() {
        UserKey nora = UserKey.of("customer-4711");
        tracesOf(nora, "Nora77");
        KnowledgeStore knowledge = stores.knowledge();
        long cursor =
                knowledge.changesSince("default", KnowledgeStore.BEGINNING).cursor();
        stores.privacy().erase(nora);
        KnowledgeStore.Changes changes = knowledge.changesSince("default", cursor);
        assertThat(changes.removed()).containsExactlyInAnyOrder("letter to customer-4711", "case Nora77");
        assertThat(knowledge.changesSince("default", KnowledgeStore.BEGINNING).added())
                .extracting(chunk -> chunk.id())
                .containsExactly("policy");
    }

    /** The thread is interrupted after so many commands: what is left then is the same as after an erasure in one go. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18})
    void anErasureThatIsCutShortIsFinishedByRepeatingIt(int commands) {
        UserKey nora = UserKey.of("customer-4711");
        tracesOf(nora, "Nora77");
        List<String> values = new Traces(nora, "Nora77").values();
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        CommandListener interrupting = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (left.getAndDecrement() <= 0) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (MongoClient client = TestDatabase.client(interrupting);
                MongoStores broken = MongoStores.of(client, database.raw().getName())) {
            left.set(commands);
            assertThatThrownBy(() -> broken.privacy().erase(nora))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("customer-4711");
            assertThat(Thread.interrupted()).isTrue();
        }
        stores.privacy().erase(nora);
        assertThat(holding(values)).isEmpty();
        assertThat(stores.count("default", "coupons")).isEqualTo(1);
    }

    @Test
    void theExportHoldsEverythingThatIsTheirsAndNothingElse() {
        UserKey nora = UserKey.of("customer-4711");
        tracesOf(nora, "Nora77");
        tracesOf(UserKey.of("bystander-1"), "Bob88");
        stores.accounts(new PasswordHash(4)).resetPassword(nora, "long password".toCharArray());
        Map<String, List<String>> exported = new TreeMap<>();
        stores.privacy()
                .export(
                        nora,
                        (collection, json) -> exported.computeIfAbsent(collection, name -> new ArrayList<>())
                                .add(json));
        assertThat(exported)
                .containsOnlyKeys(
                        "users",
                        "orders",
                        "coupons",
                        "chat_history",
                        "requests",
                        "llm_usage",
                        "redemptions",
                        "embeddings");
        String all = exported.toString();
        assertThat(all).contains(new Traces(nora, "Nora77").values());
        assertThat(all).doesNotContain("Bob88", "bystander", "passwordHash", "$2b$", "vault");
        assertThat(exported.get("orders")).hasSize(2);
        assertThat(exported.get("redemptions")).singleElement().asString().contains("ALL15");
        exported.values().forEach(documents -> documents.forEach(Document::parse));
    }

    @Test
    void aNameThatIsAWordDoesNotRemoveCompanyPages() {
        UserKey may = UserKey.of("may");
        stores.knowledge()
                .put(
                        "default",
                        List.of(
                                Chunks.of("returns in may", new float[] {1, 0}, Map.of()),
                                Chunks.of("letter", new float[] {0, 1}, Map.of("customer", "May"))));
        assertThat(stores.privacy().erase(may).removed()).containsOnly(Map.entry("embeddings", 1L));
    }

    @Test
    void whatManyShareIsNotLookedFor() {
        UserKey en = UserKey.of("en");
        stores.importer()
                .users(
                        "default",
                        List.of(new User(
                                "en",
                                "Eve",
                                null,
                                "10013",
                                new Address("4 Mill Lane", "Floor 2", "Riverton", "10013", null, "US"),
                                List.of(),
                                List.of("12345"),
                                null,
                                Traces.AT)));
        stores.knowledge()
                .put(
                        "default",
                        List.of(
                                Chunks.of(
                                        "returns desk on floor 2, 10013, 12345",
                                        new float[] {1, 0},
                                        Map.of("language", "en")),
                                Chunks.of("letter", new float[] {0, 1}, Map.of("customer-id", "EN")),
                                Chunks.of("case of 4 mill lane", new float[] {1, 1}, Map.of())));
        assertThat(stores.privacy().erase(en).removed()).containsEntry("embeddings", 2L);
        assertThat(stores.knowledge()
                        .changesSince("default", KnowledgeStore.BEGINNING)
                        .added())
                .singleElement()
                .extracting(chunk -> chunk.id())
                .isEqualTo("returns desk on floor 2, 10013, 12345");
    }

    /** Something names the customer again while profile and orders are already gone. */
    @Test
    void aPassageThatComesInMeanwhileIsFoundByWhatTheProfileSaid() {
        UserKey nora = UserKey.of("customer-4711");
        tracesOf(nora, "Nora77");
        AtomicBoolean ingested = new AtomicBoolean();
        CommandListener ingesting = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                boolean deletesProfile = event.getCommandName().equals("delete")
                        && event.getCommand().getString("delete").getValue().equals("users");
                if (deletesProfile && ingested.compareAndSet(false, true)) {
                    stores.knowledge()
                            .put(
                                    "default",
                                    List.of(Chunks.of(
                                            "late case Nora77.lindqvist@example.com", new float[] {1, 1}, Map.of())));
                }
            }
        };
        try (MongoClient client = TestDatabase.client(ingesting);
                MongoStores erasing = MongoStores.of(client, database.raw().getName())) {
            erasing.privacy().erase(nora);
        }
        assertThat(ingested).isTrue();
        assertThat(holding(new Traces(nora, "Nora77").values())).isEmpty();
    }

    @Test
    void aCustomerWhoKeepsWritingIsSaidSo() {
        UserKey nora = UserKey.of("customer-4711");
        MongoPrivacy privacy = stores.privacy();
        Thread writer = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                database.raw()
                        .getCollection("orders")
                        .insertOne(new Document("userId", "customer-4711").append("tenant", "default"));
            }
        });
        writer.start();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 50; i++) {
                            privacy.erase(nora);
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("still being written");
        } finally {
            writer.interrupt();
        }
    }
}

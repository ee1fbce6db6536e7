package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.QuotaStatus;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.examples.embedded.EmbeddedMongo;
import dev.h002.mongo.MongoStores;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers tell all of themselves; of what the stores keep of that, nothing can be read, in no document and in no file. */
class StoredConversationsOfManyTest {
    private static final int CUSTOMERS = 40;

    @TempDir
    Path folder;

    @Test
    void neitherDocumentsNorTheFileHoldAValueOfAConversation() throws Exception {
        OddCustomers customers = OddCustomers.generated(CUSTOMERS);
        Path file = folder.resolve("data.mv");
        Set<String> found = new TreeSet<>();
        int turns = 0;
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString());
                MongoStores stores = MongoStores.of(client, "kept");
                // Customers and orders are elsewhere, so that the file is of conversations and counters only.
                LoopbackShop shop = new LoopbackShop(
                        customers.shop(),
                        PlaceholderMasker.create(),
                        stores.conversations(Duration.ofDays(36_500)),
                        stores.dailyQuota(1000, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.systemUTC()))) {
            for (OddCustomer customer : customers.all()) {
                shop.converse(customer, customer.messages());
            }
            for (String name : client.getDatabase("kept").listCollectionNames()) {
                for (Document document :
                        client.getDatabase("kept").getCollection(name).find()) {
                    turns +=
                            document.getList("turns", Document.class, List.of()).size();
                    String json = document.toJson();
                    customers.all().stream()
                            .filter(customer -> customer.user().id().equals(document.getString("userId")))
                            .forEach(customer -> found.addAll(customer.traces().foundIn(json)));
                }
            }
        }
        assertThat(turns).isEqualTo(CUSTOMERS * OddCustomer.TURNS);
        byte[] bytes = Files.readAllBytes(file);
        for (Charset charset :
                List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            String text = new String(bytes, charset);
            customers.all().stream()
                    .flatMap(customer -> customer.traces().values().stream())
                    .filter(value -> value.length() > 5 && text.contains(value))
                    .forEach(found::add);
        }
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as("what is not personal can be read, so the search works")
                .contains("<EMAIL_1>");
        assertThat(found).isEmpty();
    }
}

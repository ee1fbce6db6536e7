package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A retailer's own documents and data instead of the demo's. */
class OwnDataTest {
    private static final String USERS = """
            {"_id":"u-77","name":"Ines Okafor","email":"ines@okafor.test","phone":"+49 30 901820","address":{"line1":"Torstr. 5","city":"Berlin","postalCode":"10119","country":"DE"},"preferences":["tea"],"paymentIds":["pm_1"],"passwordHash":"$2b$12$x","createdAt":"2026-01-31T12:00:00Z"}
            {"_id":"u-78","name":"Jo Baum","email":"jo@baum.test","phone":"+49 30 901821","address":{"line1":"Torstr. 6","city":"Berlin","postalCode":"10119","country":"DE"},"preferences":[],"createdAt":{"$date":"2026-01-31T12:00:00Z"}}
            """;
    private static final String STORES = """
            {"_id":"s-far","name":"Teehaus Süd","location":{"type":"Point","coordinates":[13.42,52.48]},"address":{"line1":"A 1","city":"Berlin","postalCode":"12047","country":"DE"},"timeZone":"Europe/Berlin","categories":["cafe"],"productIds":["p-tea"]}
            {"_id":"s-near","name":"Teehaus Mitte","location":{"type":"Point","coordinates":[13.401,52.5290]},"address":{"line1":"B 2","city":"Berlin","postalCode":"10119","country":"DE"},"timeZone":"Europe/Berlin","categories":["cafe"],"productIds":["p-tea"]}
            """;
    private static final String PRODUCTS = """
            {"_id":"p-tea","name":"Ingwertee","category":"hot drinks","tags":["warm","tea"],"price":3.5,"currency":"EUR","description":"Hot ginger tea."}
            """;
    private static final String ORDERS = """
            {"_id":"B-2026/0042","userId":"u-77","placedAt":"2026-02-01T09:30:00Z","status":"shipped","items":[{"productId":"p-tea","name":"Ingwertee","quantity":2,"unitPrice":3.5}],"total":7.0,"currency":"EUR","storeId":"s-near","trackingIds":["DHL-99-1234"]}
            {"_id":"B-2026/0043","userId":"u-78","placedAt":"2026-02-02T09:30:00Z","status":"processing","items":[{"name":"Tasse","quantity":1,"unitPrice":12}],"total":12,"currency":"EUR"}
            {"_id":"B-2026/0044","userId":"u-77","status":"no total"}
            """;

    @TempDir
    Path folder;

    private RealCommands commands;

    @BeforeEach
    void prepare() {
        commands = RealCommands.in(folder);
    }

    @Test
    void importedCustomersAreAnsweredFromTheirOwnOrdersAndStores() throws IOException {
        assertThat(load("users", USERS).code()).isZero();
        assertThat(load("stores", STORES).code()).isZero();
        assertThat(load("products", PRODUCTS).code()).isZero();
        Ended orders = load("orders", ORDERS);
        assertThat(orders.code()).as("one line does not fit").isEqualTo(2);
        assertThat(orders.out()).startsWith("2 documents imported into orders, 1 rejected.");
        assertThat(orders.err()).hasLineCount(1).contains("line 3");

        JsonNode context = commands.run(
                        "context", "--user", "u-77", "--at", "52.53,13.4", "--json", "Where is my order?")
                .json();
        JsonNode facts = context.get("fragments");
        assertThat(items(facts, "orders")).hasSize(1);
        JsonNode order = items(facts, "orders").get(0);
        assertThat(order.get("id").textValue()).isEqualTo("B-2026/0042");
        assertThat(order.get("status").textValue()).isEqualTo("shipped");
        assertThat(order.get("total").decimalValue()).isEqualByComparingTo("7");
        assertThat(order.get("placedAt").textValue()).isEqualTo("2026-02-01T09:30:00Z");
        JsonNode nearest = items(facts, "stores").get(0);
        assertThat(nearest.get("id").textValue()).isEqualTo("s-near");
        assertThat(nearest.get("distanceMeters").doubleValue()).isBetween(110.0, 150.0);

        String where = ask("u-77", "Where is my order?");
        assertThat(where).contains("B-2026/0042", "shipped", "Ingwertee").doesNotContain("0043", "Tasse");
        assertThat(ask("u-78", "Where is my order?"))
                .contains("B-2026/0043", "Tasse")
                .doesNotContain("0042");
        assertThat(ask("u-77", "I'm cold")).contains("Teehaus Mitte", "Ingwertee", "3.50");
        assertThat(commands.run("data", "stats", "--json").json().get("users").intValue())
                .as("no demo data beside one's own")
                .isEqualTo(2);
        Ended nobody = commands.run("ask", "I'm cold");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).hasLineCount(1).contains("--user");
    }

    @Test
    void whatWasImportedFirstIsNotReplacedByDemoData() throws IOException {
        assertThat(load("products", PRODUCTS).code()).isZero();
        JsonNode stats = commands.run("data", "stats", "--json").json();
        assertThat(stats.get("products").intValue()).isOne();
        assertThat(stats.get("users").intValue()).isZero();
        assertThat(load("orders", ORDERS).code()).isEqualTo(2);
        assertThat(commands.run("data", "stats", "--json").json().get("orders").intValue())
                .isEqualTo(2);
        assertThat(StoredData.of(folder).one("products", "p-tea").getString("name"))
                .isEqualTo("Ingwertee");
    }

    @Test
    void ownDocumentsAreFoundAndTakenOnce() throws IOException {
        RealCommands demo = RealCommands.onDemoData(folder);
        Path documents = Files.createDirectories(folder.resolve("documents/deep"));
        Files.writeString(documents.resolve("parking.md"), """
                # Parking

                Bicycles park for free under the glass roof. Cars pay two dollars an hour behind the bakery.
                """);
        Files.writeString(
                folder.resolve("documents/pets.html"),
                "<html><body><h1>Pets</h1><p>Small dogs on a leash are welcome, except beside fresh food.</p></body></html>");
        Files.writeString(folder.resolve("documents/photo.bin"), "not a document");
        String path = folder.resolve("documents").toString();
        JsonNode first = demo.run("ingest", "--json", path).json();
        assertThat(first.get("documents").intValue()).isEqualTo(2);
        assertThat(first.get("chunks").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(first.get("problems")).isEmpty();

        assertThat(best(demo, "Where can I leave my bicycle?")).contains("Bicycles park for free");
        assertThat(best(demo, "May I bring my dog?")).contains("Small dogs");
        assertThat(demo.run("ask", "--json", "Where can I park my bicycle?").out())
                .contains("glass roof");

        JsonNode second = demo.run("ingest", "--json", path).json();
        assertThat(second.get("documents").intValue()).isZero();
        assertThat(second.get("unchanged").intValue()).isEqualTo(2);
        Files.writeString(documents.resolve("parking.md"), "# Parking\n\nBicycles park for free on the roof garden.\n");
        JsonNode third = demo.run("ingest", "--json", path).json();
        assertThat(third.get("documents").intValue()).isOne();
        assertThat(third.get("unchanged").intValue()).isOne();
        assertThat(best(demo, "Where can I leave my bicycle?")).contains("roof garden");
        assertThat(best(demo, "under the glass roof behind the bakery")).doesNotContain("glass roof");
    }

    private static String best(RealCommands commands, String query) {
        return commands.run("retrieve", "--json", "--top", "1", query)
                .json()
                .at("/passages/0/text")
                .textValue();
    }

    private String ask(String user, String message) {
        Ended asked = commands.run("ask", "--user", user, "--at", "52.53,13.4", message);
        assertThat(asked.err()).isEmpty();
        assertThat(asked.code()).isZero();
        return asked.out();
    }

    private Ended load(String collection, String lines) throws IOException {
        Path file = Files.writeString(folder.resolve(collection + ".jsonl"), lines);
        return commands.run("data", "import", "--collection", collection, file.toString());
    }

    private static JsonNode items(JsonNode fragments, String source) {
        for (JsonNode fragment : fragments) {
            if (fragment.get("source").textValue().equals(source)) {
                return fragment.get("items");
            }
        }
        throw new AssertionError("no " + source);
    }
}

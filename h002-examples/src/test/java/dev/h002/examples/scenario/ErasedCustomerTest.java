package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer asks what is kept about them, and then to be forgotten. */
class ErasedCustomerTest {
    private static final String TYPED = "zoe.quill@elsewhere.test";

    @TempDir
    Path folder;

    @Test
    void everythingIsShownAndThenNothingIsLeftInAnyCollectionOrFile() throws IOException {
        RealCommands commands = RealCommands.onDemoData(folder);
        commands.run("ask", "--conversation", "kept", "Write to " + TYPED + ": where is my order?");
        commands.run("ask", "--conversation", "kept", "I'm cold.");
        commands.run("ask", "--conversation", "kept", "yes");
        StoredData before = StoredData.of(folder);
        PersonalValues values = ownValues(before);

        List<JsonNode> exported = commands.run("export", "--user", "demo").lines();
        assertThat(exported.stream()
                        .map(line -> line.get("collection").textValue())
                        .collect(Collectors.toSet()))
                .contains("users", "orders", "coupons", "chat_history", "llm_usage");
        JsonNode conversation = exported.stream()
                .filter(line -> line.get("collection").textValue().equals("chat_history"))
                .findFirst()
                .orElseThrow()
                .get("document");
        assertThat(conversation.get("turns")).hasSize(3);
        assertThat(conversation.get("actions").findValuesAsText("state")).contains("DONE");
        assertThat(conversation.get("turns").get(0).get("question").textValue())
                .isEqualTo("Write to " + TYPED + ": where is my order?");

        JsonNode removed =
                commands.run("erase", "--user", "demo", "--json").json().get("removed");
        assertThat(removed.get("orders").intValue())
                .isEqualTo(before.ordersOf("demo").size());
        assertThat(removed.get("chat_history").intValue()).isEqualTo(1);

        StoredData after = StoredData.of(folder);
        for (String collection : List.of(
                "users", "orders", "stores", "products", "coupons", "embeddings", "chat_history", "llm_usage")) {
            after.all(collection)
                    .forEach(document -> assertThat(values.foundIn(document.toJson()))
                            .as(collection)
                            .isEmpty());
        }
        String file = new String(Files.readAllBytes(StoredData.file(folder)), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("Downtown Caf");
        assertThat(values.foundUndecodedIn(file)).isEmpty();

        assertThat(commands.run("erase", "--user", "demo").out()).contains("Nothing was kept");
        var nothing = commands.run("export", "--user", "demo");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("Nothing is kept");
    }

    /** Without town and postal code, which others live in too. */
    private static PersonalValues ownValues(StoredData data) {
        Document demo = data.one("users", "demo");
        List<String> values = new ArrayList<>(List.of(
                TYPED,
                demo.getString("name"),
                demo.getString("email"),
                demo.getString("phone"),
                demo.get("address", Document.class).getString("line1")));
        data.ordersOf("demo").forEach(order -> values.add(order.getString("_id")));
        return PersonalValues.of(values.toArray(new String[0]));
    }
}

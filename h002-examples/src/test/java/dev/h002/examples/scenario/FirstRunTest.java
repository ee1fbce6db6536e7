package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first commands, in an empty folder. */
class FirstRunTest {
    @TempDir
    Path folder;

    @Test
    void theFirstCommandMakesTheDemoDataAndSaysSoAndTheSecondFindsIt() {
        RealCommands commands = RealCommands.in(folder);
        Ended first = commands.run("ask", "--json", "--conversation", "c1", "I'm cold.");
        assertThat(first.code()).isZero();
        assertThat(first.err()).hasLineCount(1).contains("demo data");
        assertThat(first.json().get("text").textValue()).contains("Downtown Café");

        assertThat(folder.resolve(".h002/needs-en.vectors"))
                .as("the build made them")
                .doesNotExist();
        JsonNode stats = commands.run("data", "stats", "--json").json();
        assertThat(stats.get("users").intValue()).isEqualTo(200);
        assertThat(stats.get("stores").intValue()).isEqualTo(60);
        assertThat(stats.get("products").intValue()).isEqualTo(120);
        assertThat(stats.get("orders").intValue()).isEqualTo(2000);
        assertThat(stats.get("coupons").intValue()).isEqualTo(300);
        assertThat(stats.get("chat_history").intValue()).isOne();
        String order = StoredData.of(folder).ordersOf("demo").get(0).getString("_id");

        Ended second = commands.run("ask", "--json", "--conversation", "c1", "yes");
        assertThat(second.err()).as("nothing is made again").isEmpty();
        assertThat(second.json().at("/actions/0/state").textValue()).isEqualTo("DONE");
        assertThat(StoredData.of(folder).ordersOf("demo").get(0).getString("_id"))
                .isEqualTo(order);
    }

    @Test
    void aFirstRunThatWasCutShortStartsAnew() throws IOException {
        RealCommands commands = RealCommands.onDemoData(folder);
        // What a process leaves behind that is killed while it stores them.
        Files.createFile(folder.resolve(".h002/demo-data.unfinished"));
        StoredData.change(folder, database -> database.getCollection("orders").deleteMany(new Document()));
        Ended ended = commands.run("ask", "I'm cold.");
        assertThat(ended.err()).hasLineCount(1).contains("demo data");
        assertThat(ended.out()).contains("Downtown Café");
        StoredData data = StoredData.of(folder);
        assertThat(data.all("users")).hasSize(200);
        assertThat(data.all("coupons")).hasSize(300);
        assertThat(data.all("orders")).hasSize(2000);
    }
}

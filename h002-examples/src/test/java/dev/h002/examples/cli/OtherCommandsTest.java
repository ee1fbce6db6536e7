package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.Question;
import dev.h002.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {
    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @Test
    void maskKeepsEverythingElseOfTheText() {
        String text = "To ann@x.org,\r\n\tüber bob@x.org and ann@x.org, ";
        assertThat(command.input(text).run("mask")).isZero();
        assertThat(command.out())
                .isEqualTo("To <EMAIL_1>\r\n\tüber <EMAIL_2> and <EMAIL_3> ".replace("<EMAIL_3>", "<EMAIL_1>"));
    }

    @Test
    void maskReadsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "ann@x.org");
        assertThat(command.run("mask", file.toString())).isZero();
        assertThat(command.out()).isEqualTo("<EMAIL_1>");
    }

    @Test
    void maskStartsAnewOnEachJsonLine() {
        command.input("{\"id\":1,\"text\":\"😀 ann@x.org\"}\n{\"id\":2,\"text\":\"bob@x.org\"}\n")
                .run("mask", "--jsonl");
        assertThat(command.out()).isEqualTo("""
                        {"id":1,"masked":"😀 <EMAIL_1>","spans":[{"type":"EMAIL","start":3,"end":12,"placeholder":"<EMAIL_1>"}]}
                        {"id":2,"masked":"<EMAIL_1>","spans":[{"type":"EMAIL","start":0,"end":9,"placeholder":"<EMAIL_1>"}]}
                        """);
    }

    @Test
    void whatCannotBeMaskedIsBadInput() throws IOException {
        Path latin = Files.write(folder.resolve("latin.txt"), "Café".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(command.run("mask", latin.toString())).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("UTF-8");
        assertThat(command.run("mask", folder.resolve("absent.txt").toString())).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("absent.txt");
        assertThat(command.run("mask", folder.toString())).isEqualTo(2);
        assertThat(command.input("x".repeat(200_000)).run("mask")).isEqualTo(2);
    }

    @Test
    void retrievePrintsPassages() throws IOException {
        assertThat(command.run("retrieve", "opened", "box?", "--json")).isZero();
        assertThat(command.out())
                .isEqualTo("{\"passages\":[{\"source\":\"refunds.md\",\"title\":\"Refunds > Opened items\",\"chunk\":2,"
                        + "\"text\":\"Yes, within 30 days.\",\"score\":0.75}]}\n");
        assertThat(command.run("retrieve", "opened")).isZero();
        assertThat(command.out())
                .contains("0.750  Refunds > Opened items (refunds.md)")
                .contains("Yes, within");
    }

    @Test
    void retrieveTakesHowManyFromTheLineOrTheOption() {
        command.shop.passages = Collections.nCopies(9, command.shop.passages.get(0));
        command.input("{\"id\":1,\"query\":\"a\"}\n{\"id\":2,\"query\":\"a\",\"top\":5}\n{\"id\":3,\"query\":\" \"}\n");
        assertThat(command.run("retrieve", "--jsonl", "--top", "2")).isZero();
        List<JsonNode> lines = command.jsonLines();
        assertThat(lines.get(0).get("passages")).hasSize(2);
        assertThat(lines.get(1).get("passages")).hasSize(5);
        assertThat(lines.get(2).has("error")).isTrue();
    }

    @Test
    void retrieveRefusesWhatIsNoSearch() {
        assertThat(command.run("retrieve", " ")).isEqualTo(2);
        assertThat(command.run("retrieve", "--top", "0", "a")).isEqualTo(2);
        assertThat(command.run("retrieve", "--top", "many", "a")).isEqualTo(2);
        assertThat(command.run("retrieve")).isEqualTo(2);
    }

    @Test
    void contextPrintsTheFactsAsJson() throws IOException {
        assertThat(command.run("context", "--json", "I'm cold", "--user", "ann"))
                .isZero();
        JsonNode json = command.json();
        assertThat(json.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("needs", "constraints", "language", "fragments", "missing");
        assertThat(json.get("fragments").get(0).toString())
                .isEqualTo("{\"source\":\"profile\",\"items\":[{\"name\":\"Dana Demo\",\"preferences\":[\"vegan\"]}]}");
        assertThat(json.get("fragments")
                        .get(1)
                        .get("items")
                        .get(0)
                        .get("placedAt")
                        .textValue())
                .isEqualTo("2026-03-01T10:15:30Z");
        assertThat(json.get("missing").toString()).isEqualTo("[\"loyalty\"]");
        assertThat(command.shop.questions).containsExactly(Question.of("ann", "I'm cold"));
    }

    @Test
    void contextTakesAHistoryFromJsonLines() {
        command.input("""
                {"id":1,"history":["coffee?","near me"],"message":"under 5"}
                {"id":2,"history":"coffee?","message":"under 5"}
                {"id":3,"history":[5],"message":"under 5"}
                """);
        assertThat(command.run("context", "--jsonl")).isZero();
        assertThat(command.jsonLines()).extracting(line -> line.has("error")).containsExactly(false, true, true);
        assertThat(command.shop.questions)
                .containsExactly(Question.of("demo", "under 5").after(List.of("coffee?", "near me")));
    }

    @Test
    void contextReadsWellForPeople() {
        assertThat(command.run("context", "I'm cold")).isZero();
        assertThat(command.out())
                .startsWith("needs: warm_up 0.90, thirst 0.25\nconstraints: maxPrice: 5.00, currency: EUR")
                .contains("\nweather\n  - celsius: -3\n")
                .endsWith("missing: loyalty\n");
    }

    @Test
    void ingestReportsWhatWasTaken() {
        assertThat(command.run("ingest", folder.toString())).isZero();
        assertThat(command.out())
                .isEqualTo("2 documents taken in, 1 unchanged, 0 not taken."
                        + " Passages: 14 added, 30 unchanged, 5 removed.\n");
        assertThat(command.run("ingest", "--json", folder.toString())).isZero();
        assertThat(command.out())
                .isEqualTo("{\"documents\":2,\"chunks\":14,\"unchanged\":1,\"chunksUnchanged\":30,"
                        + "\"chunksRemoved\":5,\"errors\":0,\"problems\":[]}\n");
        assertThat(command.run("ingest", folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(command.run("ingest")).isEqualTo(2);
    }

    @Test
    void ingestNamesWhatWasNotTaken() throws IOException {
        command.shop.ingested = new IngestReport(0, 0, 0, 0, 0, List.of(new Problem("broken.pdf", "is no PDF")));
        assertThat(command.run("ingest", "--json", folder.toString())).isEqualTo(2);
        assertThat(command.json().get("problems").toString())
                .isEqualTo("[{\"where\":\"broken.pdf\",\"what\":\"is no PDF\"}]");
        assertThat(command.err()).isEqualTo("h002: broken.pdf: is no PDF\n");
    }

    @Test
    void dataGenerateAndStatsCount() throws IOException {
        assertThat(command.run("data", "generate", "--users", "7", "--seed", "9", "--json"))
                .isZero();
        assertThat(command.out()).isEqualTo("{\"users\":7,\"orders\":9}\n");
        assertThat(command.run("data", "stats")).isZero();
        assertThat(command.out()).isEqualTo("users                 200\norders              2,000\n");
        assertThat(command.run("data", "generate", "--users", "0")).isEqualTo(2);
    }

    @Test
    void dataImportReportsWhatDoesNotFit() throws IOException {
        Path file = Files.writeString(folder.resolve("p.jsonl"), "{}\n");
        assertThat(command.run("data", "import", "--collection", "products", file.toString()))
                .isZero();
        assertThat(command.out()).isEqualTo("3 documents imported into products, 0 rejected.\n");
        command.shop.imported =
                new ImportReport(1, 30, Collections.nCopies(25, new Problem("line 2", "price is missing")));
        assertThat(command.run("data", "import", "--collection", "products", file.toString()))
                .isEqualTo(2);
        assertThat(command.err())
                .hasLineCount(21)
                .startsWith("h002: line 2: price is missing\n")
                .endsWith("And 10 more.\n");
    }

    @Test
    void dataImportRefusesUnknownCollectionsAndFiles() {
        assertThat(command.run("data", "import", "--collection", "nonsense", folder.toString()))
                .isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("users, orders, stores, products, coupons");
        assertThat(command.run("data", "import", "--collection", "users", folder.toString()))
                .isEqualTo(2);
        assertThat(command.run("data", "import", folder.toString())).isEqualTo(2);
        assertThat(command.settings).isNull();
    }

    @Test
    void quotaShowsWhatIsLeft() {
        assertThat(command.run("quota", "--user", "ann", "--json")).isZero();
        assertThat(command.out()).isEqualTo("{\"requestsLeft\":null,\"tokensLeft\":null,\"resetsAt\":null}\n");
        assertThat(command.run("quota")).isZero();
        assertThat(command.out()).contains("requests left  unlimited");
        assertThat(command.run("quota", "--user", "nobody")).isEqualTo(2);
    }

    @Test
    void doctorShowsNoSecret() {
        command.environment.put("OPENAI_API_KEY", "sk-secret");
        command.environment.put("MONGODB_URI", "mongodb://root:secret@db.example:27017/h002?authSource=secret");
        assertThat(command.run("doctor")).isZero();
        assertThat(command.out())
                .contains("mongodb://db.example:27017/h002")
                .contains("key             set")
                .doesNotContain("secret");
    }

    @Test
    void doctorEndsWithThreeIfTheDatabaseIsUnreachableAndOneForTheRest() throws IOException {
        command.shop.checks.add(Check.failed("model files", "missing"));
        assertThat(command.run("doctor")).isEqualTo(1);
        command.shop.checks.add(Check.failed(Check.DATABASE, "no answer within 5 s"));
        assertThat(command.run("doctor", "--json")).isEqualTo(3);
        JsonNode last =
                command.json().get("checks").get(command.json().get("checks").size() - 1);
        assertThat(last.toString())
                .isEqualTo("{\"name\":\"database\",\"state\":\"FAILED\",\"detail\":\"no answer within 5 s\"}");
        command.openFailure = new StoreException("The database does not answer.", null);
        assertThat(command.run("doctor")).isEqualTo(3);
        assertThat(command.out()).contains("failed database        The database does not answer.");
    }
}

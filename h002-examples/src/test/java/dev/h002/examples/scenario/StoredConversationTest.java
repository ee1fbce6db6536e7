package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of a conversation: masked turns and a sealed vault, and nothing readable of what was typed. */
class StoredConversationTest {
    private static final String EMAIL = "zoe.quill@elsewhere.test";
    private static final String CARD = "4111 1111 1111 1111";
    private static final String PHONE = "+49 30 901820";
    private static final String MARKER = "xylophonically";

    @TempDir
    static Path folder;

    private static List<JsonNode> replies;

    @BeforeAll
    static void talk() {
        RealCommands commands = RealCommands.onDemoData(folder);
        PersonalValues demo = PersonalValues.of(StoredData.of(folder), "demo");
        String introduction = MARKER + ", I am " + String.join(" or ", demo.wholeValues()) + ". Write to " + EMAIL
                + ", charge " + CARD + ", call " + PHONE + ".";
        replies = commands.input(Stream.of(introduction, "Where is my order?", "I'm cold.", "yes")
                        .map(message -> RealCommands.line(Map.of("id", 1, "conversation", "kept", "message", message)))
                        .reduce("", String::concat))
                .run("ask", "--jsonl")
                .lines();
    }

    @Test
    void theDocumentHoldsMaskedTurnsAndASealedVault() {
        assertThat(replies)
                .hasSize(4)
                .allMatch(reply -> reply.get("outcome").textValue().equals("ANSWERED"));
        StoredData data = StoredData.of(folder);
        Document conversation = data.one("chat_history", "kept");
        assertThat(conversation.getList("turns", Document.class)).hasSize(4);
        String readable = conversation.toJson();
        assertThat(readable).contains(MARKER, "<EMAIL_", "<CARD_1>", "<PHONE_", "<NAME_", "<ORDER_");
        PersonalValues all = PersonalValues.of(data, "demo").and(EMAIL, CARD, PHONE);
        assertThat(all.foundIn(readable)).isEmpty();
        byte[] vault = conversation.get("vault", Binary.class).getData();
        assertThat(vault.length).as("the values are in there").isGreaterThan(200);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(all.foundIn(new String(vault, charset))).isEmpty();
        }
    }

    @Test
    void noFileHoldsWhatWasOnlyTyped() throws IOException {
        PersonalValues typed = PersonalValues.of(EMAIL, CARD, PHONE);
        boolean markerSeen = false;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (Charset charset :
                        List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                    String text = new String(bytes, charset);
                    markerSeen |= text.contains(MARKER);
                    assertThat(typed.foundUndecodedIn(text))
                            .as(file.getFileName().toString())
                            .isEmpty();
                }
            }
        }
        assertThat(markerSeen)
                .as("what is not personal can be read, so the search works")
                .isTrue();
    }

    @Test
    void theSameKeyStillRestoresIt() {
        JsonNode reply = RealCommands.in(folder)
                .run("ask", "--json", "--conversation", "kept", "Where is my order?")
                .json();
        assertThat(reply.get("text").textValue()).contains("ORD-").doesNotContain("<ORDER_");
    }
}

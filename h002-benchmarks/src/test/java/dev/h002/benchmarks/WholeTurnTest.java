package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTurnTest {
    @Test
    void messagesEndAsCustomersEndThem() {
        List<String> messages = TurnMessages.all();

        assertThat(new HashSet<>(messages)).hasSize(24 * 20 * 30);
        assertThat(messages).contains("What can I get quickly this evening?", "Hi, I'm cold on foot");
        assertThat(messages).noneMatch(message -> message.indexOf('?') >= 0 && !message.endsWith("?"));
    }

    @Test
    void whatTheModelSaysStandsInTheFactsAndIsShown() {
        try (OnnxEmbeddingModel embeddings = OnnxEmbeddingModel.miniLm();
                Assistant assistant = TurnShop.assistant(embeddings)
                        .gateway(new RepeatingModel())
                        .build()) {
            for (String message : TurnMessages.all().subList(0, 40)) {
                Reply reply = assistant.ask(Question.of(TurnShop.customer(message.length()), message));

                assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
                assertThat(reply.text()).matches(".+ is [\\d.]+ m away\\. .*" + RepeatingModel.FAREWELL);
                assertThat(reply.context().missing()).isEmpty();
            }
        }
    }

    @Test
    void aBarThatIsMissedIsSaidToBe(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("load.csv");
        String figures = ",2.5,1100.0,1900.0,200.0,NaN,1400,600.0,";
        Files.writeString(
                file,
                TurnLoad.HEAD + "\nSECOND,1000,990,800,1000" + figures + "0,\nHELD,1000,1000,1000,1000" + figures
                        + "7,3 busy; 4 late\n");
        assertThat(TurnLoadTable.read(file).bar())
                .contains("**met**.", "7 answers had to do without some facts (sources missing: 3 busy; 4 late)");

        Files.writeString(
                file,
                TurnLoad.HEAD + "\nSECOND,1000,990,800,998" + figures + "0,\nHELD,1000,1000,999,1000" + figures
                        + "0,\n");
        assertThat(TurnLoadTable.read(file).bar())
                .contains(
                        "**missed**, since only 998 of 1000 were answered with a model that takes a second, and only 999 of"
                                + " 1000 were in flight at once with a model that answers once all wait for it.");
    }

    @Test
    void aLoadIsMeasured() throws Exception {
        for (TurnLoad.Case load : TurnLoad.Case.values()) {
            String line = TurnLoad.measure(load, 50, 40);
            assertThat(line).startsWith(load + ",40,40,40,40,");
            assertThat(line.split(",", -1)).hasSize(TurnLoad.HEAD.split(",", -1).length);
        }
    }
}

package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.StoreException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCommandTest {
    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @Test
    void answersPipedLinesInOneConversationUntilTheyEnd() {
        command.input("I'm cold\n\n  yes  \n");
        assertThat(command.run("chat", "--user", "ann", "--at", "1,2")).isZero();
        assertThat(command.shop.questions)
                .containsExactly(
                        Question.of("ann", "I'm cold").at(1, 2),
                        Question.of("ann", "yes").at(1, 2).in("c1"));
        assertThat(command.out()).startsWith("""
                        Warm up at Downtown Café.

                          1. Apply 15% off Hot Chocolate
                          Say yes to accept, or /do N.

                          Source: Refunds > Opened items (refunds.md)
                        """);
        assertThat(command.err()).isEmpty();
    }

    @Test
    void quitEndsItEarly() {
        assertThat(command.input("/quit\nnever asked\n").run("chat")).isZero();
        assertThat(command.shop.questions).isEmpty();
    }

    @Test
    void anOfferIsAcceptedByItsNumber() {
        command.input("/do 1\nI'm cold\n/do 1\n/do 2\n");
        assertThat(command.run("chat")).isZero();
        assertThat(command.shop.confirmed).containsExactly("c1/a1");
        assertThat(command.out()).endsWith("The coupon is applied.\n");
        assertThat(command.err()).hasLineCount(2);
    }

    @Test
    void piecesThatTearACharacterApartAreJoinedAndControlCharactersAreDropped() {
        command.shop.answers = question -> FakeShop.reply("😀\u001b[2Jü", Outcome.ANSWERED, null);
        command.input("hi\n").run("chat");
        assertThat(command.out()).startsWith("😀[2Jü\n");
    }

    @Test
    void oneBadLineCostsItselfAlone() {
        command.shop.answers = question -> question.message().equals("bad")
                ? FakeShop.reply("", Outcome.REFUSED, "The message cannot be used.")
                : FakeShop.reply("fine", Outcome.ANSWERED, null);
        command.input("x".repeat(BoundedLines.MAX_BYTES + 1) + "\nbad\n/nonsense\ngood\n");
        assertThat(command.run("chat")).isZero();
        assertThat(command.out()).startsWith("fine\n");
        assertThat(command.err()).isEqualTo("""
                        h002: Line 1: This line is longer than 1 MB. Split it.
                        h002: The message cannot be used.
                        h002: /do N accepts the Nth thing offered, /quit ends the chat.
                        """);
    }

    @Test
    void aDatabaseThatIsGoneEndsIt() {
        command.shop.answers = question -> {
            throw new StoreException("The database does not answer.", null);
        };
        assertThat(command.input("hi\nhi\n").run("chat")).isEqualTo(3);
        assertThat(command.shop.questions).hasSize(1);
        assertThat(command.run("chat", "--user", "nobody")).isEqualTo(2);
    }

    @Test
    void aDenialOrRefusalIsToldOnce() {
        String reason = "That cannot be used.";
        for (Outcome outcome : new Outcome[] {Outcome.DENIED, Outcome.REFUSED}) {
            command.shop.answers = question -> FakeShop.reply(reason, outcome, reason);
            assertThat(command.input("hi\n").run("chat")).isZero();
            assertThat(command.out()).startsWith(reason + "\n");
            assertThat(command.err()).isEmpty();
        }
    }
}

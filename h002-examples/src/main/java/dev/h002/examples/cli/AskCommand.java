package dev.h002.examples.cli;

import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.examples.json.Json;
import dev.h002.examples.json.ReplyJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One turn, or with {@code --jsonl} many. */
@Command(
        name = "ask",
        description = "Answer one message of a customer.",
        footer = {
            "  ${ROOT-COMMAND-NAME} ask \"I'm cold\"",
            "  ${ROOT-COMMAND-NAME} ask --at 40.7130,-74.0060 \"Where's the nearest store with coffee?\"",
            "  ${ROOT-COMMAND-NAME} ask --conversation c1 \"Any offers?\" && ${ROOT-COMMAND-NAME} ask --conversation c1 yes",
            "  echo '{\"id\":1,\"message\":\"Where is my order?\"}' | ${ROOT-COMMAND-NAME} ask --jsonl",
            "",
            "With --jsonl, each line is {\"id\",\"user\"?,\"lat\"?,\"lon\"?,\"conversation\"?,\"message\"}; what a line leaves out",
            "comes from the options."
        })
final class AskCommand implements Callable<Integer> {
    /** Reads the message from standard input. */
    static final String FROM_INPUT = "-";

    private final Surroundings around;

    @Parameters(
            paramLabel = "MESSAGE",
            arity = "0..*",
            description = "What the customer says; - reads it from standard input.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private CustomerOptions customer;

    @Option(
            names = "--conversation",
            paramLabel = "ID",
            description = "The conversation this goes on with. Default: a new one.")
    private @Nullable String conversation;

    @Mixin
    private FormatOptions format;

    @Mixin
    private ConfigurationOptions configuration;

    AskCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        String message = format.text("MESSAGE", words);
        if (message.equals(FROM_INPUT)) {
            message = InputFile.read(around.streams().in(), "message", BoundedLines.MAX_BYTES)
                    .stripTrailing();
        }
        Question question =
                Question.of(customer.user(), message).at(customer.place()).in(conversation);
        try (ShopSession session = around.open(configuration)) {
            if (format.jsonl()) {
                return new JsonLines(around.streams().out(), session.progress())
                        .run(around.streams().in(), line -> answer(session, line));
            }
            return answer(session, question);
        }
    }

    private Map<String, @Nullable Object> answer(ShopSession session, LineFields line) {
        String named = line.text("conversation");
        Question question = Question.of(line.user(customer), line.requiredText("message"))
                .at(line.place(customer))
                .in(named == null ? conversation : named);
        session.requireCustomer(question.user());
        Reply reply = session.shop().assistant().ask(question);
        Map<String, @Nullable Object> json = ReplyJson.of(reply);
        if (reply.outcome() == Outcome.REFUSED) {
            json.put("error", reply.reason());
        }
        return json;
    }

    private int answer(ShopSession session, Question question) {
        if (format.human()) {
            session.noteMissingKey();
        }
        session.progress().begin("Thinking");
        session.requireCustomer(question.user());
        Reply reply = session.shop().assistant().ask(question);
        session.progress().end();
        boolean refused = reply.outcome() == Outcome.REFUSED;
        boolean shown = !format.json() && !refused;
        Output out = around.streams().out();
        if (format.json()) {
            out.println(Json.line(ReplyJson.of(reply)));
        } else if (shown) {
            out.println(PlainText.of(reply.text()));
            out.print(ReplyText.below(reply, "To accept: " + acceptance(reply, question)));
        }
        // A denial's reason is its text: once is enough.
        if (reply.reason() != null && !(shown && reply.reason().equals(reply.text()))) {
            session.progress().note(PlainText.line(reply.reason()));
        }
        return refused ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    private String acceptance(Reply reply, Question question) {
        String user = question.user().user();
        String whom = user.equals(CustomerOptions.DEMO_CUSTOMER) ? "" : " --user " + ShellWord.of(user);
        return around.program() + " ask" + whom + " --conversation " + ShellWord.of(reply.conversationId()) + " yes";
    }
}

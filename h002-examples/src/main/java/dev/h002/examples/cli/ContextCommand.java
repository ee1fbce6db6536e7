package dev.h002.examples.cli;

import dev.h002.Context;
import dev.h002.Question;
import dev.h002.examples.json.ContextJson;
import dev.h002.examples.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The gathered facts, before any model call. */
@Command(
        name = "context",
        description = {
            "Show the facts that would be gathered for a message.",
            "No model is asked, nothing is stored and no quota is used."
        },
        footer = {
            "  ${ROOT-COMMAND-NAME} context --json \"I'm cold\"",
            "  echo '{\"id\":1,\"history\":[\"I want coffee\"],\"message\":\"under 5 please\"}' | ${ROOT-COMMAND-NAME} context --jsonl",
            "",
            "With --jsonl, each line is {\"id\",\"user\"?,\"lat\"?,\"lon\"?,\"history\":[\"...\"]?,\"message\"}."
        })
final class ContextCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "MESSAGE", arity = "0..*", description = "What the customer says.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private CustomerOptions customer;

    @Mixin
    private FormatOptions format;

    @Mixin
    private ConfigurationOptions configuration;

    ContextCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        String message = format.text("MESSAGE", words);
        Question question = Question.of(customer.user(), message).at(customer.place());
        Streams streams = around.streams();
        try (ShopSession session = around.open(configuration)) {
            if (format.jsonl()) {
                return new JsonLines(streams.out(), session.progress())
                        .run(streams.in(), line -> ContextJson.of(gather(session, question(line))));
            }
            session.progress().begin("Gathering");
            Context context = gather(session, question);
            session.progress().end();
            if (format.json()) {
                streams.out().println(Json.line(ContextJson.of(context)));
            } else {
                streams.out().print(ContextText.of(context));
            }
            return ExitCode.OK;
        }
    }

    private Question question(LineFields line) {
        return Question.of(line.user(customer), line.requiredText("message"))
                .at(line.place(customer))
                .after(line.texts("history"));
    }

    private static Context gather(ShopSession session, Question question) {
        session.requireCustomer(question.user());
        return session.shop().assistant().context(question);
    }
}

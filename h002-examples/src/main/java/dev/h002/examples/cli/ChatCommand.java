package dev.h002.examples.cli;

import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A conversation, streamed. */
@Command(
        name = "chat",
        description = {
            "Talk with the concierge, a line at a time.",
            "On a terminal with line editing and a history that is forgotten at the end; piped lines work as well."
        },
        footer = {
            "  ${ROOT-COMMAND-NAME} chat",
            "  printf \"I'm cold\\nyes\\n\" | ${ROOT-COMMAND-NAME} chat",
            "",
            "Within the chat: yes accepts the first thing offered, /do 2 the second, /quit or Ctrl-D ends it."
        })
final class ChatCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private CustomerOptions customer;

    @Option(
            names = "--conversation",
            paramLabel = "ID",
            description = "The conversation to go on with. Default: a new one.")
    private @Nullable String conversation;

    @Mixin
    private ConfigurationOptions configuration;

    ChatCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        UserKey user = customer.user();
        GeoPoint place = customer.place();
        try (ShopSession session = around.open(configuration)) {
            session.requireCustomer(user);
            session.noteMissingKey();
            try (SpokenLines lines = SpokenLines.from(around.streams(), session.progress())) {
                new Chat(session, around.streams().out(), user, place, conversation).run(lines);
            }
            return ExitCode.OK;
        }
    }
}

package dev.h002.examples.cli;

import dev.h002.QuotaStatus;
import dev.h002.UserKey;
import dev.h002.examples.json.Json;
import dev.h002.examples.json.ReplyJson;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a customer has left today. */
@Command(
        name = "quota",
        description = "Show what a customer may still use today.",
        footer = {"  ${ROOT-COMMAND-NAME} quota --user demo", "  ${ROOT-COMMAND-NAME} quota --user demo --json"})
final class QuotaCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--user",
            paramLabel = "ID",
            defaultValue = CustomerOptions.DEMO_CUSTOMER,
            description = "The customer. Default: ${DEFAULT-VALUE}.")
    private String user = CustomerOptions.DEMO_CUSTOMER;

    @Option(
            names = "--json",
            description = "Print {\"requestsLeft\",\"tokensLeft\",\"resetsAt\"} on one line; null stands for no limit.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    QuotaCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        UserKey key = UserKey.of(user);
        try (ShopSession session = around.open(configuration)) {
            session.requireCustomer(key);
            QuotaStatus status = session.shop().quota().status(key);
            around.streams().out().print(json ? Json.line(ReplyJson.quota(status)) + "\n" : text(status));
            return ExitCode.OK;
        }
    }

    private static String text(QuotaStatus status) {
        String resets = status.resetsAt().equals(Instant.MAX)
                ? "never"
                : status.resetsAt().toString();
        return "requests left  " + left(status.requestsLeft()) + "\n" + "tokens left    " + left(status.tokensLeft())
                + "\n" + "resets at      " + resets + "\n";
    }

    private static String left(long count) {
        return count == QuotaStatus.UNLIMITED ? "unlimited" : String.format(Locale.ROOT, "%,d", count);
    }
}

package dev.h002.examples.cli;

import dev.h002.H002Exception;
import dev.h002.examples.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is configured, what is reachable, what is missing. */
@Command(
        name = "doctor",
        description = {
            "Show what is configured, what is reachable and what is missing. Never shows a secret.",
            "Ends with 3 if the database cannot be reached, with 1 if something else must be mended."
        },
        footer = {"  ${ROOT-COMMAND-NAME} doctor", "  ${ROOT-COMMAND-NAME} doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--json",
            description =
                    "Print {\"checks\":[{\"name\",\"state\",\"detail\"}]} on one line; a state is OK, NOTE or FAILED.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    DoctorCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings = around.settings(configuration);
        List<Check> checks = new ArrayList<>(SettingsChecks.of(settings));
        try (ShopSession session = ShopSession.open(around, settings)) {
            session.progress().begin("Looking around");
            checks.addAll(session.shop().checks());
            session.progress().end();
        } catch (H002Exception failure) {
            checks.add(Check.failed(Check.DATABASE, String.valueOf(failure.getMessage())));
        }
        around.streams().out().print(json ? Json.line(json(checks)) + "\n" : text(checks));
        return exitCode(checks);
    }

    private static int exitCode(List<Check> checks) {
        List<String> failed = checks.stream()
                .filter(check -> check.state() == Check.State.FAILED)
                .map(Check::name)
                .toList();
        if (failed.isEmpty()) {
            return ExitCode.OK;
        }
        return failed.contains(Check.DATABASE) ? ExitCode.STORE_UNREACHABLE : ExitCode.UNEXPECTED;
    }

    private static String text(List<Check> checks) {
        StringBuilder text = new StringBuilder();
        for (Check check : checks) {
            String state = check.state().name().toLowerCase(Locale.ROOT);
            String line = String.format(Locale.ROOT, "%-7s%-16s%s", state, check.name(), check.detail());
            text.append(PlainText.of(line)).append('\n');
        }
        return text.toString();
    }

    private static Map<String, @Nullable Object> json(List<Check> checks) {
        Map<String, @Nullable Object> object = Json.object();
        object.put("checks", checks.stream().map(DoctorCommand::json).toList());
        return object;
    }

    private static Map<String, @Nullable Object> json(Check check) {
        Map<String, @Nullable Object> object = Json.object();
        object.put("name", check.name());
        object.put("state", check.state().name());
        object.put("detail", check.detail());
        return object;
    }
}

package dev.h002.examples.cli;

import dev.h002.QuotaStatus;
import dev.h002.core.prompt.PromptBudget;
import java.time.Duration;
import java.util.List;

/** What the settings alone tell, without looking whether anything is there. */
final class SettingsChecks {
    private SettingsChecks() {}

    static List<Check> of(Settings settings) {
        return List.of(
                Check.ok(
                        "java",
                        Runtime.version() + ", up to " + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB"),
                Check.ok("database at", settings.database()),
                answers(settings),
                Check.ok("key", settings.apiKey() == null ? "not set" : "set"),
                quota(settings),
                Check.ok(
                        "deadlines",
                        "first words " + written(settings.firstTokenTimeout()) + ", pause "
                                + written(settings.idleTimeout()) + ", whole answer "
                                + written(settings.totalTimeout()) + "; " + settings.maxConcurrent()
                                + " calls at a time"),
                vault(settings));
    }

    private static Check answers(Settings settings) {
        if (settings.keyMissing()) {
            return Check.note("answers", settings.answeredBy() + ", because OPENAI_API_KEY is not set");
        }
        return Check.ok("answers", settings.answeredBy());
    }

    /** A turn reserves all it may spend before a model is asked, so a limit below that admits none. */
    private static Check quota(Settings settings) {
        String limits = limit(settings.dailyRequests()) + " requests and " + limit(settings.dailyTokens())
                + " tokens a customer and day";
        int turn = PromptBudget.STANDARD.total();
        return settings.offline() || settings.dailyTokens() >= turn
                ? Check.ok("quota", limits)
                : Check.note(
                        "quota",
                        limits + ": every turn will be denied; one may take " + turn + " tokens, so raise "
                                + SettingsLoader.DAILY_TOKENS);
    }

    private static Check vault(Settings settings) {
        String name = "vault key";
        if (!settings.vaultKeys().isEmpty()) {
            return Check.ok(name, "set");
        }
        return settings.embedded()
                ? Check.ok(name, "not set: one is made and kept in " + settings.dataFolder())
                : Check.note(
                        name,
                        "not set: conversations can only be read from this folder; set " + SettingsLoader.VAULT_KEY);
    }

    private static String limit(long count) {
        return count == QuotaStatus.UNLIMITED ? "unlimited" : String.valueOf(count);
    }

    /** As settings spell it. */
    private static String written(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

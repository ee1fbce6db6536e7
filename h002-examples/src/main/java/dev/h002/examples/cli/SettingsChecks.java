package dev.h002.examples.cli;

import dev.h002.QuotaStatus;
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
                Check.ok(
                        "quota",
                        limit(settings.dailyRequests()) + " requests and " + limit(settings.dailyTokens())
                                + " tokens a customer and day"),
                Check.ok(
                        "deadlines",
                        "first words " + written(settings.firstTokenTimeout()) + ", pause "
                                + written(settings.idleTimeout()) + ", whole answer "
                                + written(settings.totalTimeout()) + "; " + settings.maxConcurrent()
                                + " calls at a time"),
                Check.ok("vault key", vault(settings)));
    }

    private static Check answers(Settings settings) {
        if (settings.keyMissing()) {
            return Check.note("answers", settings.answeredBy() + ", because OPENAI_API_KEY is not set");
        }
        return Check.ok("answers", settings.answeredBy());
    }

    private static String vault(Settings settings) {
        if (settings.vaultKey() != null) {
            return "set";
        }
        return "not set: one is made and kept in " + settings.dataFolder();
    }

    private static String limit(long count) {
        return count == QuotaStatus.UNLIMITED ? "unlimited" : String.valueOf(count);
    }

    /** As settings spell it. */
    private static String written(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

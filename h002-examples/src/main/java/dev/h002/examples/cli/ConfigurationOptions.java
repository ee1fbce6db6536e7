package dev.h002.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * Options that stand above the environment and the {@code .env} file. Keys have none: other users of the machine can read
 * the arguments of a process.
 */
final class ConfigurationOptions {
    @ArgGroup(validate = false, heading = "%nSettings:%n")
    private Flags flags = new Flags();

    /** What was given, by the name of the variable it stands for. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, SettingsLoader.MONGODB_URI, flags.mongodbUri);
        put(values, SettingsLoader.OPENAI_BASE_URL, flags.baseUrl);
        put(values, SettingsLoader.OPENAI_MODEL, flags.model);
        put(values, SettingsLoader.MOCK_LLM, flags.mockLlm == null ? null : String.valueOf(flags.mockLlm));
        put(values, SettingsLoader.DAILY_REQUESTS, flags.dailyRequests);
        put(values, SettingsLoader.DAILY_TOKENS, flags.dailyTokens);
        put(values, SettingsLoader.TOTAL_TIMEOUT, flags.totalTimeout);
        put(values, SettingsLoader.FIRST_TOKEN_TIMEOUT, flags.firstTokenTimeout);
        put(values, SettingsLoader.IDLE_TIMEOUT, flags.idleTimeout);
        put(values, SettingsLoader.MAX_CONCURRENT, flags.maxConcurrent);
        return values;
    }

    /** The jars that were named, in this order. */
    List<Path> plugins() {
        return List.copyOf(flags.plugins);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** Values as text: one place checks them, wherever they come from. */
    static final class Flags {
        @Option(
                names = "--mongodb-uri",
                paramLabel = "URI",
                description = "The database. Default: embedded, its file under ./.h002. (MONGODB_URI)")
        private @Nullable String mongodbUri;

        @Option(
                names = "--base-url",
                paramLabel = "URL",
                description = "A service that speaks chat completions. Default: https://api.openai.com/v1."
                        + " (OPENAI_BASE_URL; its key: OPENAI_API_KEY)")
        private @Nullable String baseUrl;

        @Option(
                names = "--model",
                paramLabel = "NAME",
                description = "The model to ask. Default: " + Settings.DEFAULT_MODEL + ". (OPENAI_MODEL)")
        private @Nullable String model;

        @Option(
                names = "--mock-llm",
                negatable = true,
                description =
                        "Let the offline concierge answer, or not. Default: it does when there is no key. (MOCK_LLM)")
        private @Nullable Boolean mockLlm;

        @Option(
                names = "--daily-requests",
                paramLabel = "N",
                description = "A customer's requests a day, or unlimited. Default: " + Settings.DEFAULT_DAILY_REQUESTS
                        + ". (H002_DAILY_REQUESTS)")
        private @Nullable String dailyRequests;

        @Option(
                names = "--daily-tokens",
                paramLabel = "N",
                description = "A customer's tokens a day, or unlimited. Default: " + Settings.DEFAULT_DAILY_TOKENS
                        + ". (H002_DAILY_TOKENS)")
        private @Nullable String dailyTokens;

        @Option(
                names = "--total-timeout",
                paramLabel = "TIME",
                description = "The longest a model may take, such as 500ms, 5s or 2m. Default: 60s."
                        + " (H002_LLM_TOTAL_TIMEOUT)")
        private @Nullable String totalTimeout;

        @Option(
                names = "--first-token-timeout",
                paramLabel = "TIME",
                description = "The longest wait for its first words. Default: 15s. (H002_LLM_FIRST_TOKEN_TIMEOUT)")
        private @Nullable String firstTokenTimeout;

        @Option(
                names = "--idle-timeout",
                paramLabel = "TIME",
                description = "The longest pause between its words. Default: 15s. (H002_LLM_IDLE_TIMEOUT)")
        private @Nullable String idleTimeout;

        @Option(
                names = "--max-concurrent",
                paramLabel = "N",
                description = "Calls to the model at the same time. Default: " + Settings.DEFAULT_MAX_CONCURRENT
                        + ". (H002_LLM_MAX_CONCURRENT)")
        private @Nullable String maxConcurrent;

        @Option(
                names = "--plugin",
                paramLabel = "JAR",
                description = "A jar with context sources of yours, beside those in ./plugins. May be repeated.")
        private List<Path> plugins = new ArrayList<>();
    }
}

package dev.h002.examples.cli;

import dev.h002.examples.plugins.Plugins;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds {@link Settings} from the environment, a {@code .env} file and options, the later ones winning. */
final class SettingsLoader {
    static final String MONGODB_URI = "MONGODB_URI";
    static final String OPENAI_API_KEY = "OPENAI_API_KEY";
    static final String OPENAI_BASE_URL = "OPENAI_BASE_URL";
    static final String OPENAI_MODEL = "OPENAI_MODEL";
    static final String MOCK_LLM = "MOCK_LLM";
    static final String DAILY_REQUESTS = "H002_DAILY_REQUESTS";
    static final String DAILY_TOKENS = "H002_DAILY_TOKENS";
    static final String TOTAL_TIMEOUT = "H002_LLM_TOTAL_TIMEOUT";
    static final String FIRST_TOKEN_TIMEOUT = "H002_LLM_FIRST_TOKEN_TIMEOUT";
    static final String IDLE_TIMEOUT = "H002_LLM_IDLE_TIMEOUT";
    static final String MAX_CONCURRENT = "H002_LLM_MAX_CONCURRENT";
    static final String VAULT_KEY = "H002_VAULT_KEY";
    static final String LOG = "H002_LOG";

    private static final String DATA_FOLDER = ".h002";
    private static final String PLUGIN_FOLDER = "plugins";
    private static final int MOST_CONCURRENT = 1024;

    private final Map<String, String> environment;
    private final Map<String, String> dotEnv;
    private final Path folder;

    private SettingsLoader(Map<String, String> environment, Map<String, String> dotEnv, Path folder) {
        this.environment = environment;
        this.dotEnv = dotEnv;
        this.folder = folder;
    }

    /** Reads the folder's {@code .env} file. */
    static SettingsLoader of(Map<String, String> environment, Path folder) {
        return new SettingsLoader(environment, DotEnv.read(folder), folder);
    }

    /** The same without plugins but those of the folder. */
    Settings load(Map<String, String> options) {
        return load(options, List.of());
    }

    /**
     * Checks every value.
     *
     * @param options by the name of the variable they stand for
     * @param plugins jars that were named, seen from the working folder
     * @throws dev.h002.InvalidInputException naming the variable and where it was set, or the plugin that is not there
     */
    Settings load(Map<String, String> options, List<Path> plugins) {
        List<Path> jars = plugins.stream().map(folder::resolve).toList();
        jars.forEach(Plugins::require);
        SettingReader reader = new SettingReader(List.of(
                new SettingReader.Layer("an option", options),
                new SettingReader.Layer("the file .env", dotEnv),
                new SettingReader.Layer("the environment", environment)));
        String apiKey = reader.secret(OPENAI_API_KEY);
        URI baseUrl = reader.webAddress(OPENAI_BASE_URL, Settings.OPENAI);
        @Nullable Boolean mock = reader.flag(MOCK_LLM);
        // A service of one's own often wants no key; OpenAI's always does.
        boolean keyMissing = mock == null && apiKey == null && baseUrl.equals(Settings.OPENAI);
        return new Settings(
                reader.databaseAddress(MONGODB_URI),
                folder.resolve(DATA_FOLDER),
                folder.resolve(PLUGIN_FOLDER),
                jars,
                apiKey,
                baseUrl,
                reader.word(OPENAI_MODEL, Settings.DEFAULT_MODEL),
                keyMissing || Boolean.TRUE.equals(mock),
                keyMissing,
                reader.limit(DAILY_REQUESTS, Settings.DEFAULT_DAILY_REQUESTS),
                reader.limit(DAILY_TOKENS, Settings.DEFAULT_DAILY_TOKENS),
                reader.duration(TOTAL_TIMEOUT, Settings.DEFAULT_TOTAL_TIMEOUT),
                reader.duration(FIRST_TOKEN_TIMEOUT, Settings.DEFAULT_FIRST_TOKEN_TIMEOUT),
                reader.duration(IDLE_TIMEOUT, Settings.DEFAULT_IDLE_TIMEOUT),
                reader.count(MAX_CONCURRENT, Settings.DEFAULT_MAX_CONCURRENT, MOST_CONCURRENT),
                reader.keys(VAULT_KEY),
                reader.logLevel(LOG));
    }
}

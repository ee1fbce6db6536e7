package dev.h002.examples.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param program how the user calls this program, for examples they can paste
 * @param environment variables by name
 * @param folder the working folder
 */
record Surroundings(String program, Streams streams, Map<String, String> environment, Path folder, Shop.Opener shops) {
    /** How the launcher was called. */
    static final String PROGRAM_PROPERTY = "h002.program";

    static Surroundings ofProcess() {
        return new Surroundings(
                System.getProperty(PROGRAM_PROPERTY, "./h002"),
                Streams.ofProcess(),
                System.getenv(),
                Path.of(""),
                ConfiguredShop::open);
    }

    /** Reads the settings, then opens the shop they describe. */
    ShopSession open(ConfigurationOptions options) {
        return ShopSession.open(this, settings(options));
    }

    /** The settings in force, with these options on top. */
    Settings settings(ConfigurationOptions options) {
        return SettingsLoader.of(environment, folder).load(options.values(), options.plugins());
    }

    /** Whether to show stack traces. Read from the environment alone, since it must work while settings are broken. */
    boolean debugging() {
        return "true".equalsIgnoreCase(environment.get(Failures.DEBUG_VARIABLE));
    }
}

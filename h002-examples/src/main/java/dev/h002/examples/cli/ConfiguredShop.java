package dev.h002.examples.cli;

import dev.h002.H002Exception;

/** The shop that the settings describe. */
final class ConfiguredShop {
    private ConfiguredShop() {}

    /** @throws H002Exception always, until the parts are joined */
    @SuppressWarnings("DoNotCallSuggester")
    static Shop open(Settings settings, Progress progress) {
        throw new H002Exception("This build holds no concierge yet.");
    }
}

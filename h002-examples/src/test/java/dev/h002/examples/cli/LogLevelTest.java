package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLevelTest {
    @AfterEach
    void silence() {
        LogLevel.apply(LogLevel.OFF);
    }

    @Test
    void isSilentUnlessAsked() {
        LogLevel.apply(LogLevel.OFF);
        assertThat(level("defaultLogLevel")).isEqualTo("off");
        assertThat(level("log.dev.h002")).isEqualTo("off");
        assertThat(LogManager.getLogManager().getLogger("").getLevel()).isEqualTo(Level.OFF);
    }

    @Test
    void librariesThatLogDocumentsAreNeverAskedForMoreThanWarnings() {
        LogLevel.apply(LogLevel.TRACE);
        assertThat(level("log.dev.h002")).isEqualTo("trace");
        assertThat(level("defaultLogLevel")).isEqualTo("warn");
        assertThat(level("log.org.mongodb")).isEqualTo("warn");
        assertThat(level("log.de.bwaldvogel")).isEqualTo("off");
        assertThat(level("log.org.eclipse.jetty")).isEqualTo("off");
        assertThat(level("log.io.javalin")).isEqualTo("off");
        assertThat(LogManager.getLogManager().getLogger("").getLevel()).isEqualTo(Level.WARNING);
    }

    private static String level(String property) {
        return System.getProperty("org.slf4j.simpleLogger." + property);
    }
}

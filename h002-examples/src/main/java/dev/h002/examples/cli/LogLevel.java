package dev.h002.examples.cli;

import java.util.logging.Level;
import java.util.logging.LogManager;

/** How much is logged to standard error; nothing unless {@code H002_LOG} asks for it. */
enum LogLevel {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    /** Takes effect for loggers made after it, so it comes before anything that logs is loaded. */
    static void apply(LogLevel level) {
        // Drivers and the embedded server log documents, which are personal: below "warn", only our own code may speak.
        LogLevel others = level.compareTo(WARN) > 0 ? WARN : level;
        System.setProperty(PREFIX + "logFile", "System.err");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "defaultLogLevel", others.slf4j());
        System.setProperty(PREFIX + "log.dev.h002", level.slf4j());
        // By name as well: whoever sets the default for all beforehand does not make these speak.
        System.setProperty(PREFIX + "log.org.mongodb", others.slf4j());
        System.setProperty(PREFIX + "log.de.bwaldvogel", OFF.slf4j());
        // A request is personal, and what fails in one may quote it; our own code tells what matters.
        System.setProperty(PREFIX + "log.org.eclipse.jetty", OFF.slf4j());
        System.setProperty(PREFIX + "log.io.javalin", OFF.slf4j());
        LogManager.getLogManager()
                .getLogger("")
                .setLevel(level == OFF ? Level.OFF : others == ERROR ? Level.SEVERE : Level.WARNING);
    }

    private String slf4j() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

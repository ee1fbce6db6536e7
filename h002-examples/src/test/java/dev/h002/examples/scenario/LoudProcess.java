package dev.h002.examples.scenario;

import dev.h002.examples.cli.H002Command;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line in a process where every logger is as loud as can be, except those that {@code LogLevel} keeps quiet by
 * name: the database driver and the embedded server, which log documents.
 */
final class LoudProcess {
    private static Logger clientLog;

    private LoudProcess() {}

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
        // Its settings are read with the first logger, so what comes later does not make it quieter.
        LoggerFactory.getLogger(LoudProcess.class).trace("loud");
        ConsoleHandler everything = new ConsoleHandler();
        everything.setLevel(Level.ALL);
        Logger root = LogManager.getLogManager().getLogger("");
        root.addHandler(everything);
        root.setLevel(Level.ALL);
        clientLog = Logger.getLogger("jdk.httpclient.HttpClient");
        clientLog.setLevel(Level.ALL);
        clientLog.finest("loud");
        System.exit(H002Command.runInProcess(arguments));
    }
}

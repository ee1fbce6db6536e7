package dev.h002.examples.web;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * What is logged while it is open: our own code at its loudest, the web server's silent, as {@code LogLevel} has them. Loggers that
 * exist already are set as well, since their levels are read only once.
 */
final class HeardLogs implements AutoCloseable {
    private static final String PREFIX = "org.slf4j.simpleLogger.log.";
    private static final int TRACE = 0;
    private static final int OFF = 50;
    private static final Map<String, Integer> LEVELS =
            Map.of("dev.h002", TRACE, "org.eclipse.jetty", OFF, "io.javalin", OFF);

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private final Map<Object, Integer> levels = new HashMap<>();

    HeardLogs() throws ReflectiveOperationException {
        System.setProperty(PREFIX + "dev.h002", "trace");
        System.setProperty(PREFIX + "org.eclipse.jetty", "off");
        System.setProperty(PREFIX + "io.javalin", "off");
        Object factory = LoggerFactory.getILoggerFactory();
        Field loggers = factory.getClass().getDeclaredField("loggerMap");
        loggers.setAccessible(true);
        for (Map.Entry<?, ?> logger : ((Map<?, ?>) loggers.get(factory)).entrySet()) {
            for (Map.Entry<String, Integer> level : LEVELS.entrySet()) {
                if (logger.getKey().toString().startsWith(level.getKey())) {
                    Field current = level(logger.getValue());
                    levels.put(logger.getValue(), current.getInt(logger.getValue()));
                    current.setInt(logger.getValue(), level.getValue());
                }
            }
        }
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
    }

    private static Field level(Object logger) throws NoSuchFieldException {
        Field level = logger.getClass().getDeclaredField("currentLogLevel");
        level.setAccessible(true);
        return level;
    }

    String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        System.setErr(before);
        LEVELS.keySet().forEach(name -> System.clearProperty(PREFIX + name));
        for (Map.Entry<Object, Integer> level : levels.entrySet()) {
            level(level.getKey()).setInt(level.getKey(), level.getValue());
        }
    }
}

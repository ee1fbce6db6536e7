package dev.h002.examples.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which of the three standard streams are terminals; Java by itself does not tell for standard error. */
record Terminals(boolean in, boolean out, boolean err) {
    /** What the launcher found: the letters i, o and e of those that are. */
    static final String PROPERTY = "h002.terminals";

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static Terminals ofProcess() {
        String told = System.getProperty(PROPERTY);
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        if (told != null) {
            return new Terminals(told.contains("i"), told.contains("o"), told.contains("e") && !dumb);
        }
        if (Files.isDirectory(DESCRIPTORS)) {
            return new Terminals(isTerminal(0), isTerminal(1), isTerminal(2) && !dumb);
        }
        boolean console = isTerminal(System.console());
        return new Terminals(console, console, false);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false; // a closed descriptor is nobody's terminal
        }
    }

    /** Since Java 22 a console exists without a terminal, and says so by a method that 17 does not have. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}

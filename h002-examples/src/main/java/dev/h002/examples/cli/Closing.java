package dev.h002.examples.cli;

import dev.h002.H002Exception;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes parts one after the other, all of them, whatever one of them says. */
final class Closing {
    private Closing() {}

    /** @throws H002Exception with the first failure, after all were closed */
    static void all(List<? extends @Nullable AutoCloseable> parts) {
        Exception first = null;
        for (AutoCloseable part : parts) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw new H002Exception("Not everything could be closed cleanly.", first);
        }
    }
}

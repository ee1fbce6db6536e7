package dev.h002.core.context;

import org.jspecify.annotations.Nullable;

/**
 * Why something declared as a context source is not one of the assistant's. Holds names of classes only: what an exception says
 * may quote a customer.
 *
 * @param provider the class that was declared, or the declaration's file where that cannot be read
 * @param kind what is wrong
 * @param cause the class of what was thrown, or null if nothing was
 */
public record SourceProblem(
        String provider, Kind kind, @Nullable String cause) {
    /** What may be wrong with a declared source. */
    public enum Kind {
        /** It is declared and not there, or its class or the declaration cannot be read. */
        NOT_LOADED("cannot be loaded"),
        /** Its class is there and does not implement {@link dev.h002.spi.ContextSource}. */
        NOT_A_SOURCE("is no ContextSource"),
        /** It has no public constructor without parameters, or that one throws. */
        NOT_MADE("cannot be made"),
        /** What it calls itself is null, blank, longer than 64 characters, no single word or line, or its method throws. */
        NO_NAME("has no usable name"),
        /** It would stand in for a source that every assistant has. */
        BUILT_IN_NAME("has the name of a built-in source"),
        /** A source that was found before it has its name. */
        NAME_TAKEN("has the name of a source found before it"),
        /** There is no room for it. */
        TOO_MANY("is one source too many: at most " + DiscoveredSources.MOST + " are taken");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** One line, such as {@code acme.Weather cannot be loaded (java.lang.NoClassDefFoundError)}. */
    @Override
    public String toString() {
        return provider + " " + kind.words + (cause == null ? "" : " (" + cause + ")");
    }
}

package dev.h002.examples.corpus;

import dev.h002.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with gaps, as {@link PhraseParser} reads it from a resource file. */
sealed interface Phrase {

    /** Text that stands for itself. */
    record Literal(String text) implements Phrase {}

    /** Any digit. */
    record Digit() implements Phrase {}

    /** One of several, all as likely. */
    record Choice(List<Phrase> alternatives) implements Phrase {}

    record Sequence(List<Phrase> parts) implements Phrase {}

    /**
     * A whole number, both ends included.
     *
     * @param width how many digits it has at least, by leading zeros
     */
    record Range(long low, long high, int width) implements Phrase {}

    /** What a rule gives, so many times. */
    record Use(String rule, int times) implements Phrase {}

    /** What separates the lines of an address. */
    record Separator() implements Phrase {}

    /** What a rule gives, marked as personal. */
    record Gold(EntityType type, String rule, @Nullable Disguise disguise) implements Phrase {}

    /** Whether two writings of it may differ. */
    default boolean varies() {
        if (this instanceof Sequence sequence) {
            return sequence.parts().stream().anyMatch(Phrase::varies);
        }
        return !(this instanceof Literal);
    }
}

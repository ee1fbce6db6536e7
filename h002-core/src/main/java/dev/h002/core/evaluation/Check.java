package dev.h002.core.evaluation;

/**
 * One thing that was looked at in one answer.
 *
 * @param kind such as {@code need}, {@code store}, {@code leak}
 * @param wrong what was found instead of what was expected, or empty if it was met
 */
public record Check(String kind, String wrong) {
    /** Whether personal data was found where it must not be. */
    public static final String LEAK = "leak";
    /** Whether everything the answer says is carried by a fact. */
    public static final String GROUNDING = "grounding";

    /** Whether what was expected was found. */
    public boolean passed() {
        return wrong.isEmpty();
    }
}

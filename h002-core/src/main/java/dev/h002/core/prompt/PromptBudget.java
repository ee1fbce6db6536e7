package dev.h002.core.prompt;

import dev.h002.InvalidInputException;

/**
 * How many tokens one turn may spend.
 *
 * @param input for guard, facts, history and message together; at least 800, default 2,500
 * @param output for the answer; at least 16, default 300
 */
public record PromptBudget(int input, int output) {
    /** 2,500 tokens in, 300 out. */
    public static final PromptBudget STANDARD = new PromptBudget(2_500, 300);

    private static final int LEAST_INPUT = 800;
    private static final int LEAST_OUTPUT = 16;

    /** @throws InvalidInputException if a part is too small to hold a turn */
    public PromptBudget {
        if (input < LEAST_INPUT || output < LEAST_OUTPUT) {
            throw new InvalidInputException(
                    "budget",
                    "A prompt budget needs at least " + LEAST_INPUT + " tokens in and " + LEAST_OUTPUT + " out.");
        }
    }

    /** The most one turn may spend. */
    public int total() {
        return input + output;
    }
}

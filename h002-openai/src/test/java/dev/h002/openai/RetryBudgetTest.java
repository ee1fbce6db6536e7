package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void hasTenAttemptsAtFirstAndNoMoreThanThat() {
        for (int i = 0; i < 1000; i++) {
            budget.addCall();
        }
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        assertThat(taken).isEqualTo(10);
        assertThat(budget.left()).isZero();
    }

    @Test
    void addsATenthOfTheCalls() {
        while (budget.take()) {
            // Until nothing is left.
        }
        int taken = 0;
        for (int i = 0; i < 1000; i++) {
            budget.addCall();
            taken += budget.take() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(100);
    }
}

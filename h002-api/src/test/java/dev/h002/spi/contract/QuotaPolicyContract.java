package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.QuotaPolicy.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every limiting {@link QuotaPolicy} keeps to. */
public abstract class QuotaPolicyContract {
    protected static final UserKey ANN = UserKey.of("ann");
    protected static final UserKey BOB = UserKey.of("bob");
    protected static final long UNLIMITED = QuotaStatus.UNLIMITED;

    /** An unused policy with these limits per customer, which does not reset on its own while a test runs. */
    protected abstract QuotaPolicy newPolicy(long requests, long tokens) throws Exception;

    @Test
    void aNewCustomerHasEverythingLeft() throws Exception {
        QuotaStatus status = newPolicy(3, 100).status(ANN);
        assertThat(status.requestsLeft()).isEqualTo(3);
        assertThat(status.tokensLeft()).isEqualTo(100);
    }

    @Test
    void requestsAreCountedUpToTheLimit() throws Exception {
        QuotaPolicy policy = newPolicy(2, UNLIMITED);
        assertThat(policy.reserve(ANN, 10).status().requestsLeft()).isEqualTo(1);
        Reservation second = policy.reserve(ANN, 10);
        assertThat(second.granted()).isTrue();
        assertThat(second.status().tokensLeft()).isEqualTo(UNLIMITED);

        Reservation third = policy.reserve(ANN, 10);
        assertThat(third.granted()).isFalse();
        assertThat(third.status().requestsLeft()).isZero();
        assertThat(policy.reserve(BOB, 10).granted()).isTrue();
        assertThat(policy.reserve(new UserKey("acme", "ann"), 10).granted()).isTrue();
    }

    @Test
    void tokensAreSetAsideAndGivenBack() throws Exception {
        QuotaPolicy policy = newPolicy(UNLIMITED, 100);
        Reservation first = policy.reserve(ANN, 80);
        assertThat(first.status().tokensLeft()).isEqualTo(20);
        assertThat(first.status().requestsLeft()).isEqualTo(UNLIMITED);
        assertThat(policy.reserve(ANN, 21).granted()).isFalse();

        assertThat(first.settle(new Usage(20, 10)).tokensLeft()).isEqualTo(70);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(70);
        assertThat(policy.reserve(ANN, 70).granted()).isTrue();
        assertThat(policy.reserve(ANN, 1).granted()).isFalse();
    }

    @Test
    void aDenialSetsNothingAside() throws Exception {
        QuotaPolicy policy = newPolicy(5, 100);
        Reservation denied = policy.reserve(ANN, 101);
        assertThat(denied.granted()).isFalse();
        denied.settle(new Usage(50, 50));

        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(5);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(100);
    }

    @Test
    void onlyTheFirstSettlingCounts() throws Exception {
        QuotaPolicy policy = newPolicy(5, 100);
        Reservation reservation = policy.reserve(ANN, 40);
        reservation.settle(new Usage(5, 5));
        assertThat(reservation.settle(new Usage(40, 40)).tokensLeft()).isEqualTo(90);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(90);
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(4);
    }

    @Test
    void aTurnThatCostNothingGivesItsTokensBackButNotItsRequest() throws Exception {
        QuotaPolicy policy = newPolicy(5, 100);
        policy.reserve(ANN, 100).settle(Usage.NONE);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(100);
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(4);
    }

    @Test
    void whatIsRefundedWasNeverUsed() throws Exception {
        QuotaPolicy policy = newPolicy(1, 100);
        Reservation failed = policy.reserve(ANN, 100);
        QuotaStatus after = failed.refund();
        assertThat(after.requestsLeft()).isEqualTo(1);
        assertThat(after.tokensLeft()).isEqualTo(100);

        failed.refund();
        failed.settle(new Usage(30, 0));
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(1);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(100);
    }

    @Test
    void whatIsSettledOrDeniedCannotBeRefunded() throws Exception {
        QuotaPolicy policy = newPolicy(1, 100);
        Reservation spent = policy.reserve(ANN, 80);
        spent.settle(new Usage(20, 10));
        assertThat(spent.refund().requestsLeft()).isZero();
        Reservation denied = policy.reserve(ANN, 1);
        denied.refund();
        assertThat(policy.status(ANN).requestsLeft()).isZero();
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(70);
    }

    @Test
    void spendingMoreThanWasSetAsideLeavesNothing() throws Exception {
        QuotaPolicy policy = newPolicy(5, 100);
        assertThat(policy.reserve(ANN, 60).settle(new Usage(90, 50)).tokensLeft())
                .isZero();
        assertThat(policy.reserve(ANN, 0).granted()).isFalse();
    }

    @Test
    void withoutLimitsEverythingIsGranted() throws Exception {
        QuotaPolicy policy = newPolicy(UNLIMITED, UNLIMITED);
        for (int i = 0; i < 20; i++) {
            assertThat(policy.reserve(ANN, 1_000_000).granted()).isTrue();
        }
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(UNLIMITED);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(UNLIMITED);
    }

    @Test
    void aLimitOfNothingDeniesEverything() throws Exception {
        assertThat(newPolicy(0, UNLIMITED).reserve(ANN, 0).granted()).isFalse();
    }

    @Test
    void negativeTokensAreRefused() throws Exception {
        QuotaPolicy policy = newPolicy(5, 100);
        assertThatThrownBy(() -> policy.reserve(ANN, -1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void exactlyTheLimitIsAdmittedUnderContention() throws Exception {
        int limit = 37;
        QuotaPolicy policy = newPolicy(limit, UNLIMITED);
        List<Integer> granted = Together.run(16, thread -> grantedOf(policy, 10, 1));
        assertThat(granted.stream().mapToInt(n -> n).sum()).isEqualTo(limit);
        assertThat(policy.status(ANN).requestsLeft()).isZero();
    }

    @Test
    void exactlyTheTokensAreAdmittedUnderContention() throws Exception {
        QuotaPolicy policy = newPolicy(UNLIMITED, 7 * 50 + 6);
        List<Integer> granted = Together.run(16, thread -> grantedOf(policy, 8, 7));
        assertThat(granted.stream().mapToInt(n -> n).sum()).isEqualTo(50);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(6);
    }

    @Test
    void settlingUnderContentionLosesNothing() throws Exception {
        QuotaPolicy policy = newPolicy(UNLIMITED, 100_000);
        Together.run(16, thread -> {
            for (int i = 0; i < 5; i++) {
                policy.reserve(ANN, 100).settle(new Usage(2, 1));
            }
            return thread;
        });
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(100_000 - 16 * 5 * 3);
    }

    private static int grantedOf(QuotaPolicy policy, int attempts, long tokens) {
        int granted = 0;
        for (int i = 0; i < attempts; i++) {
            if (policy.reserve(ANN, tokens).granted()) {
                granted++;
            }
        }
        return granted;
    }
}

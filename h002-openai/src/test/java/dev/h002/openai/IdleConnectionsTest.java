package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleConnectionsTest {
    private final IdleConnections idle = new IdleConnections();

    @Test
    void reservesNoMoreThanMayBeKept() {
        for (int i = 0; i < IdleConnections.MOST; i++) {
            assertThat(idle.reserve()).isTrue();
        }
        assertThat(idle.reserve()).isFalse();

        idle.closed();
        assertThat(idle.reserve()).isTrue();
        idle.kept(true);
        assertThat(idle.count()).isEqualTo(1);
        assertThat(idle.reserve()).isFalse();
    }

    @Test
    void countsWhatWasKeptWithoutAReservationAndTakesItBack() {
        assertThat(idle.takeOne()).isFalse();
        for (int i = 0; i < 40; i++) {
            idle.kept(false);
        }
        assertThat(idle.reserve()).isFalse();
        for (int i = 0; i < 40; i++) {
            assertThat(idle.takeOne()).isTrue();
        }
        assertThat(idle.takeOne()).isFalse();
        assertThat(idle.reserve()).isTrue();
    }
}

package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFeaturesTest {
    @ParameterizedTest
    @CsvSource({"replica set, true, true", "sharded, true, false", "standalone, false, false", "embedded, false, false"
    })
    void onlyTheStreamOfAReplicaSetTellsSoon(String topology, boolean streams, boolean soon) {
        ServerFeatures features =
                new ServerFeatures("8.0.4", topology, true, streams, streams, true, true, true, false);
        assertThat(features.tellsChangesSoon()).isEqualTo(soon);
    }
}

package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://localhost",
                "mongodb://LOCALHOST:27017/shop",
                "mongodb://127.0.0.1:27017",
                "mongodb://127.1.2.3",
                "mongodb://[::1]:27017/shop",
                "mongodb://localhost:27017,127.0.0.1:27018/?replicaSet=rs",
                "mongodb://%2Ftmp%2Fmongodb-27017.sock",
                "mongodb://db.example.com/shop?tls=true",
                "mongodb://db.example.com/shop?ssl=true",
                "mongodb://db.example.com/shop?tls=false"
            })
    void thisMachineNeedsNoTlsAndOthersSaySo(String uri) {
        assertThat(MongoAddress.parse(uri).database()).isIn("shop", "h002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://db.example.com/shop",
                "mongodb://someuser:topsecret@10.0.0.5:27017",
                "mongodb://localhost:27017,10.0.0.5:27017/?replicaSet=rs",
                "mongodb://localhost.example.com",
                "mongodb://127.0.0.1.example.com:27017",
                "mongodb://[2001:db8::1]:27017"
            })
    void anotherMachineWithoutAWordOnTlsIsRefused(String uri) {
        assertThatThrownBy(() -> MongoAddress.parse(uri))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("tls=true", "tls=false")
                .hasMessageNotContainingAny("topsecret", "someuser", "example");
    }
}

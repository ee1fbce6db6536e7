package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search that the other tests rely on finds what it must. */
class PersonalValuesTest {
    private final PersonalValues values =
            PersonalValues.of("Zoë Quill", "zoe@elsewhere.test", "12125550143", "10487", "ORD-2026-007472");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear ZOË  QUILL,",
                "{\"a\":[{\"b\":\"Zo\\u00eb Quill\"}]}",
                "to=zoe%40elsewhere.test",
                "100% zoe%40elsewhere.test",
                "+1 (212) 555-0143",
                "[10487]",
                "ord2026007472",
                "{\"content\":\"facts: {\\\"id\\\":\\\"ORD-2026-007472\\\"}\"}"
            })
    void seesThroughSpelling(String text) {
        assertThat(values.foundIn(text)).hasSize(1);
    }

    @Test
    void seesThroughBase64InJson() {
        String encoded = Base64.getEncoder().encodeToString("Zoë Quill".getBytes(StandardCharsets.UTF_8));
        assertThat(values.foundIn("{\"user\":\"" + encoded + "\"}")).containsExactly("Zoë Quill");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zoë said quill", "3104871", "ORD-2026-007473", "<NAME_1> at 43 m"})
    void findsNothingWhereNothingIs(String text) {
        assertThat(values.foundIn(text)).isEmpty();
    }
}

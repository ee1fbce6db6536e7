package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Assistant;
import dev.h002.EntityType;
import dev.h002.Fact;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.spi.ContextSource;
import dev.h002.spi.RetailData;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactLimitsTest {
    static List<Object> garbage() {
        Object nested = "x";
        for (int i = 0; i < 20; i++) {
            nested = List.of(nested);
        }
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("points", null);
        List<Object> cases = new ArrayList<>();
        cases.add(Arrays.asList(Fact.of("a", 1), null));
        cases.add(List.of(new Fact.Custom(withNull, Map.of())));
        cases.add(List.of(Fact.of("a", new Object())));
        cases.add(List.of(Fact.of("a", Double.NaN)));
        cases.add(List.of(Fact.of("a", new BigDecimal("1E+1000000"))));
        cases.add(List.of(Fact.of("a", nested)));
        cases.add(List.of(Fact.of("a", "x".repeat(FactLimits.MAX_TEXT + 1))));
        cases.add(Collections.nCopies(FactLimits.MAX_FACTS + 1, Fact.of("a", 1)));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("garbage")
    @SuppressWarnings("unchecked") // what a source returns in spite of its type
    void garbageCostsItsOwnSourceOnly(Object facts) {
        try (Assistant assistant = SmallShop.assistant()
                .contextSource(ContextSource.named("odd", request -> (List<Fact>) facts))
                .build()) {
            Reply reply = assistant.ask("maya", "I'm cold");

            assertThat(reply.context().missing()).containsExactly("odd");
            assertThat(reply.text()).contains("Downtown Café");
        }
    }

    @Test
    void whatIsDocumentedPasses() throws FactLimits.Garbage {
        Map<String, Object> fields = Map.of(
                "text", "x", "number", 1.5, "yes", true, "list", List.of("a", 1), "map", Map.of("b", List.of(2L)));

        assertThat(FactLimits.checked(List.of(new Fact.Custom(fields, Map.of("text", EntityType.NAME)))))
                .hasSize(1);
        assertThatThrownBy(() -> FactLimits.checked(null)).hasMessage("returned null");
    }

    @Test
    void whereEverySourceFailsTheAnswerIsPoliteAndSaysSo() {
        RetailData broken = (RetailData) Proxy.newProxyInstance(
                RetailData.class.getClassLoader(), new Class<?>[] {RetailData.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("maya.lindqvist@example.org");
                });
        long start = System.nanoTime();
        try (Assistant assistant = SmallShop.assistant()
                .retailData(broken)
                .sourceDeadline(Duration.ofMillis(300))
                .retriever(query -> {
                    throw new IllegalStateException("no index");
                })
                .contextSource(ContextSource.named("slow", request -> {
                    Thread.sleep(10_000);
                    return List.of();
                }))
                .build()) {
            Reply reply = assistant.ask(Question.of("maya", "I'm cold").at(40.713, -74.006));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(reply.context().missing())
                    .contains("customer", "stores", "coupons", "products", "knowledge", "slow");
            assertThat(reply.text()).isNotBlank().doesNotContain("example.org");
        }
    }
}

package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.examples.scenario.LoopbackShop.Exchange;
import dev.h002.examples.scenario.ModelServer.Received;
import dev.h002.examples.scenario.OddCustomer.Kind;
import dev.h002.examples.scenario.OddCustomer.Message;
import dev.h002.examples.scenario.OddCustomer.Typed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers tell the assistant all of themselves in odd spellings; no byte of it may reach the model. */
class FiveHundredCustomersTest {
    private static final int CUSTOMERS = 500;
    /** What the customers have that is searched for, counted once; the data are generated from a fixed seed. */
    private static final int VALUES = 16_714;
    /** How many of these they type, in all and where nothing is masked. */
    private static final int TYPED = 6_843;

    private static final int PLANTED = 892;

    /** The most findings a failure lists. */
    private static final int SHOWN = 30;

    private static OddCustomers customers;

    @BeforeAll
    static void generate() {
        customers = OddCustomers.generated(CUSTOMERS);
    }

    @Test
    void noByteThatLeavesTellsWhoAsks() throws Exception {
        Findings findings = new Findings();
        customers.converse(PlaceholderMasker.create(), CUSTOMERS, findings::check);
        assertSoftly(check -> {
            check.assertThat(findings.whole.sum()).isEqualTo(CUSTOMERS * OddCustomer.TURNS / 2);
            check.assertThat(findings.streamed.sum()).isEqualTo(CUSTOMERS * OddCustomer.TURNS / 2);
            check.assertThat(findings.searches.sum()).isEqualTo(VALUES * OddCustomer.TURNS);
            check.assertThat(findings.typed.sum()).isEqualTo(TYPED);
            check.assertThat(findings.spellings).hasSize(Kind.values().length * OddSpelling.ALL.size());
            check.assertThat(some(findings.unrestored))
                    .as("%d replies", findings.unrestored.size())
                    .isEmpty();
            check.assertThat(some(findings.leaks))
                    .as("%d leaks", findings.leaks.size())
                    .isEmpty();
        });
    }

    private static List<String> some(Collection<String> found) {
        return found.stream().sorted().limit(SHOWN).toList();
    }

    @Test
    void whatIsHiddenInAQuestionStaysHiddenInTheHistory() throws Exception {
        OddCustomer maya = customers.all().get(0);
        try (LoopbackShop shop = new LoopbackShop(customers.shop(), PlaceholderMasker.create())) {
            Message typed = new Message("Ring 555-0143 please.", List.of());
            Message next = maya.messages().get(0);
            for (Exchange exchange : shop.converse(maya, List.of(typed, next))) {
                assertThat(exchange.requests()).hasSize(1);
                Received request = exchange.requests().get(0);
                assertThat(maya.traces().foundIn(request)).as(request.prompt()).isEmpty();
            }
        }
    }

    @Test
    void theSameSearchFindsEachTypedValueWhereNothingIsMasked() throws Exception {
        LongAdder planted = new LongAdder();
        Set<String> missed = ConcurrentHashMap.newKeySet();
        customers.converse(new BlindMasker(), OddSpelling.ALL.size(), (customer, conversation) -> {
            CustomerTraces traces = customer.traces();
            for (Exchange exchange : conversation) {
                Received request = exchange.requests().get(0);
                Set<String> found = traces.foundIn(request);
                found.retainAll(traces.foundIn(LoopbackShop.lastMessage(request)));
                for (Typed typed : exchange.message().typed()) {
                    if (traces.values().contains(typed.tells())) {
                        planted.increment();
                        if (!found.contains(typed.tells())) {
                            missed.add(typed.tells() + " <- " + typed.sentence());
                        }
                    }
                }
            }
        });
        assertThat(planted.sum()).isEqualTo(PLANTED);
        assertThat(missed).isEmpty();
    }

    @Test
    void whatIsPlantedBesideTheMessagesIsFoundToo() throws Exception {
        CustomerTraces maya = customers.all().get(0).traces();
        String line = "POST /v1/chat/completions";
        String body = "{\"user\":\"<NAME_1>\"}";
        Map<String, List<String>> headers = Map.of("Accept", List.of("*/*"));
        assertThat(maya.foundIn(new Received(line, headers, body))).isEmpty();
        Map<String, List<String>> told = Map.of("X-Asked-By", List.of("maya%2Elindqvist%40example.com"));
        assertThat(maya.foundIn(new Received(line, told, body))).contains("maya.lindqvist@example.com");
        assertThat(maya.foundIn(new Received(line + "?tel=1-212.555.0143", headers, body)))
                .contains("2125550143");
        assertThat(maya.foundIn(new Received(line, headers, "{\"M\\u00e1ya\\nLindqvist\":1}")))
                .contains("Maya Lindqvist");
        assertThat(maya.foundIn(new Received(line, headers, "[\"48&nbsp;ORCHARD Row\"]")))
                .contains("48 Orchard Row");
    }
}

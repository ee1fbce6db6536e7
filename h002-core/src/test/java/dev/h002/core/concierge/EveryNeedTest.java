package dev.h002.core.concierge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Fragment;
import dev.h002.Need;
import dev.h002.Passage;
import dev.h002.Understanding;
import dev.h002.core.fixture.DemoShop;
import dev.h002.core.fixture.Needs;
import dev.h002.core.wording.LanguageIdentifier;
import dev.h002.retail.GeoPoint;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every need in every language, whatever could be gathered, at the first turns of a conversation. */
class EveryNeedTest {
    private static final int TURNS = 12;
    private static final GeoPoint FAR_AWAY = new GeoPoint(51, 13.4);
    private static final List<String> ENGLISH = List.of(
            "Well?",
            "Where is the nearest store with Espresso?",
            "How long is Harbor Market open?",
            "Are you open on Sunday?",
            "Is it open tomorrow?");
    private static final List<String> GERMAN = List.of(
            "Und?",
            "Wo ist die nächste Filiale mit Espresso?",
            "Wie lange hat Harbor Market offen?",
            "Habt ihr am Sonntag offen?",
            "Ist morgen offen?");

    /** What a shop can be found in; the names of its things are no words of either language. */
    enum Shop {
        NOTHING,
        ALL_FACTS,
        SOMEWHERE_UNKNOWN,
        STORES_MISSING,
        COUPONS_MISSING,
        NO_COUPONS,
        ORDERS_AND_DOCUMENTS_MISSING,
        ALL_MISSING,
        TOO_FAR,
        CLOSED,
        WITHOUT_DOCUMENTS,
        MANY_COUPONS_AND_ORDERS,
        DEMANDS_NOBODY_MEETS;

        Context gather(String need, Locale language, String message) throws Exception {
            DemoShop shop = shop(language);
            Constraints constraints = this == DEMANDS_NOBODY_MEETS
                    ? new Constraints(new BigDecimal("0.50"), "USD", true, true, List.of("milk"), 9, LocalTime.NOON)
                    : Constraints.NONE;
            GeoPoint place = switch (this) {
                case SOMEWHERE_UNKNOWN, STORES_MISSING -> null;
                case TOO_FAR -> FAR_AWAY;
                default -> DemoShop.HERE;
            };
            List<Fragment> fragments =
                    shop.gather(shop.request(need, message, constraints, place)).fragments();
            return new Context(
                    new Understanding(List.of(new Need(need, 0.9)), constraints, language),
                    this == NOTHING || this == ALL_MISSING ? List.of() : fragments,
                    missing());
        }

        private DemoShop shop(Locale language) {
            DemoShop shop = new DemoShop();
            shop.data.orders.clear();
            shop.data.orders.add(DemoShop.order("4711", "2026-01-14T09:00:00Z", "shipped", List.of("77")));
            shop.passages.clear();
            if (this != WITHOUT_DOCUMENTS) {
                shop.passages.add(
                        language.equals(Locale.GERMAN)
                                ? new Passage("r.md", "Rückgabe", 0, "Umtausch geht innerhalb von 30 Tagen.", 0.8)
                                : new Passage("r.md", "Returns", 0, "You can return it within 30 days.", 0.8));
            }
            if (this == COUPONS_MISSING || this == NO_COUPONS) {
                shop.data.coupons.clear();
            }
            if (this == CLOSED) {
                shop.data.stores.removeIf(store -> !store.id().equals("s-bakery"));
            }
            for (int i = 0; this == MANY_COUPONS_AND_ORDERS && i < 9; i++) {
                shop.data.coupons.add(
                        DemoShop.percent("C" + i, null, "5", List.of("s-x"), List.of(), "2027-02-01T00:00:00Z"));
                shop.data.orders.add(DemoShop.order(
                        "500" + i, "2026-01-13T09:00:00Z", "packed", List.of(), DemoShop.item(null, "Mug", 2, "1.00")));
            }
            if (this == ORDERS_AND_DOCUMENTS_MISSING) {
                shop.data.orders.clear();
                shop.passages.clear();
            }
            return shop;
        }

        private List<String> missing() {
            return switch (this) {
                case STORES_MISSING -> List.of("stores");
                case COUPONS_MISSING -> List.of("coupons");
                case ORDERS_AND_DOCUMENTS_MISSING -> List.of("orders", "knowledge");
                case ALL_MISSING -> List.of("profile", "orders", "stores", "coupons", "products", "knowledge");
                default -> List.of();
            };
        }
    }

    static List<Arguments> everything() {
        List<Arguments> all = new ArrayList<>();
        for (String need : Needs.all()) {
            all.add(Arguments.of(need, Locale.ENGLISH));
            all.add(Arguments.of(need, Locale.GERMAN));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everything")
    @Execution(ExecutionMode.CONCURRENT)
    void isAnsweredInTheCustomersLanguage(String need, Locale language) throws Exception {
        for (Shop shop : Shop.values()) {
            for (String message : language.equals(Locale.GERMAN) ? GERMAN : ENGLISH) {
                Context context = shop.gather(need, language, message);
                Context again = shop.gather(need, language, message);
                for (int turn = 0; turn < TURNS; turn++) {
                    String text = answer(context, message, turn);

                    assertThat(text)
                            .as("%s, %s, turn %d", shop, message, turn)
                            .isNotBlank()
                            .doesNotContain("null", "  ", "{", "}", " .", " ,", ",,", "..")
                            .matches("(?s).*[.!?]");
                    assertThat(text.indexOf('?')).isIn(-1, text.length() - 1);
                    assertThat(text).isEqualTo(answer(again, message, turn));
                    assertThat(foreignWords(text, language)).as(text).isEmpty();
                }
                assertThat(answer(context, message, 0))
                        .isEqualTo(Concierge.answer(context, message).text());
            }
        }
    }

    static List<Arguments> offers() {
        Set<String> offered = new HashSet<>(Set.of(
                Need.WARM_UP,
                Need.COOL_DOWN,
                Need.THIRST,
                Need.HUNGER,
                Need.QUICK_BITE,
                Need.CAFFEINE,
                Need.TREAT,
                Need.GIFT,
                Need.OFFERS,
                Need.FIND_STORE,
                Need.GREETING));
        return everything().stream()
                .filter(needAndLanguage ->
                        offered.contains((String) needAndLanguage.get()[0]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("offers")
    void isOfferedInSeveralWordings(String need, Locale language) throws Exception {
        Context context = Shop.ALL_FACTS.gather(need, language, "?");
        Set<String> wordings = new LinkedHashSet<>();
        String last = "";
        for (int turn = 0; turn < 5; turn++) {
            String text = answer(context, "?", turn);
            assertThat(text).isNotEqualTo(last);
            wordings.add(text);
            last = text;
        }
        assertThat(wordings).hasSizeGreaterThanOrEqualTo(3);
    }

    private static String answer(Context context, String message, int turn) {
        return Concierge.answer(context, message, turn).text();
    }

    /** Words that only the other language has; "was" in an English answer is no German one. */
    private static List<String> foreignWords(String text, Locale language) {
        if (language.equals(Locale.ENGLISH)) {
            return LanguageIdentifier.of(text, () -> language).equals(language) ? List.of() : List.of(text);
        }
        return List.of(text.split("[^\\p{L}']+", -1)).stream()
                .filter(word -> LanguageIdentifier.of(word, () -> language).equals(Locale.ENGLISH))
                .toList();
    }
}

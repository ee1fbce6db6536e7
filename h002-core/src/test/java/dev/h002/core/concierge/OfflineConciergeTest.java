package dev.h002.core.concierge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Citation;
import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.Need;
import dev.h002.Passage;
import dev.h002.Understanding;
import dev.h002.core.fixture.DemoShop;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.offer.NextSteps;
import dev.h002.retail.GeoPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineConciergeTest {
    private final DemoShop shop = new DemoShop();

    private String say(String need, String message) throws Exception {
        return Concierge.answer(shop.gather(need, message), message).text();
    }

    @Test
    void coldIsAnsweredWithTheCocoaAroundTheCorner() throws Exception {
        assertThat(say(Need.WARM_UP, "I'm cold."))
                .isEqualTo(
                        "You're 43 m from Downtown Café, about a minute on foot. They have Hot Chocolate at 15% off, "
                                + "$3.83 instead of $4.50. Want me to apply the coupon?");
    }

    @Test
    void quickIsAnsweredWithTheShortestWalk() throws Exception {
        assertThat(say(Need.QUICK_BITE, "What can I get quickly?"))
                .isEqualTo(
                        "Quickest is Butter Croissant from Downtown Café, 43 m away, about a minute on foot: you get it for $2.80. "
                                + "Want directions?");
    }

    @Test
    void theNearestStoreWithCoffeeIsNamedWithItsHoursAndAnItem() throws Exception {
        assertThat(say(Need.FIND_STORE, "Where's the nearest store with coffee?"))
                .isEqualTo("The nearest open store with coffee is Downtown Café, 43 m away, about a minute on foot, "
                        + "open around the clock. They have Espresso for $2.50. Want directions?");
    }

    @Test
    void whereToGoIsAnsweredWithAReason() throws Exception {
        assertThat(say(Need.FIND_STORE, "Where should I go?"))
                .isEqualTo("Go to Downtown Café, 43 m away, about a minute on foot, open around the clock. "
                        + "They have Hot Chocolate at 15% off, $3.83 instead of $4.50. Want me to apply the coupon?");
    }

    @Test
    void couponsAreListedWithWhatWhereAndUntilWhen() throws Exception {
        assertThat(say(Need.COUPONS_LEFT, "Do I have any coupons left?"))
                .isEqualTo(
                        "You have 2 coupons left: COCOA15 for 15% off Hot Chocolate at Downtown Café, until 22 January; "
                                + "SOUP2 for $2.00 off Tomato Soup, until 1 February. Want me to apply COCOA15 to Hot Chocolate?");
    }

    @Test
    void ofManyCouponsTheOfferedOneAndTheCustomersOwnAreListed() throws Exception {
        for (int i = 0; i < 9; i++) {
            shop.data.coupons.add(
                    DemoShop.percent("ALL" + i, null, "40", List.of("s-far"), List.of(), "2026-02-01T00:00:00Z"));
        }
        shop.data.coupons.add(
                DemoShop.percent("MINE", "u-1", "1", List.of("s-far"), List.of(), "2026-02-01T00:00:00Z"));

        assertThat(say(Need.COUPONS_LEFT, "Do I have any coupons left?"))
                .startsWith("You have 12 coupons left; among them COCOA15 for 15% off Hot Chocolate at Downtown Café, "
                        + "until 22 January; MINE for 1% off, until 1 February; ")
                .endsWith("Want me to apply COCOA15 to Hot Chocolate?");
    }

    @Test
    void offersAreListedWithPlacesPricesAndCodes() throws Exception {
        assertThat(say(Need.OFFERS, "Any offers?"))
                .isEqualTo(
                        "Your best offers: Hot Chocolate at Downtown Café (43 m away) at 15% off, $3.83 instead of $4.50, "
                                + "code COCOA15; Tomato Soup at Harbor Market (400 m away) at $2.00 off, $4.00 instead of $6.00, "
                                + "code SOUP2. Want me to apply COCOA15 to Hot Chocolate?");
    }

    @Test
    void anOpenOrderIsToldWithItemsAndTracking() throws Exception {
        assertThat(say(Need.ORDER_STATUS, "Where is my order?"))
                .isEqualTo("Your order A-100 of 14 January has shipped: 2 × Scented Candle. Tracking number TRK1.");
    }

    @Test
    void severalOpenOrdersAreAllTold() throws Exception {
        shop.data.orders.add(DemoShop.order(
                "A-101", "2026-01-15T08:00:00Z", "out_for_delivery", List.of(), DemoShop.item(null, "Mug", 1, "8.00")));

        assertThat(say(Need.ORDER_STATUS, "Where are my orders?"))
                .isEqualTo("You have 2 open orders: A-101 is out for delivery (Mug); "
                        + "A-100 has shipped (2 × Scented Candle; tracking number TRK1).");
        assertThat(say(Need.ORDER_STATUS, "Where is A-100?"))
                .startsWith("Your order A-100")
                .doesNotContain("A-101");
    }

    @Test
    void withoutOpenOrdersTheLatestIsTold() throws Exception {
        shop.data.orders.remove(0);

        assertThat(say(Need.ORDER_STATUS, "Where is my order?"))
                .isEqualTo(
                        "You have no open orders. Your latest, A-099, from 3 January, was delivered: Hot Chocolate.");
    }

    @Test
    void anOrderOfAroundMidnightHasNoDateThatItsRecordLacks() throws Exception {
        shop.data.orders.add(DemoShop.order(
                "A-102", "2026-01-13T23:30:00Z", "shipped", List.of("TRK9"), DemoShop.item(null, "Mug", 1, "8.00")));

        assertThat(say(Need.ORDER_STATUS, "Where is TRK9?"))
                .isEqualTo("Your order A-102 has shipped: Mug. Tracking number TRK9.");
    }

    @Test
    void aReturnQuotesTheParagraphThatFitsAndCitesIt() throws Exception {
        Answer answer = Concierge.answer(
                shop.gather(Need.RETURN_REFUND, "Can I return something I opened?"),
                "Can I return something I opened?");

        assertThat(answer.text())
                .isEqualTo("From \"Refunds and returns\": You can return most things within 30 days. "
                        + "An opened item can be returned within 14 days if it is faulty. "
                        + "Gift cards are never taken back.");
        assertThat(answer.citations())
                .containsExactly(new Citation("refunds.md", "Refunds and returns > Opened items", 2));
    }

    @Test
    void hoursOfANamedStoreComeFromItsRecordAndNotFromADocument() throws Exception {
        shop.passages.add(0, new Passage("hours.md", "Hours", 0, "Harbor Market opens at 9 and closes at noon.", 0.8));

        assertThat(say(Need.OPENING_HOURS, "When does Harbor Market close?")).startsWith("Harbor Market, 400 m away");
    }

    @Test
    void aQuestionAboutAStoresEntranceIsADocumentsAndItsAddressIsNot() throws Exception {
        shop.passages.add(
                0, new Passage("access.md", "Step-free entrances", 0, "Harbor Market: a ramp beside the steps.", 0.6));
        shop.passages.add(1, new Passage("mail.md", "Mail", 0, "Write to Harbor Market Square.", 0.6));

        assertThat(say(Need.DIRECTIONS, "Is there a step-free entrance at Harbor Market?"))
                .isEqualTo("From \"Step-free entrances\": Harbor Market: a ramp beside the steps.");
        assertThat(say(Need.DIRECTIONS, "How do I walk to Harbor Market?")).startsWith("Harbor Market is 400 m away");
    }

    @Test
    void whatNoStoreHasIsSaidInsteadOfOfferingSomethingElse() throws Exception {
        for (String message : List.of(
                "Where's the nearest gas station?",
                "Is there a gas station around here?",
                "Where can I find a gas station?",
                "I'm looking for a gas station")) {
            assertThat(say(Need.FIND_STORE, message))
                    .startsWith(
                            "I found no gas station in the open stores near you. The nearest open store is Downtown")
                    .endsWith("Want directions?");
        }
        assertThat(say(Need.OTHER, "Is there life on Mars?")).startsWith("I have no answer to that.");
        assertThat(say(Need.OTHER, "Do you sell laptops?"))
                .startsWith("I found no laptops in the open stores near you.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where's the nearest store?",
                "Where's the nearest bakery?",
                "Is there a café near me?",
                "Where can I buy hot chocolate?",
                "Where's your nearest branch?",
                "Is there anything open?",
                "Where can I get my keys copied?",
                "Where should I go?"
            })
    void whatAStoreMayHaveIsNotDenied(String message) throws Exception {
        assertThat(say(Need.FIND_STORE, message)).doesNotContain("I found no");
    }

    @Test
    void storesThatNeverCloseAreListed() throws Exception {
        assertThat(say(Need.OPENING_HOURS, "Which stores never close?"))
                .startsWith("Open around the clock: Downtown Café, 43 m away")
                .doesNotContain("Harbor Market");
        assertThat(say(Need.OPENING_HOURS, "What is open 24/7?")).startsWith("Open around the clock:");
    }

    @Test
    void aLunchIsOfferedThoughADocumentSaysWhatIsInIt() throws Exception {
        shop.passages.add(
                0, new Passage("diets.md", "Diets", 0, "| Lunch | Gluten |\n|---|---|\n| Toast lunch | gluten |", 0.7));

        assertThat(say(Need.HUNGER, "Where can I get lunch with gluten?")).doesNotContain("Diets");
        assertThat(say(Need.HUNGER, "Does lunch contain gluten?"))
                .isEqualTo("From \"Diets\": Toast lunch (Gluten: gluten)");
    }

    @Test
    void hungerIsAnsweredWithAChoiceFromOnePlace() throws Exception {
        assertThat(say(Need.HUNGER, "I'm hungry"))
                .contains("They have ")
                .contains("$")
                .doesNotContain("Walnut")
                .endsWith("?");
    }

    @Test
    void openingHoursOfTheNearestOrNamedStoreAndOfADay() throws Exception {
        assertThat(say(Need.OPENING_HOURS, "When do you close?"))
                .startsWith("Downtown Café, 43 m away, about a minute on foot, is open around the clock.");
        assertThat(say(Need.OPENING_HOURS, "How long is Harbor Market open?"))
                .startsWith("Harbor Market, 400 m away, about 7 minutes on foot, is open until 20:00.");
        assertThat(say(Need.OPENING_HOURS, "Is Harbor Market open on Sunday?"))
                .startsWith("On Sunday Harbor Market is open from 08:00 to 20:00.");
        assertThat(say(Need.OPENING_HOURS, "Is Old Town Bakery open?"))
                .isEqualTo("Old Town Bakery is closed right now and opens at 06:00 tomorrow. The nearest open store is "
                        + "Downtown Café, 43 m away, about a minute on foot, open around the clock.");
    }

    @Test
    void directionsNameTheAddress() throws Exception {
        assertThat(say(Need.DIRECTIONS, "How do I get to Harbor Market?"))
                .isEqualTo("Harbor Market is 400 m away, about 7 minutes on foot, at Main Street 13, open until 20:00. "
                        + "Want directions?");
    }

    @Test
    void smallTalkCallsTheCustomerByName() throws Exception {
        assertThat(say(Need.GREETING, "Hi"))
                .startsWith("Hello, Maya! You're 43 m from Downtown Café")
                .contains("Hot Chocolate");
        assertThat(say(Need.THANKS, "Thanks!")).isEqualTo("You're welcome, Maya!");
        assertThat(say(Need.REFUSE, "no")).isEqualTo("All right, I'll leave it at that.");
        assertThat(say(Need.CONFIRM, "yes")).startsWith("Nothing is waiting for your yes right now.");
    }

    @Test
    void cancellingTellsTheOrderAndTheRule() throws Exception {
        String order = "Your order A-100 of 14 January has shipped: 2 × Scented Candle. Tracking number TRK1. ";

        assertThat(say(Need.CANCEL_CHANGE, "Cancel it"))
                .isEqualTo(
                        order
                                + "I found no rule about changing it in our documents; our customer service can tell you whether it still can be.");

        shop.passages.add(new Passage("orders.md", "Orders", 0, "You can cancel an order until it has shipped.", 0.3));
        assertThat(say(Need.CANCEL_CHANGE, "Cancel it"))
                .isEqualTo(order + "From \"Orders\": You can cancel an order until it has shipped.");
    }

    @Test
    void aPolicyQuestionIsNotAnsweredFromAnUnrelatedPassage() throws Exception {
        assertThat(say(Need.ACCOUNT_PRIVACY, "Delete my data"))
                .isEqualTo(
                        "I found nothing about that in our documents. Our customer service can have what is stored about you"
                                + " exported for you, or erased.");
        assertThat(say(Need.RETURN_REFUND, "Can I get my money back?"))
                .isEqualTo(
                        "From \"Refunds and returns\": You can return most things within 30 days. "
                                + "An opened item can be returned within 14 days if it is faulty. Gift cards are never taken back.");
        shop.passages.add(new Passage("help.md", "Help", 0, "Write to us about broken goods.", 0.8));
        assertThat(say(Need.COMPLAINT, "My candle arrived broken"))
                .isEqualTo("I'm sorry to hear that. From \"Help\": Write to us about broken goods.");
    }

    @Test
    void whatIsMissingIsSaidWithTheNextBestFact() throws Exception {
        Context nowhere = shop.gather(shop.request(Need.WARM_UP, "I'm cold", Constraints.NONE, null));

        assertThat(Concierge.answer(nowhere, "I'm cold").text())
                .isEqualTo(
                        "I don't know of a store near you, since I can't see where you are, but your coupon COCOA15 gets "
                                + "you Hot Chocolate at 15% off, $3.83 instead of $4.50, until 22 January. "
                                + "Want me to apply the coupon?");
    }

    @Test
    void closedStoresAreSaidToBeClosed() throws Exception {
        shop.data.stores.removeIf(store -> store.openingHours() == null);
        shop.data.stores.removeIf(store -> store.id().equals("s-market"));

        assertThat(say(Need.HUNGER, "I'm hungry"))
                .isEqualTo("Every store near you is closed right now. The nearest is Old Town Bakery, 250 m away, "
                        + "about 5 minutes on foot, opens at 06:00 tomorrow.");
    }

    @Test
    void demandsNobodyMeetsAreNamed() throws Exception {
        Constraints cheapAndVegan =
                new Constraints(new BigDecimal("0.50"), "USD", true, false, List.of("coffee"), null, null);

        Context context = shop.gather(shop.request(Need.WARM_UP, "Something warm", cheapAndVegan, DemoShop.HERE));

        Answer answer = Concierge.answer(context, "Something warm");
        assertThat(answer.text())
                .isEqualTo(
                        "I found nothing for that in the open stores near you that is vegan, without coffee and at most "
                                + "$0.50. The nearest open store is Downtown Café, 43 m away, about a minute on foot.");
        assertThat(answer.facts())
                .as("what the customer said is no fact")
                .isEqualTo(answer.text().replace("coffee", "…"));
    }

    @Test
    void aSourceThatFailedIsNotMistakenForNothing() {
        for (String need : List.of(Need.ORDER_STATUS, Need.COUPONS_LEFT, Need.FIND_STORE, Need.RETURN_REFUND)) {
            Context context = new Context(
                    new Understanding(List.of(new Need(need, 1)), Constraints.NONE),
                    List.of(),
                    List.of("orders", "coupons", "stores", "knowledge"));

            assertThat(Concierge.answer(context, "?").text())
                    .contains("at the moment")
                    .startsWith("I can't look");
        }
    }

    @Test
    void aRetailersOwnFactIsToldWhenAskedFor() throws Exception {
        Context built = shop.gather(Need.OTHER, "How many loyalty points do I have?");
        List<Fragment> fragments = new ArrayList<>(built.fragments());
        fragments.add(new Fragment("loyalty", List.of(Fact.of(Map.of("loyaltyPoints", 120)))));
        Context context = new Context(built.understanding(), fragments, List.of());

        assertThat(Concierge.answer(context, "How many loyalty points do I have?")
                        .text())
                .isEqualTo("Your loyalty points: 120.");
    }

    @Test
    void whatIsNotUnderstoodQuotesADocumentOnlyIfItFits() throws Exception {
        assertThat(say(Need.OTHER, "How many working days do parcels take?")).contains("3 to 5 working days");
        assertThat(say(Need.OTHER, "Sing me a song about ducks")).startsWith("I have no answer to that.");
    }

    @ParameterizedTest
    @MethodSource("dev.h002.core.fixture.Needs#all")
    void everyNeedHasAnAnswerWithAndWithoutFacts(String need) throws Exception {
        Context empty =
                new Context(new Understanding(List.of(new Need(need, 1)), Constraints.NONE), List.of(), List.of());

        for (String text :
                List.of(say(need, "Well?"), Concierge.answer(empty, "Well?").text())) {
            assertThat(text).isNotBlank().doesNotContain("null", "  ").hasSizeLessThan(600);
            assertThat(text.indexOf('?')).isIn(-1, text.length() - 1);
        }
        assertThat(say(need, "Well?")).isEqualTo(say(need, "Well?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Need.WARM_UP, Need.QUICK_BITE, Need.FIND_STORE, Need.DIRECTIONS, Need.OPENING_HOURS})
    void farFromEveryStoreTheNearestIsNamedAndNothingIsOffered(String need) throws Exception {
        GeoPoint away = new GeoPoint(DemoShop.HERE.latitude() - 1, DemoShop.HERE.longitude());
        Context context = shop.gather(shop.request(need, "Where can I go?", Constraints.NONE, away));

        assertThat(context.facts(Fact.Recommendation.class)).isEmpty();
        assertThat(BestOffer.from(context)).isEmpty();
        assertThat(Concierge.answer(context, "Where can I go?").text())
                .startsWith("There is no store nearby. The nearest is Downtown Café, 111.2 km away.")
                .doesNotContain("on foot", "Want directions?");
        assertThat(NextSteps.from(context, null, "Where can I go?")).isEmpty();
    }

    @Test
    void aNamedStoreOutOfReachIsToldWithTheNearestInstead() throws Exception {
        shop.data.stores.add(DemoShop.store("s-airport", "Coast Outlet", 25_000, null, List.of("outlet")));
        String where = "How do I get to Coast Outlet?";

        assertThat(say(Need.DIRECTIONS, where))
                .isEqualTo("Coast Outlet is 25.0 km away, too far to walk. "
                        + "The nearest open store is Downtown Café, 43 m away, about a minute on foot.");
        assertThat(NextSteps.from(shop.gather(Need.DIRECTIONS, where), null, where))
                .isEmpty();
    }

    @Test
    void anotherSourcesItemOutOfReachIsNotOffered() {
        Fact.NearbyStore far = new Fact.NearbyStore(
                DemoShop.store("s", "Far Store", 20_001, null, List.of()), 20_001.0, null, true, null);
        Fact item = new Fact.Recommendation(DemoShop.product("p", "Kite", "toys", "3.00"), "s", "new");
        Context context = new Context(
                new Understanding(List.of(new Need(Need.TREAT, 0.9)), Constraints.NONE),
                List.of(new Fragment("stores", List.of(far)), new Fragment("toys", List.of(item))),
                List.of());

        assertThat(BestOffer.from(context)).isEmpty();
        assertThat(Concierge.answer(context, "A treat?").text())
                .contains("no store nearby")
                .doesNotContain("Kite");
    }
}

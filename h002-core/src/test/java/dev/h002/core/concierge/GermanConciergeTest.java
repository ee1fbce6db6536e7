package dev.h002.core.concierge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Citation;
import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Need;
import dev.h002.Passage;
import dev.h002.Understanding;
import dev.h002.core.fixture.DemoShop;
import dev.h002.retail.GeoPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GermanConciergeTest {
    private final DemoShop shop = new DemoShop();

    private Answer answer(String need, String message, Constraints constraints, GeoPoint place) throws Exception {
        Context gathered = shop.gather(shop.request(need, message, constraints, place));
        Context context = new Context(
                new Understanding(List.of(new Need(need, 0.9)), constraints, Locale.GERMAN),
                gathered.fragments(),
                gathered.missing());
        return Concierge.answer(context, message);
    }

    private String say(String need, String message) throws Exception {
        return answer(need, message, Constraints.NONE, DemoShop.HERE).text();
    }

    @Test
    void coldIsAnsweredWithTheCocoaAroundTheCorner() throws Exception {
        assertThat(say(Need.WARM_UP, "Mir ist kalt."))
                .isEqualTo(
                        "Downtown Café ist 43 m von dir entfernt, etwa eine Minute zu Fuß. Dort gibt es Hot Chocolate "
                                + "mit 15 % Rabatt für 3,83 $ statt 4,50 $. Soll ich den Gutschein einlösen?");
    }

    @Test
    void quickIsAnsweredWithTheShortestWalk() throws Exception {
        assertThat(say(Need.QUICK_BITE, "Was geht schnell?"))
                .isEqualTo("Am schnellsten bekommst du Butter Croissant für 2,80 $ bei Downtown Café, 43 m entfernt, "
                        + "etwa eine Minute zu Fuß. Soll ich dir den Weg zeigen?");
    }

    @Test
    void theNearestStoreIsFoundWithAndWithoutAnItem() throws Exception {
        assertThat(say(Need.FIND_STORE, "Wo gibt es Espresso?"))
                .isEqualTo("Espresso gibt es am nächsten bei Downtown Café, 43 m entfernt, etwa eine Minute zu Fuß, "
                        + "rund um die Uhr geöffnet. Dort gibt es Espresso für 2,50 $. Soll ich dir den Weg zeigen?");
        assertThat(say(Need.FIND_STORE, "Wo ist die nächste Filiale?"))
                .startsWith("Die nächste offene Filiale ist Downtown Café, 43 m entfernt");
        assertThat(say(Need.FIND_STORE, "Wohin soll ich gehen?")).startsWith("Geh am besten zu Downtown Café, 43 m");
    }

    @Test
    void couponsAndOffersAreListed() throws Exception {
        assertThat(say(Need.COUPONS_LEFT, "Welche Gutscheine habe ich noch?"))
                .isEqualTo(
                        "Du hast noch 2 Gutscheine: COCOA15 mit 15 % Rabatt auf Hot Chocolate bei Downtown Café, gültig bis "
                                + "22. Januar; SOUP2 mit 2,00 $ Rabatt auf Tomato Soup, gültig bis 1. Februar. "
                                + "Soll ich COCOA15 für Hot Chocolate einlösen?");
        assertThat(say(Need.OFFERS, "Gibt es Angebote?"))
                .isEqualTo(
                        "Deine besten Angebote: Hot Chocolate bei Downtown Café (43 m entfernt) mit 15 % Rabatt für 3,83 $ "
                                + "statt 4,50 $, Code COCOA15; Tomato Soup bei Harbor Market (400 m entfernt) mit 2,00 $ Rabatt "
                                + "für 4,00 $ statt 6,00 $, Code SOUP2. Soll ich COCOA15 für Hot Chocolate einlösen?");
    }

    @Test
    void ordersAreTold() throws Exception {
        assertThat(say(Need.ORDER_STATUS, "Wo ist meine Bestellung?"))
                .isEqualTo(
                        "Deine Bestellung A-100 vom 14. Januar ist versandt: 2 × Scented Candle. Sendungsnummer TRK1.");
        assertThat(say(Need.CANCEL_CHANGE, "Kann ich sie stornieren?"))
                .endsWith("In unseren Unterlagen habe ich nichts dazu gefunden, ob sich daran noch etwas ändern lässt. "
                        + "Frag am besten bald unseren Kundenservice.");
        shop.data.orders.remove(0);
        assertThat(say(Need.ORDER_STATUS, "Wo ist meine Bestellung?"))
                .isEqualTo("Du hast keine offenen Bestellungen. Deine letzte, A-099 vom 3. Januar, ist zugestellt: "
                        + "Hot Chocolate.");
    }

    @Test
    void openingHoursOfTheNearestOrNamedStoreAndOfADay() throws Exception {
        assertThat(say(Need.OPENING_HOURS, "Wie lange hat Harbor Market offen?"))
                .startsWith("Harbor Market, 400 m entfernt, etwa 7 Minuten zu Fuß, ist bis 20:00 Uhr geöffnet.");
        assertThat(say(Need.OPENING_HOURS, "Hat Harbor Market am Sonntag offen?"))
                .startsWith("Am Sonntag ist Harbor Market von 08:00 bis 20:00 Uhr geöffnet.");
        assertThat(say(Need.OPENING_HOURS, "Hat Harbor Market morgen offen?")).startsWith("Am Freitag ist ");
        assertThat(say(Need.OPENING_HOURS, "Guten Morgen, hat Harbor Market offen?"))
                .startsWith("Harbor Market, ");
        assertThat(say(Need.OPENING_HOURS, "Ist Old Town Bakery offen?"))
                .isEqualTo(
                        "Old Town Bakery ist gerade geschlossen und öffnet morgen um 06:00 Uhr. Die nächste offene "
                                + "Filiale ist Downtown Café, 43 m entfernt, etwa eine Minute zu Fuß, rund um die Uhr geöffnet.");
    }

    @Test
    void directionsNameTheAddress() throws Exception {
        assertThat(say(Need.DIRECTIONS, "Wie komme ich zu Harbor Market?"))
                .isEqualTo("Harbor Market ist 400 m entfernt, etwa 7 Minuten zu Fuß, Adresse: Main Street 13, "
                        + "bis 20:00 Uhr geöffnet. Soll ich dir den Weg zeigen?");
    }

    @Test
    void documentsAreQuotedInTheirOwnLanguage() throws Exception {
        Answer english = answer(Need.RETURN_REFUND, "Kann ich das umtauschen?", Constraints.NONE, DemoShop.HERE);
        assertThat(english.text()).startsWith("Aus „Refunds and returns“: You can return most things within 30 days.");
        assertThat(english.citations())
                .containsExactly(new Citation("refunds.md", "Refunds and returns > Opened items", 2));

        shop.passages.clear();
        shop.passages.add(new Passage("konto.md", "Konto", 0, "Ich und du, das ist schön.", 0.9));
        shop.passages.add(new Passage("r.md", "Umtausch", 0, "Der Umtausch geht 30 Tage lang.", 0.3));
        assertThat(say(Need.RETURN_REFUND, "Kann ich das umtauschen?"))
                .isEqualTo("Aus „Umtausch“: Der Umtausch geht 30 Tage lang.");
        assertThat(say(Need.OTHER, "Kannst du das und ich?")).startsWith("Darauf habe ich keine Antwort.");
    }

    @Test
    void whereNoDocumentHelpsItIsSaidWhoDoes() throws Exception {
        shop.passages.clear();
        for (String need : List.of(Need.RETURN_REFUND, Need.COMPLAINT, Need.ACCOUNT_PRIVACY)) {
            assertThat(say(need, "Und jetzt?"))
                    .contains("In unseren Unterlagen habe ich dazu nichts gefunden.")
                    .contains("Kundenservice");
        }
        assertThat(say(Need.COMPLAINT, "Und jetzt?")).startsWith("Das tut mir leid.");
        assertThat(say(Need.ACCOUNT_PRIVACY, "Und jetzt?")).contains("ausgegeben oder gelöscht");
    }

    @Test
    void whatIsMissingIsSaidWithTheNextBestFact() throws Exception {
        assertThat(answer(Need.WARM_UP, "Mir ist kalt", Constraints.NONE, null).text())
                .isEqualTo(
                        "Ich sehe nicht, wo du bist, und kann dir deshalb keine Filiale in der Nähe nennen, aber mit "
                                + "deinem Gutschein COCOA15 bekommst du Hot Chocolate mit 15 % Rabatt für 3,83 $ statt 4,50 $, "
                                + "gültig bis 22. Januar. Soll ich den Gutschein einlösen?");
    }

    @Test
    void demandsNobodyMeetsAreNamed() throws Exception {
        Constraints demands =
                new Constraints(new BigDecimal("0.50"), "EUR", true, false, List.of("milch", "nüsse"), null, null);

        assertThat(answer(Need.WARM_UP, "Etwas Warmes", demands, DemoShop.HERE).text())
                .isEqualTo(
                        "Dafür habe ich in den offenen Filialen in deiner Nähe nichts gefunden, was passt (vegan, ohne "
                                + "Milch und Nüsse und höchstens 0,50 €). Die nächste offene Filiale ist Downtown Café, "
                                + "43 m entfernt, etwa eine Minute zu Fuß.");
    }

    @Test
    void smallTalkCallsTheCustomerByName() throws Exception {
        assertThat(say(Need.GREETING, "Hallo")).startsWith("Hallo Maya! Downtown Café ist 43 m von dir entfernt");
        assertThat(say(Need.THANKS, "Danke")).isEqualTo("Gern geschehen, Maya!");
        assertThat(say(Need.CONFIRM, "ja")).startsWith("Gerade wartet nichts auf dein Ja. Ich kann ");
        assertThat(say(Need.REFUSE, "nein")).isEqualTo("Alles klar, dann lasse ich es dabei.");
    }
}

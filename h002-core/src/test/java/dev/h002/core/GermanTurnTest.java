package dev.h002.core;

import static dev.h002.core.SmallShop.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Action;
import dev.h002.Assistant;
import dev.h002.Constraints;
import dev.h002.Need;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Understanding;
import dev.h002.core.memory.InMemoryDailyQuota;
import dev.h002.core.need.NeedInterpreter;
import dev.h002.core.wording.LanguageIdentifier;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole turns with a customer who writes German. */
class GermanTurnTest {
    private static final Map<String, String> NEEDS = Map.of(
            "kalt", Need.WARM_UP,
            "cold", Need.WARM_UP,
            "ja bitte", Need.CONFIRM,
            "nein", Need.REFUSE,
            "bestellung", Need.ORDER_STATUS);

    private static RetailAssistantBuilder assistant() {
        NeedInterpreter needs = (message, history) -> {
            String words = message.value().toLowerCase(Locale.ROOT);
            String label = NEEDS.entrySet().stream()
                    .filter(need -> words.contains(need.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Need.OTHER);
            return new Understanding(
                    List.of(new Need(label, 0.9)),
                    Constraints.NONE,
                    LanguageIdentifier.of(message.value(), () -> Locale.ENGLISH));
        };
        return SmallShop.assistant().needInterpreter(needs);
    }

    @Test
    void anOfferIsMadeAndConfirmedInGerman() {
        try (Assistant assistant = assistant().build()) {
            Reply offer = assistant.ask("maya", "Mir ist kalt");
            Reply yes = assistant.ask(Question.of("maya", "ja bitte").in(offer.conversationId()));
            Reply again = assistant.ask(Question.of("maya", "ja bitte").in(offer.conversationId()));

            assertThat(offer.text())
                    .isEqualTo("Downtown Café ist 43 m von dir entfernt, etwa eine Minute zu Fuß. "
                            + "Dort gibt es Hot Chocolate mit 15 % Rabatt für 3,83 $ statt 4,50 $. "
                            + "Soll ich den Gutschein einlösen?");
            assertThat(offer.actions())
                    .extracting(Action::label)
                    .containsExactly(
                            "15 % Rabatt auf Hot Chocolate bei Downtown Café einlösen", "Weg zu Downtown Café");
            assertThat(yes.text())
                    .isEqualTo("Erledigt: 15 % Rabatt auf Hot Chocolate bei Downtown Café ist mit dem Code "
                            + "WARM15-7Q2K eingelöst.");
            assertThat(again.text()).isEqualTo("Das ist schon eingelöst; es hat sich nichts geändert.");
        }
    }

    @Test
    void aButtonIsAnsweredInTheLanguageOfTheLatestTurn() {
        try (Assistant assistant = assistant().build()) {
            Reply german = assistant.ask("maya", "Mir ist kalt");
            String conversation = german.conversationId();
            String way = german.actions().get(1).id();
            assertThat(assistant.confirm(MAYA, conversation, way).text()).startsWith("Downtown Café findest du hier: ");

            Reply english = assistant.ask(Question.of("maya", "I'm cold").in(conversation));
            String coupon = english.actions().get(0).id();
            assertThat(assistant.confirm(MAYA, conversation, way).text())
                    .isEqualTo("That is already done; nothing changed.");
            assistant.ask(Question.of("maya", "Hm ...").in(conversation));
            assertThat(assistant.confirm(MAYA, conversation, coupon).text()).startsWith("Done: 15% off Hot Chocolate");
        }
    }

    @Test
    void noIsUnderstood() {
        try (Assistant assistant = assistant().build()) {
            Reply offer = assistant.ask("maya", "Mir ist kalt");

            assertThat(assistant
                            .ask(Question.of("maya", "nein danke").in(offer.conversationId()))
                            .text())
                    .isEqualTo("Alles klar, dann lasse ich es.");
        }
    }

    @Test
    void theSameQuestionIsAnsweredInOtherWordsWithTheSameFacts() {
        Set<String> answers = new LinkedHashSet<>();
        try (Assistant assistant = assistant().build()) {
            for (int turn = 0; turn < 5; turn++) {
                Reply reply = assistant.ask(Question.of("maya", "Mir ist kalt").in("c1"));
                answers.add(reply.text());
                assertThat(reply.text()).contains("Downtown Café", "43 m", "Hot Chocolate", "15 %", "3,83 $", "4,50 $");
            }
            assertThat(assistant.ask("maya", "Mir ist kalt").text())
                    .isEqualTo(answers.iterator().next());
        }
        assertThat(answers).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aModelsGermanOfferGivesWayToWhatAYesWillDo() {
        ScriptedModel model =
                ScriptedModel.saying("Downtown Café ist 43 m entfernt. Soll ich dir gleich zehn davon bestellen?");
        try (Assistant assistant = assistant().gateway(model).build()) {
            assertThat(assistant.ask("maya", "Mir ist kalt").text())
                    .isEqualTo("Downtown Café ist 43 m entfernt. Soll ich den Gutschein einlösen?");
        }
    }

    @Test
    void theConciergesOwnGermanAnswerPassesTheCheck() {
        for (String message : List.of("Mir ist kalt", "Wo ist meine Bestellung?")) {
            String own;
            try (Assistant offline = assistant().build()) {
                own = offline.ask("maya", message).text();
            }
            try (Assistant assistant =
                    assistant().gateway(ScriptedModel.saying(own)).build()) {
                Reply reply = assistant.ask("maya", message);
                assertThat(reply.text()).isEqualTo(own);
                assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            }
        }
    }

    @Test
    void whatCannotBeAnsweredIsSaidInGerman() {
        try (Assistant assistant = assistant()
                .maxMessageLength(50)
                .quota(new InMemoryDailyQuota(1, QuotaStatus.UNLIMITED, ZoneOffset.UTC, SmallShop.CLOCK))
                .build()) {
            assertThat(assistant
                            .ask("maya", "Ich brauche etwas " + "Warmes ".repeat(10))
                            .text())
                    .isEqualTo("Die Nachricht ist zu lang: Fass dich in höchstens 50 Zeichen.");
            assistant.ask("maya", "Mir ist kalt");
            assertThat(assistant.ask("maya", "Mir ist kalt").text())
                    .isEqualTo("Dein Kontingent für heute ist aufgebraucht; am 24. November um 00:00 Uhr UTC "
                            + "beginnt es neu.");
        }
    }
}

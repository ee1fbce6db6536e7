package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferingTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyQuestionOfTheConciergeIsAnOffer(String language) {
        List<String> questions = new ArrayList<>();
        for (int turn = 0; turn < 12; turn++) {
            Wording wording = Wording.in(Locale.forLanguageTag(language)).after(turn);
            questions.add(wording.say("question.coupon"));
            questions.add(wording.say("question.way"));
            questions.add(wording.say("question.code", Map.of("code", "COCOA15", "product", "Hot Chocolate")));
        }

        assertThat(questions).allSatisfy(question -> {
            assertThat(Offering.isOne(question)).isTrue();
            assertThat(Offering.lastOf("Bis Downtown Café sind es 43 m, gültig bis 22. Januar. " + question))
                    .contains(question);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Soll ich dir einen Tisch reservieren?",
                "möchtest du zehn davon?",
                "Möchten Sie den Gutschein einlösen?",
                "Darf ich dir noch etwas bestellen?",
                "Hättest du gern einen Kaffee dazu?"
            })
    void whatAModelOffersInGermanIsAnOffer(String question) {
        assertThat(Offering.isOne(question)).isTrue();
    }

    @Test
    void whatOffersNothingIsNone() {
        assertThat(List.of(
                        "Dort gibt es Hot Chocolate für 4,50 $.",
                        "Wo bist du gerade?",
                        "Du möchtest etwas Warmes.",
                        "Ich soll dir helfen?"))
                .noneMatch(Offering::isOne);
    }
}

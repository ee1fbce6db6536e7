package dev.h002.core.concierge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Passage;
import dev.h002.core.wording.Words;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoteTest {
    @Test
    void aShortParagraphIsQuotedWhole() {
        Passage stairs = passage(
                "stairs.md",
                "Stairs > Lifts",
                "Most shops have a lift. Two have none. Their staff bring things down.\n\nThe café has a ramp.",
                0.6);

        assertThat(quoted("Which shops have a lift?", Set.of(), stairs))
                .isEqualTo("Most shops have a lift. Two have none. Their staff bring things down.");
    }

    @Test
    void ofALongParagraphOneSentenceIsQuoted() {
        Passage stairs = passage(
                "stairs.md", "Stairs", "Most shops have a lift. Two have none. One is shut. Ask the staff.", 0.6);

        assertThat(quoted("Who are the staff?", Set.of(), stairs)).isEqualTo("Ask the staff.");
    }

    @Test
    void whatAHeadingAsksIsAnsweredBelowIt() {
        Passage payment = passage(
                "payment.md",
                "Payment > Debited two times?",
                "Wait until Friday: it is a reservation that nobody has released so far.\n\nInvoices are monthly.",
                0.5);
        Passage parcels = passage("parcels.md", "Parcels", "Orders over $50 may be debited in parts.", 0.45);

        assertThat(quoted("I was debited two times", Set.of(), payment, parcels))
                .startsWith("Wait until Friday");
    }

    @Test
    void aDocumentAboutTheNeedComesBeforeOneThatSharesAWord() {
        Passage cancelling = passage("cancel.md", "Cancelling > How", "Tap the cross beside it.", 0.42);
        Passage complaining = passage("complain.md", "Complaints > How", "Tap the flag if it is wrong.", 0.3);

        assertThat(quoted("It is wrong, stop it", Words.content("cancel"), cancelling, complaining))
                .isEqualTo("Tap the cross beside it.");
    }

    @Test
    void aConditionThatNobodyMadeComesLast() {
        Passage shipping = passage(
                "shipping.md", "Prices", "If the rest is below $35, postage of $9 is added.\n\nPostage is $5.", 0.5);

        assertThat(quoted("How much is postage?", Set.of(), shipping)).isEqualTo("Postage is $5.");
        assertThat(quoted("How much is postage if the rest is below $35?", Set.of(), shipping))
                .startsWith("If the rest");
    }

    @Test
    void smallWordsTellEqualSentencesApart() {
        Passage rules = passage(
                "rules.md",
                "Rules",
                "| Question | Answer |\n|---|---|\n| How many on one item? | one |\n| How many in one order? | three |",
                0.5);

        assertThat(quoted("How many can I use in an order?", Set.of(), rules))
                .isEqualTo("How many in one order? (Answer: three)");
    }

    private static String quoted(String message, Set<String> need, Passage... passages) {
        return Quote.best(List.of(passages), Question.of(message, need))
                .orElseThrow()
                .text();
    }

    private static Passage passage(String source, String title, String text, double score) {
        return new Passage(source, title, 0, text, score);
    }
}

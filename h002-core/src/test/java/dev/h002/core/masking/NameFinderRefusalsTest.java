package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks like an introduction. */
class NameFinderRefusalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm cold.",
                "I'm Cold",
                "I'm looking for shoes",
                "I am Happy to help",
                "I'm Very upset",
                "I'M NOT HAPPY",
                "THIS IS UNACCEPTABLE",
                "I am a Customer",
                "I'm German",
                "I'm Vegan",
                "I'm Done",
                "I'm Back",
                "I'm Sorry",
                "I'm Interested in running shoes",
                "I'm from Paris",
                "I'm in London right now",
                "I'm Calling about my return",
                "I'm Currently waiting",
                "I am Not amused",
                "I'm At Home",
                "I'm Still waiting for it",
                "This is Great",
                "this is an order",
                "This is Urgent",
                "This is Ridiculous, really",
                "This is Spam",
                "call me tomorrow",
                "call me back please",
                "call me ASAP",
                "Call me Monday",
                "my name is on the card",
                "my name is wrong on the label",
                "my name is spelled wrong",
                "My name is missing on the invoice",
                "Name: required",
                "Brand name: Patagonia",
                "Product name: Chai Latte",
                "File name: report.pdf",
                "Dear Support,",
                "Dear Team,",
                "Dear Customer Service,",
                "Dear Sir or Madam,",
                "Dear Santa shirts, size M",
                "Order here, please",
                "Click here",
                "It is here",
                "Regards to the team",
                "Thanks,\nCan you help?",
                "Thanks!\nWhere is it?",
                "Thanks,\nSent from my iPhone",
                "Thank you\nVery much",
                "Thanks in advance",
                "Best, and cheapest",
                "Cheers to that",
                "The Nike store here is closed",
                "Stock here is low",
                "Is Santa here?",
                "Ich bin sehr zufrieden",
                "Ich bin Kunde bei euch",
                "Je suis content",
                "Soy vegano",
                "Ik ben tevreden",
                "I'm an Amazon Prime member",
                "I'm Apple user since 2010",
                "My brand is Under Armour",
                "This is Sparta",
                "I am Legend on Blu-ray",
                "Are you a bot?",
                "My dog's name is on it"
            })
    void whatIsNoIntroduction(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}

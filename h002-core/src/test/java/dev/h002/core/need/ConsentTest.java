package dev.h002.core.need;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Need;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes!",
                "yes please",
                "Yes, please.",
                "yep",
                "sure",
                "ok",
                "Okay.",
                "ok do it",
                "apply it",
                "Apply the coupon",
                "please apply the coupon",
                "yes, apply the coupon now",
                "go ahead",
                "Sure, go ahead!",
                "do it please",
                "sounds good",
                "yes thanks",
                "I'll take it",
                "let's do it",
                "why not",
                "y",
                "OK, use it",
                "go on then",
                "aye go on",
                "sure thing mate",
                "ja",
                "Ja, bitte!",
                "ja gerne",
                "na klar",
                "Mach das bitte",
                "Ja, löse ihn ein",
                "Bitte einlösen",
                "Gutschein einlösen, bitte",
                "ok, passt",
                "Nehm ich"
            })
    void aPlainYesConfirms(String message) {
        assertThat(Consent.of(message)).isEqualTo(Need.CONFIRM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No thanks",
                "no, thank you",
                "nope",
                "not now",
                "Not right now, thanks",
                "maybe later",
                "don't",
                "don't do it",
                "do not apply it",
                "please don't apply the coupon",
                "never mind",
                "nevermind",
                "leave it",
                "I don't want it",
                "no, don't",
                "I'm good",
                "ok, forget it",
                "I don't think so",
                "not yet",
                "nah mate",
                "I'll pass, thank you",
                "nein",
                "Nein, danke",
                "nee lass mal",
                "lieber nicht",
                "Danke, nicht nötig",
                "brauch ich nicht",
                "ein andermal vielleicht später"
            })
    void aPlainNoRefuses(String message) {
        assertThat(Consent.of(message)).isEqualTo(Need.REFUSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "yes but cheaper",
                "is it yes or no",
                "yes no",
                "ok thanks",
                "thanks",
                "apply for a job",
                "yes I would like to return it",
                "where do I apply it",
                "okay where is my order",
                "I'm cold",
                "danke",
                "ok danke",
                "ja, aber billiger",
                "ja nein",
                "bitte nicht heiß",
                "Mir ist nicht kalt",
                "kein Kaffee",
                "do I have to do it",
                "no coffee",
                "sure about that?!x"
            })
    void anythingElseIsNeither(String message) {
        assertThat(Consent.of(message)).isNull();
    }
}

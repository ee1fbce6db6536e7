package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a message introduces, in which languages, and what only looks like an introduction. */
class NameFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm Yusuf Rossi|I'm <NAME_1>",
                "Hi, I'm Maya and my shoes are late|Hi, I'm <NAME_1> and my shoes are late",
                "i am yusuf rossi|i am <NAME_1>",
                "im maya|im <NAME_1>",
                "My name is Maya Chen|My name is <NAME_1>",
                "my name is maya chen|my name is <NAME_1>",
                "my name's Maya|my name's <NAME_1>",
                "MY NAME IS MAYA CHEN|MY NAME IS <NAME_1>",
                "my name is Xiuying Zhang.|my name is <NAME_1>.",
                "My name is Ludwig van Beethoven|My name is <NAME_1>",
                "My name is Maya J. Chen|My name is <NAME_1>",
                "My name is J. R. Smith|My name is <NAME_1>",
                "My full name is Maya Chen|My full name is <NAME_1>",
                "my first name is Maya|my first name is <NAME_1>",
                "My last name is Kowalczyk|My last name is <NAME_1>",
                "Name: Maya Chen|Name: <NAME_1>",
                "'Name: Maya Chen\nOrder 48213'|'Name: <NAME_1>\nOrder <ORDER_1>'",
                "Full name: Maya Chen|Full name: <NAME_1>",
                "Customer name: Maya Chen|Customer name: <NAME_1>",
                "this is Maya speaking|this is <NAME_1> speaking",
                "This is Yusuf Rossi from Berlin|This is <NAME_1> from Berlin",
                "This is Maya Chen calling about a return|This is <NAME_1> calling about a return",
                "Hi this is maya|Hi this is <NAME_1>",
                "Maya here|<NAME_1> here",
                "Hi, Maya Chen here. Where is it?|Hi, <NAME_1> here. Where is it?",
                "Yusuf speaking.|<NAME_1> speaking.",
                "call me Maya|call me <NAME_1>",
                "You can call me Maya.|You can call me <NAME_1>.",
                "Dear Mr. Smith,|Dear Mr. <NAME_1>,",
                "Dear Maya,|Dear <NAME_1>,",
                "I am called Maya|I am called <NAME_1>",
                "The name's Maya Chen|The name's <NAME_1>",
                "My wife Maya Chen will pick it up|My wife <NAME_1> will pick it up",
            })
    void namesThatAreIntroduced(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Where is it?\nBest regards,\nMaya Chen'|'Where is it?\nBest regards,\n<NAME_1>'",
                "'Thanks,\nYusuf'|'Thanks,\n<NAME_1>'",
                "'thanks\nmaya'|'thanks\n<NAME_1>'",
                "'Cheers,\nM. Chen'|'Cheers,\n<NAME_1>'",
                "'Sincerely,\n\nMaya Chen\n'|'Sincerely,\n\n<NAME_1>\n'",
                "Kind regards, Maya Chen|Kind regards, <NAME_1>",
                "'Thank you!\nMaya Chen'|'Thank you!\n<NAME_1>'",
                "'Yours truly,\nMaya'|'Yours truly,\n<NAME_1>'",
                "'Best,\nMaya Chen\n+1 415 555 2671'|'Best,\n<NAME_1>\n<PHONE_1>'",
                "'Regards\nDr. Maya Chen'|'Regards\nDr. <NAME_1>'",
                "'Mit freundlichen Gr\u00fc\u00dfen\nJ\u00fcrgen Gro\u00df'|'Mit freundlichen Gr\u00fc\u00dfen\n<NAME_1>'",
                "'Viele Gr\u00fc\u00dfe,\nAnna'|'Viele Gr\u00fc\u00dfe,\n<NAME_1>'",
                "'Cordialement,\nZo\u00e9 Dupont'|'Cordialement,\n<NAME_1>'",
                "'Saludos,\nJos\u00e9 Garc\u00eda'|'Saludos,\n<NAME_1>'",
                "'Cordiali saluti,\nGiulia Rossi'|'Cordiali saluti,\n<NAME_1>'",
                "'Met vriendelijke groet,\nSanne de Vries'|'Met vriendelijke groet,\n<NAME_1>'",
            })
    void namesUnderAMessage(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ich bin Yusuf Rossi|Ich bin <NAME_1>",
                "Ich hei\u00dfe Anna M\u00fcller|Ich hei\u00dfe <NAME_1>",
                "Mein Name ist J\u00fcrgen Gro\u00df|Mein Name ist <NAME_1>",
                "Je m'appelle Zo\u00e9 Dupont|Je m'appelle <NAME_1>",
                "Je suis Zo\u00e9 Dupont|Je suis <NAME_1>",
                "Mon nom est Zo\u00e9 Dupont|Mon nom est <NAME_1>",
                "Me llamo Jos\u00e9 Garc\u00eda|Me llamo <NAME_1>",
                "Soy Mar\u00eda L\u00f3pez|Soy <NAME_1>",
                "Mi chiamo Giulia Rossi|Mi chiamo <NAME_1>",
                "Il mio nome \u00e8 Giulia Rossi|Il mio nome \u00e8 <NAME_1>",
                "Meu nome \u00e9 Jo\u00e3o Silva|Meu nome \u00e9 <NAME_1>",
                "Ik ben Sanne de Vries|Ik ben <NAME_1>",
                "Mijn naam is Sanne de Vries|Mijn naam is <NAME_1>",
                "Jag heter Astrid Lindgren|Jag heter <NAME_1>",
            })
    void namesInOtherLanguages(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I\u2019m Yusuf Rossi|I\u2019m <NAME_1>",
                "I'm Yu\u200bsuf Ros\u00adsi|I'm <NAME_1>",
                "I\u200b'm Yusuf Rossi|I\u200b'm <NAME_1>",
                "\uff29'm \uff39\uff55\uff53\uff55\uff46 \uff32\uff4f\uff53\uff53\uff49|\uff29'm <NAME_1>",
                "I\u00a0am\u00a0Yusuf\u00a0Rossi|I\u00a0am\u00a0<NAME_1>",
                "I am  Yusuf Rossi|I am  <NAME_1>",
                "'I am\nYusuf Rossi'|'I am\n<NAME_1>'",
                "I'm *Yusuf Rossi*|I'm *<NAME_1>*",
                "I'm **Yusuf Rossi**|I'm **<NAME_1>**",
                "I'm \"Yusuf Rossi\"|I'm \"<NAME_1>\"",
                "I&#39;m Yusuf Rossi|I&#39;m <NAME_1>",
                "\"I\\u0027m Yusuf Rossi\"|\"I\\u0027m <NAME_1>\"",
                "my name is \ud835\udc0c\ud835\udc1a\ud835\udc32\ud835\udc1a|my name is <NAME_1>",
                "my name is M\u0430ya Chen|my name is <NAME_1>",
                "my name is \u202eMaya\u202c|my name is \u202e<NAME_1>\u202c",
            })
    void disguisedNames(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }
}

package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only its owner may know, and talk about passwords that gives none away. */
class SecretFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sk-proj-0123456789abcdefFAKE|<SECRET_1>",
                "Use sk_test_0123456789abcdef.|Use <SECRET_1>.",
                "AKIAFAKEFAKEFAKEFAKE|<SECRET_1>",
                "ghp_fakefakefakefake0123|<SECRET_1>",
                "github_pat_fakefakefake0123|<SECRET_1>",
                "glpat-fakefakefake0123|<SECRET_1>",
                "xoxb-0000-fakefakefake|<SECRET_1>",
                "AIzaFakeFakeFakeFake0123|<SECRET_1>",
                "hf_fakefakefakefake0123|<SECRET_1>",
                "npm_fakefakefakefake0123|<SECRET_1>",
                "whsec_fakefakefake0123|<SECRET_1>",
                "SG.fakefakefake.fakefakefake|<SECRET_1>",
                "(ghp_fakefakefakefake0123)|(<SECRET_1>)",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXlhIn0.c2lnbmF0dXJl|<SECRET_1>",
                "0123456789abcdef0123456789abcdef|<SECRET_1>",
                "'-----BEGIN PRIVATE KEY-----\nMIIEvFAKEFAKEFAKEFAKEFAKE0123456789\n-----END PRIVATE KEY-----'|<SECRET_1>",
                "'-----BEGIN RSA PRIVATE KEY-----\nMIIEvFAKEFAKEFAKEFAKEFAKE0123456789\n-----END RSA PRIVATE KEY-----\nThanks'|'<SECRET_1>\nThanks'",
                "'-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaFAKEFAKEFAKEFAKE0123456789'|<SECRET_1>",
            })
    void keysByTheirPrefix(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password: hunter2|password: <SECRET_1>",
                "Password = hunter2|Password = <SECRET_1>",
                "my password is hunter2.|my password is <SECRET_1>.",
                "my password is hunter2, can you log in?|my password is <SECRET_1>, can you log in?",
                "PASSWORD:hunter2|PASSWORD:<SECRET_1>",
                "pwd=Tr0ub4dor&3|pwd=<SECRET_1>",
                "passcode: 482913|passcode: <SECRET_1>",
                "my pin is 4321|my pin is <SECRET_1>",
                "PIN: 4321|PIN: <SECRET_1>",
                "Passwort: geheim12|Passwort: <SECRET_1>",
                "Mein Passwort ist geheim12|Mein Passwort ist <SECRET_1>",
                "contrase\u00f1a: abc12345|contrase\u00f1a: <SECRET_1>",
                "wachtwoord: geheim12|wachtwoord: <SECRET_1>",
                "senha: abc12345|senha: <SECRET_1>",
                "api_key=abcd1234|api_key=<SECRET_1>",
                "API key: abcd1234|API key: <SECRET_1>",
                "x-api-key: abcd1234|x-api-key: <SECRET_1>",
                "client secret: abcd-1234|client secret: <SECRET_1>",
                "Authorization: Bearer abc123def456|Authorization: Bearer <SECRET_1>",
                "curl -H \"Authorization: Bearer abc123def456\"|curl -H \"Authorization: Bearer <SECRET_1>\"",
                "access token: abc123def|access token: <SECRET_1>",
                "token=abc123def|token=<SECRET_1>",
                "My username is maya and my password is hunter2|My username is maya and my password is <SECRET_1>",
                "OTP: 493021|OTP: <SECRET_1>",
                "password hunter2|password <SECRET_1>",
            })
    void whatIsAnnounced(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pass\u200bword: hunter2|pass\u200bword: <SECRET_1>",
                "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff1a hunter2|\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff1a <SECRET_1>",
                "password\u00a0:\u00a0hunter2|password\u00a0:\u00a0<SECRET_1>",
                "sk-proj-0123\u200b456789abcdefFAKE|<SECRET_1>",
                "password%3Dhunter2|password%3D<SECRET_1>",
                "password&#58; hunter2|password&#58; <SECRET_1>",
            })
    void disguisedSecrets(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I forgot my password",
                "password reset is not working",
                "my password is wrong",
                "the password is too short",
                "my password is not accepted",
                "How do I change my password?",
                "Is a password required?",
                "A password needs at least 8 characters",
                "api key is required",
                "the key is under the mat",
                "a key lime pie and a secret recipe",
                "token of appreciation",
                "the bearer of bad news",
                "Is there a PIN pad at the till?",
                "the pin is bent",
                "bobby pins, 24 pieces",
                "550e8400-e29b-41d4-a716-446655440000",
                "supercalifragilisticexpialidocious",
                "antidisestablishmentarianism-counterrevolutionaries",
                "https://example.com/very-long-product-name-with-words-only",
                "/images/2024/01/15/shoes-red-large.jpg",
                "promo code SPRING24",
                "Do you sell sk-ii cream?",
                "skeleton-key-shaped-necklace",
                "My password: I forgot it",
                "-----BEGIN CERTIFICATE-----"
            })
    void talkThatGivesNoSecretAway(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}

package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {
    private final CanonicalForm american = new CanonicalForm("US");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL|maya@x.com|MAYA@X.COM",
                "EMAIL|maya@x.com|maya (at) x (dot) com",
                "EMAIL|maya@x.com|maya AT x DOT com",
                "EMAIL|maya@x.com|maya @ x.com",
                "EMAIL|maya@x.com|maya%2540x.com",
                "PHONE|(415) 555-2671|+14155552671",
                "PHONE|(415) 555-2671|1 415 555 2671",
                "PHONE|415-555-2671|\uff14\uff11\uff15 555 2671",
                "PHONE|+44 20 7946 0018|011442079460018",
                "CARD|4111 1111 1111 1111|4111-1111-1111-1111",
                "ORDER|#W1234567|w 123-4567",
                "REFERENCE|pm_1Abc|PM-1ABC",
                "IBAN|DE89 3704|de893704",
                "NATIONAL_ID|123-45-6789|123456789",
                "NAME|Zo\u00eb  Gro\u00df|ZOE GROSS",
                "NAME|Chen-Lee, Maya|chen lee maya",
                "ADDRESS|12 Oak St., Apt. 4|12 oak st apt 4",
                "IP|2001:DB8::1|2001:db8::1",
            })
    void spellingsOfOneValueHaveOneForm(EntityType type, String one, String other) {
        assertThat(american.of(type, other)).isEqualTo(american.of(type, one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL|maya@x.com|may@ax.com",
                "EMAIL|maya.chen@x.com|mayachen@x.com",
                "PHONE|415-555-2671|415-555-2671 x9",
                "NAME|Ann Abel|Anna Bel",
                "ADDRESS|1 12 Oak|11 2 Oak",
                "SECRET|Hunter2|hunter2",
                "URL|https://x.example/?token=A|https://x.example/?token=a",
                "LITERAL|<EMAIL_1>|<email_1>",
                "ORDER|48213|48214",
            })
    void otherValuesHaveOtherForms(EntityType type, String one, String other) {
        assertThat(american.of(type, other)).isNotEqualTo(american.of(type, one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CARD|none", "ORDER|#--", "NAME|!!", "PHONE|x", "EMAIL|\u200b", "NAME|\ud83d"})
    void aFormIsNeverEmpty(EntityType type, String spelling) {
        assertThat(american.of(type, spelling)).isNotEmpty();
    }

    @Test
    void phonesAreReadAsTheRegionDialsThem() {
        CanonicalForm german = new CanonicalForm("DE");

        assertThat(german.of(EntityType.PHONE, "030 901820")).isEqualTo(german.of(EntityType.PHONE, "+49 30 901820"));
        assertThat(american.of(EntityType.PHONE, "030 901820"))
                .isNotEqualTo(american.of(EntityType.PHONE, "+49 30 901820"));
    }
}

package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the name of the customer's profile is found where nothing introduces it. */
class KnownNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maya's shoes and MAYA'S bag|<NAME_1>'s shoes and <NAME_1>'S bag",
                "Maya\u2019s shoes|<NAME_1>\u2019s shoes",
                "M. Chen wrote|<NAME_1> wrote",
                "M Chen wrote|<NAME_1> wrote",
                "signed Maya C.|signed <NAME_1>",
                "Ms Chen, Mrs. Chen|Ms <NAME_1>, Mrs. <NAME_1>",
                "m\u00e0y\u00e4 CH\u00c9N|<NAME_1>",
                "mayachen|<NAME_1>",
                "@mayachen on the chat|@<NAME_1> on the chat",
                "maya-chen/maya_chen|<NAME_1>/<NAME_1>",
                "Maya\u00a0Chen and Maya  Chen|<NAME_1> and <NAME_1>",
                "**Maya** *Chen*|**<NAME_1>** *<NAME_2>*",
                "\uff2d\uff41\uff59\uff41 \uff23\uff48\uff45\uff4e|<NAME_1>",
                "M\u200ba\u200by\u200ba|<NAME_1>",
                "Maya%20Chen|<NAME_1>",
                "Maya&#32;Chen|<NAME_1>",
                "\"Maya\\u0020Chen\"|\"<NAME_1>\"",
                "the mayan chench|the mayan chench",
                "Chennai and amaya|Chennai and amaya",
            })
    void everySpellingOfItIsMasked(String text, String masked) {
        assertThat(OneText.masked(EntityType.NAME, "Maya Chen", text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jean-Luc O'Neill|jean luc o neill|<NAME_1>",
                "Jean-Luc O'Neill|JEANLUC ONEILL|<NAME_1>",
                "Jean-Luc O'Neill|O'Neill called|<NAME_1> called",
                "Zo\u00eb Gro\u00df|zoe gross|<NAME_1>",
                "\u00d8yvind \u0141ukasz|oyvind lukasz|<NAME_1>",
                "Nguy\u1ec5n V\u0103n An|nguyen van an|<NAME_1>",
                "\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432|\u0438\u0432\u0430\u043d \u043f\u0435\u0442\u0440\u043e\u0432|<NAME_1>",
                "Maya  Chen|maya chen|<NAME_1>",
                "  Maya Chen |maya chen|<NAME_1>",
                "Dr. Maya Chen|Maya Chen|<NAME_1>",
            })
    void namesOfEveryKindAreFound(String name, String text, String masked) {
        String found = OneText.masked(EntityType.NAME, name, text);

        assertThat(found.replaceAll("<NAME_\\d>( <NAME_\\d>)*", "<NAME_1>")).isEqualTo(masked);
    }
}

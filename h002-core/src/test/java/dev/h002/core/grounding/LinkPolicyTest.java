package dev.h002.core.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPolicyTest {
    private static final LinkPolicy SHOP = LinkPolicy.allowing(List.of("Shop.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://shop.example/terms?x=1#a",
                "shop.example/terms",
                "https://www.shop.example.",
                "[terms](https://shop.example/terms)",
                "https://SHOP.EXAMPLE/x"
            })
    void leadsToAnAllowedHostAndBelow(String link) {
        assertThat(SHOP.allows(link)).isTrue();
        assertThat(LinkPolicy.NONE.allows(link)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://shop.example.evil.example",
                "https://shop.example@evil.example/",
                "https://evil.example/?shop.example",
                "https://evilshop.example",
                "javascript:alert(1)//shop.example",
                "data:text/html,shop.example",
                "ftp://shop.example/x",
                "//shop.example/x",
                "https://shop.example:8443\\@evil.example",
                "[shop.example](https://evil.example)",
                "https://203.0.113.7/shop.example"
            })
    void leadsNowhereElse(String link) {
        assertThat(SHOP.allows(link)).isFalse();
    }

    @Test
    void aForeignLinkBecomesItsWordsAndAForeignImageNothing() {
        List<String> removed = new ArrayList<>();

        assertThat(SHOP.strip(
                        "See [our page](https://evil.example/$1), ![x](https://evil.example/p.png)[terms](https://shop.example/t).",
                        removed))
                .isEqualTo("See our page, [terms](https://shop.example/t).");
        assertThat(removed).containsExactly("a link", "an image");
    }
}

package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc-0123.txt",
                "faq_7.md",
                "item 12.txt",
                "a1b2c3d4.md",
                "product-12.txt",
                "550e8400-e29b-41d4-a716-446655440000.html",
                "README.md",
                "sub/untitled.md",
                "Example Page.html",
                "text.txt",
                "note-2026.md",
                "2026.md",
                "_.md",
                "文書7.md"
            })
    void aNameOfDigitsOrGenericWordsSaysNothing(String source) {
        assertThat(DocumentName.saysNothing(DocumentName.readable(source))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gift-cards.md",
                "policies/returns-2026.md",
                "shipping_v2.txt",
                "FAQ returns.html",
                "example-of-a-refund.md",
                "退货.md",
                "allergens"
            })
    void aNameOfWordsSaysSomething(String source) {
        assertThat(DocumentName.saysNothing(DocumentName.readable(source))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"policies/gift-cards.md,Gift cards", "a_b  c.txt,A b c", ".hidden,.hidden", "x.tar.gz,X.tar"})
    void aNameIsReadable(String source, String readable) {
        assertThat(List.of(DocumentName.readable(source))).containsExactly(readable);
    }
}

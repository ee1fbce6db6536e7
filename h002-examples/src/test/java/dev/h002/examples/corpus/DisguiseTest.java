package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisguiseTest {
    @Test
    void eachChangesWhatItSays() {
        assertThat(Disguise.FULLWIDTH.on("+1@a.b")).isEqualTo("\uFF0B\uFF11\uFF20a\uFF0Eb");
        assertThat(Disguise.ZEROWIDTH.on("abcdefg")).isEqualTo("abc\u200Bdef\u200Bg");
        assertThat(Disguise.SOFTHYPHEN.on("abcd")).isEqualTo("abc\u00ADd");
        assertThat(Disguise.NBSP.on("a b")).isEqualTo("a\u00A0b");
        assertThat(Disguise.DASHES.on("1-2 3")).doesNotContain("-", " ").hasSize(5);
        assertThat(Disguise.PERCENT.on("a@b")).isEqualTo("a%40b");
        assertThat(Disguise.LINES.on("a" + Scribe.SEPARATOR + "b")).isEqualTo("a\nb");
    }

    @Test
    void stylesKeepTheLength() {
        assertThat(Style.CAPITALS.on("Straße İ")).isEqualTo("STRAßE İ");
        assertThat(Style.LOWER.on("ÉCOLE İ")).hasSize(7);
    }
}

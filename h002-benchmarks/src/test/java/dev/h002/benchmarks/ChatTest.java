package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.KnownValue;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatTest {
    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameMessages(ChatMix mix) {
        assertThat(chats(mix)).isEqualTo(chats(mix));
        assertThat(messages(mix))
                .hasSize(256)
                .isNotEqualTo(texts(Chat.generate(1, MaskingBenchmark.CHATS, MaskingBenchmark.MESSAGES_EACH, mix)));
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreOfAChatsLength(ChatMix mix) {
        assertThat(messages(mix).stream().mapToInt(String::length).average().orElseThrow())
                .isBetween(78.0, 92.0);
    }

    @Test
    void aMixHoldsAsMuchPersonalDataAsItSays() {
        assertThat(personalMessages(ChatMix.PLAIN)).isZero();
        assertThat(personalMessages(ChatMix.MIXED)).isEqualTo(64);
        assertThat(personalMessages(ChatMix.PERSONAL)).isEqualTo(256);
    }

    @ParameterizedTest
    @EnumSource
    void oursHidesEveryPlantedValueAndNothingElse(ChatMix mix) {
        for (Chat chat : chats(mix)) {
            MaskingSession session = PlaceholderMasker.create().open(chat.known(), Map.of());
            for (Chat.Message message : chat.messages()) {
                Masking masking = session.mask(message.text());
                for (KnownValue personal : message.personal()) {
                    assertThat(masking.text().value()).doesNotContain(personal.value());
                }
                assertThat(masking.spans()).as(message.text()).hasSameSizeAs(message.personal());
                assertThat(session.restore(masking.text().value())).isEqualTo(message.text());
            }
        }
    }

    @Test
    void theFiveRegexesHideEverythingButNames() {
        int names = 0;
        for (Chat chat : chats(ChatMix.PERSONAL)) {
            for (Chat.Message message : chat.messages()) {
                String masked = RegexMasker.mask(message.text());
                for (KnownValue personal : message.personal()) {
                    boolean name = personal.type().equals(EntityType.NAME);
                    assertThat(masked.contains(personal.value())).as(masked).isEqualTo(name);
                    names += name ? 1 : 0;
                }
            }
        }
        assertThat(names).isPositive();
    }

    @Test
    void theFiveRegexesLeaveMessagesWithoutPersonalDataAlone() {
        assertThat(messages(ChatMix.PLAIN))
                .allSatisfy(text -> assertThat(RegexMasker.mask(text)).isEqualTo(text));
    }

    @Test
    void theControlSeesEveryCharacter() {
        assertThat(CharacterScan.classify("Caf\u00e9 15%!")).isEqualTo(4L | 2L << 16 | 1L << 32 | 2L << 48);
    }

    private static long personalMessages(ChatMix mix) {
        return chats(mix).stream()
                .flatMap(chat -> chat.messages().stream())
                .filter(message -> !message.personal().isEmpty())
                .count();
    }

    private static List<String> messages(ChatMix mix) {
        return texts(chats(mix));
    }

    private static List<String> texts(List<Chat> chats) {
        return chats.stream()
                .flatMap(chat -> chat.messages().stream().map(Chat.Message::text))
                .toList();
    }

    private static List<Chat> chats(ChatMix mix) {
        return Chat.generate(MaskingBenchmark.SEED, MaskingBenchmark.CHATS, MaskingBenchmark.MESSAGES_EACH, mix);
    }
}

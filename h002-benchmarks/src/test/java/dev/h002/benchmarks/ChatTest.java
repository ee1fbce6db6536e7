package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.KnownValue;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatTest {
    private static final List<UnaryOperator<String>> PEERS =
            List.of(RegexMasker::mask, Re2Masker::mask, PhoneLibraryMasker::mask);

    /** What is found though no profile tells it. */
    private static final List<EntityType> BY_SHAPE =
            List.of(EntityType.EMAIL, EntityType.PHONE, EntityType.CARD, EntityType.ORDER);

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
    void messagesAreOf85Characters(ChatMix mix) {
        assertThat(messages(mix).stream().mapToInt(String::length).average().orElseThrow())
                .isBetween(84.5, 85.5);
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
    void thePeersHideEverythingButNames() {
        for (Chat chat : chats(ChatMix.PERSONAL)) {
            for (Chat.Message message : chat.messages()) {
                for (UnaryOperator<String> peer : PEERS) {
                    String masked = peer.apply(message.text());
                    assertThat(message.personal())
                            .allSatisfy(personal -> assertThat(masked.contains(personal.value()))
                                    .as(masked)
                                    .isEqualTo(personal.type().equals(EntityType.NAME)));
                }
            }
        }
    }

    @Test
    void thePeersLeaveMessagesWithoutPersonalDataAlone() {
        for (UnaryOperator<String> peer : PEERS) {
            assertThat(messages(ChatMix.PLAIN))
                    .allSatisfy(text -> assertThat(peer.apply(text)).isSameAs(text));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothEnginesReadThePatternsAlike(ChatMix mix) {
        assertThat(messages(mix))
                .allSatisfy(text -> assertThat(Re2Masker.mask(text)).isEqualTo(RegexMasker.mask(text)));
    }

    @Test
    void oursWithoutAProfileHidesWhatHasAShape() {
        for (Chat chat : chats(ChatMix.PERSONAL)) {
            MaskingSession session = PlaceholderMasker.create().open();
            for (Chat.Message message : chat.messages()) {
                String masked = session.mask(message.text()).text().value();
                assertThat(message.personal())
                        .filteredOn(personal -> BY_SHAPE.contains(personal.type()))
                        .allSatisfy(personal -> assertThat(masked).doesNotContain(personal.value()));
            }
        }
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
        return MaskingBenchmark.chats(mix);
    }
}

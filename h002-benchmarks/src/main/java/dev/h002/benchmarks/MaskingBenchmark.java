package dev.h002.benchmarks;

import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Masking one chat message; every figure is per message, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(MaskingBenchmark.CHATS * MaskingBenchmark.MESSAGES_EACH)
public class MaskingBenchmark {
    static final long SEED = 20260301;
    static final int CHATS = 32;
    static final int MESSAGES_EACH = 8;

    @Param
    public ChatMix mix = ChatMix.MIXED;

    private final PlaceholderMasker masker = PlaceholderMasker.create();
    private final List<MaskingSession> primed = new ArrayList<>();
    private final List<MaskingSession> unprimed = new ArrayList<>();
    private List<Chat> chats = List.of();

    @Setup
    public void openSessions() {
        chats = chats(mix);
        for (Chat chat : chats) {
            primed.add(masker.open(chat.known(), Map.of()));
            unprimed.add(masker.open());
        }
    }

    static List<Chat> chats(ChatMix mix) {
        return Chat.generate(SEED, CHATS, MESSAGES_EACH, mix);
    }

    /** Ours in a conversation that is open already and knows its customer. */
    @Benchmark
    public void h002(Blackhole hole) {
        inOpenSessions(primed, hole);
    }

    /** Ours with the opening of the conversation, spread over its eight messages. */
    @Benchmark
    public void h002WithOpening(Blackhole hole) {
        for (Chat chat : chats) {
            MaskingSession session = masker.open(chat.known(), Map.of());
            for (Chat.Message message : chat.messages()) {
                hole.consume(session.mask(message.text()));
            }
        }
    }

    /** Ours in a conversation that is open already and knows nothing, as the peers do. */
    @Benchmark
    public void h002Unprimed(Blackhole hole) {
        inOpenSessions(unprimed, hole);
    }

    /** The first peer. */
    @Benchmark
    public void fiveRegexes(Blackhole hole) {
        byFunction(RegexMasker::mask, hole);
    }

    /** The second peer. */
    @Benchmark
    public void fiveRe2j(Blackhole hole) {
        byFunction(Re2Masker::mask, hole);
    }

    /** The third peer. */
    @Benchmark
    public void phoneLibrary(Blackhole hole) {
        byFunction(PhoneLibraryMasker::mask, hole);
    }

    /** The control. */
    @Benchmark
    public void characterScan(Blackhole hole) {
        for (Chat chat : chats) {
            for (Chat.Message message : chat.messages()) {
                hole.consume(CharacterScan.classify(message.text()));
            }
        }
    }

    private void inOpenSessions(List<MaskingSession> sessions, Blackhole hole) {
        for (int i = 0; i < CHATS; i++) {
            MaskingSession session = sessions.get(i);
            for (Chat.Message message : chats.get(i).messages()) {
                hole.consume(session.mask(message.text()));
            }
        }
    }

    // A fork runs one benchmark, so the compiler sees one function here and inlines it.
    private void byFunction(Function<String, String> peer, Blackhole hole) {
        for (Chat chat : chats) {
            for (Chat.Message message : chat.messages()) {
                hole.consume(peer.apply(message.text()));
            }
        }
    }
}

package dev.h002.benchmarks;

import dev.h002.spi.AssistantObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Counts the sources that turns had to do without, by reason. */
final class MissingSources implements AssistantObserver {
    private final Map<String, AtomicInteger> byReason = new ConcurrentSkipListMap<>();

    @Override
    public void onMissingSource(String turnId, String source, String reason) {
        byReason.computeIfAbsent(reason, none -> new AtomicInteger()).incrementAndGet();
    }

    /** Such as {@code 3 busy; 12 late}; empty if there were none. */
    @Override
    public String toString() {
        return byReason.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    void forget() {
        byReason.clear();
    }
}

package dev.h002.core.knowledge;

import dev.h002.StoreException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store in a map with a log of what changed; it can be told to fail. */
public final class MapKnowledgeStore implements KnowledgeStore {
    private final Map<String, Map<String, Chunk>> chunks = new LinkedHashMap<>();
    private final Map<String, List<String>> changedIds = new LinkedHashMap<>();
    private boolean failing;
    private int polls;
    private int puts;
    private final List<Integer> batches = new ArrayList<>();

    public synchronized void fail(boolean failing) {
        this.failing = failing;
    }

    /** How often it was asked for changes. */
    public synchronized int polls() {
        return polls;
    }

    /** How many chunks were put. */
    public synchronized int puts() {
        return puts;
    }

    /** How many chunks each put had. */
    public synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    public synchronized List<Chunk> all(String tenant) {
        return List.copyOf(chunks.getOrDefault(tenant, Map.of()).values());
    }

    @Override
    public synchronized void put(String tenant, Collection<Chunk> added) {
        check();
        puts += added.size();
        batches.add(added.size());
        for (Chunk chunk : added) {
            chunks.computeIfAbsent(tenant, t -> new LinkedHashMap<>()).put(chunk.id(), chunk);
            changedIds.computeIfAbsent(tenant, t -> new ArrayList<>()).add(chunk.id());
        }
    }

    @Override
    public synchronized void remove(String tenant, Collection<String> chunkIds) {
        check();
        for (String id : chunkIds) {
            if (chunks.getOrDefault(tenant, Map.of()).containsKey(id)) {
                chunks.get(tenant).remove(id);
                changedIds.get(tenant).add(id);
            }
        }
    }

    @Override
    public synchronized Changes changesSince(String tenant, long cursor) {
        check();
        polls++;
        List<String> log = changedIds.getOrDefault(tenant, List.of());
        Map<String, Chunk> current = chunks.getOrDefault(tenant, Map.of());
        Set<String> changed = new LinkedHashSet<>(log.subList((int) cursor, log.size()));
        List<Chunk> added =
                changed.stream().filter(current::containsKey).map(current::get).toList();
        List<String> removed =
                changed.stream().filter(id -> !current.containsKey(id)).toList();
        return new Changes(added, removed, log.size());
    }

    private void check() {
        if (failing) {
            throw new StoreException("The store is away.", null);
        }
    }
}

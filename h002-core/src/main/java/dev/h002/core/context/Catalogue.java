package dev.h002.core.context;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.h002.retail.Product;
import dev.h002.spi.RetailData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Products as the sources see them, at most {@link #FRESH} old. The nearest stores sell the same hundred items to everybody: read
 * for each turn anew, they were most of what a turn asked of a database. Actions read for themselves, so what is carried out was
 * compared with the price of the moment. Thread-safe.
 */
final class Catalogue {
    /** A price that was changed is told by then. */
    static final Duration FRESH = Duration.ofSeconds(5);

    static final int MOST = 20_000;

    private final RetailData data;
    /** Empty for an id that is no product's. */
    private final Cache<Key, Optional<Item>> known;

    Catalogue(RetailData data) {
        this(data, Ticker.systemTicker());
    }

    Catalogue(RetailData data, Ticker ticker) {
        this.data = data;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FRESH)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private record Key(String tenant, String id) {}

    /** Those there are, each once, in the order of the ids. */
    List<Item> items(String tenant, Collection<String> ids) {
        Map<String, Optional<Item>> found = new HashMap<>();
        Set<String> asked = new LinkedHashSet<>(ids);
        Set<String> unknown = new LinkedHashSet<>();
        for (String id : asked) {
            Optional<Item> item = known.getIfPresent(new Key(tenant, id));
            if (item == null) {
                unknown.add(id);
            } else {
                found.put(id, item);
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(read(tenant, unknown));
        }
        return asked.stream()
                .map(id -> Objects.requireNonNull(found.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<String, Optional<Item>> read(String tenant, Set<String> ids) {
        Map<String, Optional<Item>> read = new HashMap<>();
        ids.forEach(id -> read.put(id, Optional.empty()));
        for (Product product : data.products(tenant, new ArrayList<>(ids))) {
            read.replace(product.id(), Optional.of(new Item(product, Traits.of(product))));
        }
        read.forEach((id, item) -> known.put(new Key(tenant, id), item));
        return read;
    }
}

package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.InvalidInputException;
import dev.h002.core.offer.Reach;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Store;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.RetailData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contributes the stores around the customer, nearest first by unrounded distance, with the walk and whether they are open;
 * nothing if it is not known where the customer is. Thread-safe.
 *
 * <p>Distance is the great circle of {@link GeoPoint#distanceMeters}. A walk takes
 * {@code ceil(distance × 1.3 / 80)} minutes and at least one: streets are taken to be 1.3 times as long as the straight line
 * (the usual detour factor of street networks), walked at 80 metres a minute (4.8 km/h). Beyond {@link Reach#METERS} no walk is told.
 */
public final class NearestStoreSource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "stores";

    /** How many stores are contributed by default; {@link ProductSource} looks into the same, so each has a name. */
    public static final int DEFAULT_LIMIT = 20;

    private static final double DETOUR = 1.3;
    private static final double METERS_PER_MINUTE = 80;

    /** {@link OpeningHours#openUntil} stops looking after some days; a store open for longer never closes. */
    private static final Duration NEVER_CLOSES = Duration.ofDays(3);

    private final RetailData data;
    private final int limit;

    /** One that contributes {@value #DEFAULT_LIMIT} stores. */
    public NearestStoreSource(RetailData data) {
        this(data, DEFAULT_LIMIT);
    }

    /**
     * One that contributes so many stores.
     *
     * @throws InvalidInputException if the limit is not between 1 and 1000
     */
    public NearestStoreSource(RetailData data, int limit) {
        if (limit < 1 || limit > 1000) {
            throw new InvalidInputException("limit", "The limit of stores must be between 1 and 1000.");
        }
        this.data = data;
        this.limit = limit;
    }

    @Override
    public List<Fact> gather(ContextRequest request) {
        return List.copyOf(near(data, request, limit));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The nearest stores, or an empty list if it is not known where the customer is. */
    static List<Fact.NearbyStore> near(RetailData data, ContextRequest request, int limit) {
        GeoPoint place = request.location();
        if (place == null) {
            return List.of();
        }
        List<Fact.NearbyStore> stores = new ArrayList<>();
        for (Store store : data.storesNear(request.user().tenant(), place, limit)) {
            stores.add(seenFrom(place, store, request.now()));
        }
        stores.sort(Comparator.comparingDouble((Fact.NearbyStore store) -> meters(store))
                .thenComparing(store -> store.store().id()));
        return stores.subList(0, Math.min(limit, stores.size()));
    }

    /** The distance, or infinity if it is not known. */
    static double meters(Fact.NearbyStore store) {
        Double meters = store.distanceMeters();
        return meters == null ? Double.POSITIVE_INFINITY : meters;
    }

    private static Fact.NearbyStore seenFrom(GeoPoint place, Store store, Instant now) {
        double meters = place.distanceMeters(store.location());
        @Nullable Integer minutes = Reach.isTooFar(meters) ? null : walkingMinutes(meters);
        OpeningHours hours = store.openingHours();
        if (hours == null) {
            return new Fact.NearbyStore(store, meters, minutes, true, null);
        }
        ZonedDateTime there = now.atZone(store.timeZone());
        ZonedDateTime until = hours.openUntil(there).orElse(null);
        boolean closes = until != null && until.isBefore(there.plus(NEVER_CLOSES));
        return new Fact.NearbyStore(store, meters, minutes, until != null, closes ? until : null);
    }

    static int walkingMinutes(double meters) {
        return Math.max(1, (int) Math.ceil(meters * DETOUR / METERS_PER_MINUTE));
    }
}

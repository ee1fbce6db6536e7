package dev.h002.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreIndexTest {
    private static final int STORES = 2_500;
    private static final int PROBES = 1_000;

    private final Random random = new Random(20260302);

    private static Store store(int id, GeoPoint place) {
        return new Store("s" + id, "Store", place, null, ZoneOffset.UTC, null, List.of(), List.of());
    }

    private static List<Store> bruteForce(List<Store> stores, GeoPoint from, int limit) {
        Map<Store, Double> meters = new IdentityHashMap<>();
        stores.forEach(store -> meters.put(store, store.location().distanceMeters(from)));
        return stores.stream()
                .sorted(Comparator.<Store>comparingDouble(meters::get).thenComparing(Store::id))
                .limit(limit)
                .toList();
    }

    /** Towns, poles, the date line, the equator, and places that several stores share. */
    private List<Store> stores() {
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < STORES; i++) {
            stores.add(store(i, i % 10 == 9 ? stores.get(random.nextInt(i)).location() : place(i % 5)));
        }
        Collections.shuffle(stores, random);
        return stores;
    }

    private GeoPoint place(int kind) {
        return switch (kind) {
            case 0 -> new GeoPoint(90 - random.nextDouble() * 1e-4 * random.nextInt(2), random.nextDouble(-180, 180));
            case 1 -> new GeoPoint(-90 + random.nextDouble() * 0.01, random.nextDouble(-180, 180));
            case 2 -> new GeoPoint(random.nextInt(-5, 5), random.nextBoolean() ? 180 - random.nextInt(3) * 1e-7 : -180);
            case 3 -> new GeoPoint(40.7 + random.nextGaussian() * 0.1, -74 + random.nextGaussian() * 0.1);
            default -> new GeoPoint(Math.toDegrees(Math.asin(random.nextDouble(-1, 1))), random.nextDouble(-180, 180));
        };
    }

    @Test
    void theNearestAreThoseOfBruteForceInItsOrder() {
        List<Store> stores = stores();
        StoreIndex index = StoreIndex.of(stores);
        assertThat(index.size()).isEqualTo(STORES);
        for (int probe = 0; probe < PROBES; probe++) {
            GeoPoint from = probe % 7 == 6 ? stores.get(random.nextInt(STORES)).location() : place(probe % 5);
            int limit = 1 + random.nextInt(probe % 50 == 0 ? STORES + 5 : 12);
            assertThat(index.nearest(from, limit)).isEqualTo(bruteForce(stores, from, limit));
        }
    }

    /** On the far side of the earth the formula of the distance is at its least exact. */
    @Test
    void storesOnTheOtherSideOfTheEarthComeInTheOrderOfTheirDistances() {
        GeoPoint from = new GeoPoint(12.5, 33.25);
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            stores.add(store(
                    i, new GeoPoint(-12.5 + random.nextGaussian() * 1e-7, 33.25 - 180 + random.nextGaussian() * 1e-7)));
        }
        for (int limit = 1; limit < 400; limit += 7) {
            assertThat(StoreIndex.of(stores).nearest(from, limit)).isEqualTo(bruteForce(stores, from, limit));
        }
    }

    @Test
    void equalDistancesComeByIdAlsoWhereTheLimitCutsThem() {
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stores.add(store(i, new GeoPoint(i % 2 == 0 ? 1 : -1, 7)));
        }
        GeoPoint between = new GeoPoint(0, 7);
        for (int limit = 0; limit <= 41; limit++) {
            assertThat(StoreIndex.of(stores).nearest(between, limit)).isEqualTo(bruteForce(stores, between, limit));
        }
    }

    @Test
    void anIndexWithoutStoresFindsNone() {
        assertThat(StoreIndex.of(List.of()).nearest(new GeoPoint(0, 0), 3)).isEmpty();
    }

    @Test
    void laterChangesOfTheCollectionDoNotChangeIt() {
        List<Store> stores = new ArrayList<>(List.of(store(1, new GeoPoint(0, 0))));
        StoreIndex index = StoreIndex.of(stores);
        stores.add(store(2, new GeoPoint(0, 0)));
        assertThat(index.nearest(new GeoPoint(0, 0), 5)).hasSize(1);
    }
}

package dev.h002.benchmarks;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stores as a chain has them, most of them in towns, and customers who stand near one. */
final class StoreMap {
    private static final long SEED = 20260302;
    private static final int PER_TOWN = 40;
    private static final double TOWN_DEGREES = 0.05;

    private StoreMap() {}

    static List<Store> stores(int count) {
        Random random = new Random(SEED);
        List<Store> stores = new ArrayList<>();
        GeoPoint town = new GeoPoint(0, 0);
        for (int i = 0; i < count; i++) {
            if (i % PER_TOWN == 0) {
                town = new GeoPoint(random.nextDouble(-60, 70), random.nextDouble(-179, 179));
            }
            stores.add(new Store(
                    String.format("store-%06d", i),
                    "Store",
                    near(town, random),
                    null,
                    ZoneOffset.UTC,
                    null,
                    List.of(),
                    List.of()));
        }
        return stores;
    }

    static GeoPoint[] customers(List<Store> stores, int count) {
        Random random = new Random(SEED + 1);
        GeoPoint[] places = new GeoPoint[count];
        for (int i = 0; i < count; i++) {
            places[i] = near(stores.get(random.nextInt(stores.size())).location(), random);
        }
        return places;
    }

    private static GeoPoint near(GeoPoint place, Random random) {
        return new GeoPoint(
                place.latitude() + random.nextGaussian() * TOWN_DEGREES,
                Math.max(-180, Math.min(180, place.longitude() + random.nextGaussian() * TOWN_DEGREES)));
    }
}

package dev.h002.core.offer;

import dev.h002.Fact;

/** How far a store may be to count as nearby: beyond that no walk is told, no item offered and no way shown. */
public final class Reach {
    /** In metres, as the crow flies: some five and a half hours on foot. */
    public static final double METERS = 20_000;

    private Reach() {}

    /** Whether a distance in metres is beyond reach. */
    public static boolean isTooFar(double meters) {
        return meters > METERS;
    }

    /** Whether a store is beyond reach; one whose distance is not known is not. */
    public static boolean isTooFar(Fact.NearbyStore store) {
        Double meters = store.distanceMeters();
        return meters != null && isTooFar(meters);
    }
}

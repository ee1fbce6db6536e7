package dev.h002.retail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Stores in memory that can be asked which are nearest to a place. Immutable and thread-safe.
 *
 * <p>The order is that of {@link GeoPoint#distanceMeters}, unrounded, then of the id: the same as sorting all of them. What is
 * compared first is the straight line between two points of the unit sphere, which is longer wherever the great circle is, so
 * that neither the poles nor the date line are special. A search goes north and south from the place, and ends where the
 * parallels are further away than the stores it has found.
 */
public final class StoreIndex {
    /** What rounding may take from a straight line of length 0 to 2; coordinates are exact to about 1e-16. */
    private static final double LINE_ERROR = 4e-15;

    /** What rounding in the formula of the distance may move it by, in the same measure squared. */
    private static final double FORMULA_ERROR = 1e-12;

    /** From south to north. */
    private final Store[] stores;
    /** Three coordinates a store, the last of which points north. */
    private final double[] points;

    private StoreIndex(Store[] stores) {
        this.stores = stores;
        Arrays.sort(stores, Comparator.comparingDouble(store -> store.location().latitude()));
        this.points = new double[3 * stores.length];
        for (int i = 0; i < stores.length; i++) {
            System.arraycopy(onUnitSphere(stores[i].location()), 0, points, 3 * i, 3);
        }
    }

    /** An index of these stores, in any order; later changes of the collection do not change it. */
    public static StoreIndex of(Collection<Store> stores) {
        return new StoreIndex(stores.toArray(new Store[0]));
    }

    /** How many stores there are. */
    public int size() {
        return stores.length;
    }

    /** The {@code limit} nearest, nearest first; all of them if there are fewer, none if the limit is not positive. */
    public List<Store> nearest(GeoPoint place, int limit) {
        if (limit <= 0 || stores.length == 0) {
            return List.of();
        }
        return candidates(onUnitSphere(place), limit).stream()
                .map(position -> new Distant(
                        stores[position], stores[position].location().distanceMeters(place)))
                .sorted(Comparator.comparingDouble(Distant::meters)
                        .thenComparing(distant -> distant.store().id()))
                .limit(limit)
                .map(Distant::store)
                .toList();
    }

    /** The positions of the nearest, and of a few more that rounding may have put behind them. */
    private List<Integer> candidates(double[] from, int limit) {
        PriorityQueue<Double> nearest = new PriorityQueue<>(Comparator.reverseOrder());
        List<Integer> candidates = new ArrayList<>();
        double reach = Double.POSITIVE_INFINITY;
        int north = firstNotSouthOf(from[2]);
        int south = north - 1;
        while (true) {
            double toNorth = squaredToParallel(from, north);
            double toSouth = squaredToParallel(from, south);
            if (!(Math.min(toNorth, toSouth) <= reach) || (north == stores.length && south < 0)) {
                break;
            }
            int position = toNorth <= toSouth ? north++ : south--;
            double squared = squaredLine(from, position);
            if (squared <= reach) {
                candidates.add(position);
                nearest.add(squared);
                if (nearest.size() > limit) {
                    nearest.poll();
                }
                if (nearest.size() == limit) {
                    reach = withRounding(nearest.element());
                }
            }
        }
        double last = reach;
        candidates.removeIf(position -> squaredLine(from, position) > last);
        return candidates;
    }

    private int firstNotSouthOf(double z) {
        int low = 0;
        int high = stores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points[3 * middle + 2] < z) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The least that the line to any store there or beyond can be; infinite beyond the last. */
    private double squaredToParallel(double[] from, int position) {
        if (position < 0 || position >= stores.length) {
            return Double.POSITIVE_INFINITY;
        }
        double z = points[3 * position + 2] - from[2];
        return z * z;
    }

    private double squaredLine(double[] from, int position) {
        double x = points[3 * position] - from[0];
        double y = points[3 * position + 1] - from[1];
        double z = points[3 * position + 2] - from[2];
        return x * x + y * y + z * z;
    }

    private static double withRounding(double squaredLine) {
        double line = Math.sqrt(squaredLine) + LINE_ERROR;
        return line * line * (1 + FORMULA_ERROR);
    }

    private static double[] onUnitSphere(GeoPoint place) {
        double phi = Math.toRadians(place.latitude());
        double lambda = Math.toRadians(place.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    private record Distant(Store store, double meters) {}
}

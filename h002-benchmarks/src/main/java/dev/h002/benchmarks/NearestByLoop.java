package dev.h002.benchmarks;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import java.util.ArrayList;
import java.util.List;

/** The distance to every store by the haversine formula, and the shortest kept: what one would write first. */
final class NearestByLoop {
    private final List<Store> stores;

    NearestByLoop(List<Store> stores) {
        this.stores = List.copyOf(stores);
    }

    List<Store> nearest(GeoPoint place, int limit) {
        double[] meters = new double[limit];
        Store[] found = new Store[limit];
        int size = 0;
        for (Store store : stores) {
            double distance = store.location().distanceMeters(place);
            if (size < limit || distance < meters[size - 1]) {
                int at = size < limit ? size++ : size - 1;
                while (at > 0 && meters[at - 1] > distance) {
                    meters[at] = meters[at - 1];
                    found[at] = found[at - 1];
                    at--;
                }
                meters[at] = distance;
                found[at] = store;
            }
        }
        List<Store> nearest = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nearest.add(found[i]);
        }
        return nearest;
    }
}

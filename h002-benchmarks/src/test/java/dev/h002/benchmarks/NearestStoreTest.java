package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestStoreTest {
    @Test
    void oursThePeerAndTheControlFindTheSame() {
        List<Store> stores = StoreMap.stores(5_000);
        StoreIndex ours = StoreIndex.of(stores);
        NearestByLucene lucene = new NearestByLucene(stores);
        NearestByLoop loop = new NearestByLoop(stores);
        int same = 0;
        GeoPoint[] places = StoreMap.customers(stores, 500);
        for (GeoPoint place : places) {
            List<Store> found = ours.nearest(place, NearestStoreBenchmark.WANTED);
            assertThat(loop.nearest(place, NearestStoreBenchmark.WANTED)).isEqualTo(found);
            // Lucene keeps places to the nearest centimetre.
            same += new HashSet<>(lucene.nearest(place, NearestStoreBenchmark.WANTED)).equals(new HashSet<>(found))
                    ? 1
                    : 0;
        }
        assertThat(same).isGreaterThan(places.length - 3);
    }

    @Test
    void everyRunHasTheSameStoresAndCustomers() {
        List<Store> stores = StoreMap.stores(100);
        assertThat(StoreMap.stores(100)).isEqualTo(stores);
        assertThat(StoreMap.customers(stores, 10)).isEqualTo(StoreMap.customers(stores, 10));
    }
}

package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.StoreException;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Against a server that reckons a little otherwise and orders equal distances at random; a real one is asked where there is one. */
class GeoSearchTest {
    private final Random random = new Random(5);
    private final StoreShape shape = new StoreShape();
    private final SkippedDocuments skipped = new SkippedDocuments();

    private static Store store(int id, GeoPoint place) {
        return new Store("s" + id, "Store", place, null, ZoneOffset.UTC, null, List.of(), List.of());
    }

    private List<Store> stores(int count) {
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GeoPoint place = i % 4 == 3
                    ? stores.get(random.nextInt(i)).location()
                    : new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            stores.add(store(i, place));
        }
        return stores;
    }

    /** As a server answers, with an error of a few millimetres. */
    private final class RoughServer implements GeoSearch.Queries {
        private final List<Document> documents = new ArrayList<>();

        private RoughServer(List<Store> stores, int damaged) {
            for (Store store : stores) {
                documents.add(shape.write(store).append("_id", store.id()));
            }
            // Some that cannot be read, which a server finds all the same.
            for (int i = 0; i < damaged; i++) {
                documents.add(new Document("_id", "damaged" + i)
                        .append("location", documents.get(i % 3).get("location")));
            }
        }

        private double radians(Document document, GeoPoint from) {
            GeoPoint place = new DocumentReader(document).placeOrNull("location");
            return place.distanceMeters(from) / GeoPoint.EARTH_RADIUS_METERS + random.nextGaussian() * 1e-9;
        }

        @Override
        public List<Document> near(String tenant, Document near, int limit) {
            Document geometry = near.get("location", Document.class)
                    .get("$nearSphere", Document.class)
                    .get("$geometry", Document.class);
            GeoPoint from = new DocumentReader(new Document("p", geometry)).placeOrNull("p");
            return documents.stream()
                    .map(document -> new Object() {
                        final Document value = document;
                        final double distance = radians(document, from);
                    })
                    .sorted(Comparator.comparingDouble(entry -> entry.distance))
                    .limit(limit)
                    .map(entry -> entry.value)
                    .toList();
        }

        @Override
        public List<Document> within(String tenant, Document within, int limit) {
            List<?> circle = within.get("location", Document.class)
                    .get("$geoWithin", Document.class)
                    .getList("$centerSphere", Object.class);
            List<?> center = (List<?>) circle.get(0);
            GeoPoint from = new GeoPoint((Double) center.get(1), (Double) center.get(0));
            List<Document> inside = new ArrayList<>(documents.stream()
                    .filter(document -> radians(document, from) <= (Double) circle.get(1))
                    .toList());
            Collections.shuffle(inside, random);
            return inside.subList(0, Math.min(limit, inside.size()));
        }
    }

    @Test
    void theAnswerIsThatOfTheIndexInMemory() {
        List<Store> stores = stores(600);
        GeoSearch search = new GeoSearch(new RoughServer(stores, 3), skipped);
        StoreIndex index = StoreIndex.of(stores);
        for (int probe = 0; probe < 200; probe++) {
            GeoPoint from = probe % 3 == 0
                    ? stores.get(random.nextInt(stores.size())).location()
                    : new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            int limit = random.nextInt(probe % 20 == 0 ? 700 : 8);
            assertThat(search.nearest("default", from, limit))
                    .extracting(Store::id)
                    .containsExactlyElementsOf(
                            index.nearest(from, limit).stream().map(Store::id).toList());
        }
    }

    @Test
    void manyDamagedOnesNearbyHideNone() {
        List<Store> stores = stores(100);
        GeoSearch search = new GeoSearch(new RoughServer(stores, 150), skipped);
        for (int i = 0; i < 3; i++) {
            GeoPoint amongThem = stores.get(i).location();
            assertThat(search.nearest("default", amongThem, 5))
                    .extracting(Store::id)
                    .containsExactlyElementsOf(StoreIndex.of(stores).nearest(amongThem, 5).stream()
                            .map(Store::id)
                            .toList());
        }
    }

    @Test
    void aTenantWithTooManyStoresForMemoryIsSearchedOnTheServer() {
        try (TestDatabase database = new TestDatabase();
                MongoStores stores = database.stores()) {
            List<Store> all = stores(30);
            stores.importer().stores("default", all);
            TenantCollection collection = new TenantCollection(
                    NamedCollections.bounded(database.raw()).getCollection("stores"));
            GeoSearch search = new GeoSearch(new RoughServer(all, 3), skipped);
            GeoPoint here = new GeoPoint(10, 10);
            List<String> nearest =
                    StoreIndex.of(all).nearest(here, 4).stream().map(Store::id).toList();

            for (int most : new int[] {29, 30}) {
                StoreDirectory directory = new StoreDirectory(collection, search, skipped, Clock.systemUTC(), most);
                assertThat(directory.nearest("default", here, 4))
                        .extracting(Store::id)
                        .isEqualTo(nearest);
            }
            StoreDirectory withoutGeo = new StoreDirectory(collection, null, skipped, Clock.systemUTC(), 29);
            assertThatThrownBy(() -> withoutGeo.nearest("default", here, 4))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("geo");
        }
    }
}

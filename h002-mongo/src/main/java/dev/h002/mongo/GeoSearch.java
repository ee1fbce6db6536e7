package dev.h002.mongo;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
import java.util.List;
import org.bson.Document;

/**
 * Asks the server's geo index for the nearest stores, and answers exactly as {@link StoreIndex} does. The server rounds otherwise
 * and orders equal distances as it likes, so it is asked twice: how far the furthest wanted store may be, then for all within
 * that. Thread-safe.
 */
final class GeoSearch {
    /** The two ways of reckoning on a sphere differ by rounding only; this is far more, and far less than matters. */
    private static final double MARGIN = 1e-6;

    private static final double MARGIN_METERS = 1;
    /** As many stores at one distance as are told apart by their ids. */
    private static final int MAX_TIES = 1_000;

    /** Asked for beyond the limit, in place of documents that turn out to be damaged. */
    private static final int SPARE = 10;

    private static final int MAX_LIMIT = 10_000;

    private final Queries queries;
    private final SkippedDocuments skipped;
    private final StoreShape shape = new StoreShape();

    GeoSearch(Queries queries, SkippedDocuments skipped) {
        this.queries = queries;
        this.skipped = skipped;
    }

    /** What is asked of the server. */
    interface Queries {
        /** Nearest first. */
        List<Document> near(String tenant, Document near, int limit);

        /** In any order. */
        List<Document> within(String tenant, Document within, int limit);

        static Queries of(TenantCollection stores) {
            return new Queries() {
                @Override
                public List<Document> near(String tenant, Document near, int limit) {
                    return stores.find(tenant, near, null, limit);
                }

                @Override
                public List<Document> within(String tenant, Document within, int limit) {
                    return stores.find(tenant, within, null, limit);
                }
            };
        }
    }

    List<Store> nearest(String tenant, GeoPoint place, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        int wanted = Math.min(limit, MAX_LIMIT);
        Document here = PlaceFields.write(place);
        Document near = new Document("location", new Document("$nearSphere", new Document("$geometry", here)));
        List<Store> some = readable(tenant, near, wanted);
        double furthest = some.stream()
                .mapToDouble(store -> store.location().distanceMeters(place))
                .max()
                .orElse(0);
        double radians = (furthest * (1 + MARGIN) + MARGIN_METERS) / GeoPoint.EARTH_RADIUS_METERS;
        Document circle = new Document(
                "$centerSphere", List.of(List.of(place.longitude(), place.latitude()), Math.min(Math.PI, radians)));
        Document within = new Document("location", new Document("$geoWithin", circle));
        List<Store> all = read(tenant, queries.within(tenant, within, wanted + 2 * MAX_TIES));
        return StoreIndex.of(all).nearest(place, wanted);
    }

    /** At least so many, if there are; asked for again where too many of the nearest turned out to be damaged. */
    private List<Store> readable(String tenant, Document near, int wanted) {
        List<Store> stores = List.of();
        for (int spare = SPARE; spare <= MAX_TIES; spare *= SPARE) {
            int limit = wanted + spare;
            List<Document> documents = queries.near(tenant, near, limit);
            stores = read(tenant, documents);
            if (stores.size() >= wanted || documents.size() < limit) {
                return stores;
            }
        }
        return stores;
    }

    private List<Store> read(String tenant, List<Document> documents) {
        return skipped.readable(tenant, shape, documents);
    }
}

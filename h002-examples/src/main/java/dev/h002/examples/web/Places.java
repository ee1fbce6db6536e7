package dev.h002.examples.web;

import dev.h002.examples.json.Json;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a customer is or may say to be, told by the stores around. */
final class Places {
    private static final int MOST = 12;
    private static final double AT_THE_DOOR_METERS = 25;
    /** Where nobody says where they are, stores are listed from here on. */
    private static final GeoPoint NOWHERE = new GeoPoint(0, 0);

    private final RetailData data;
    private final String tenant;

    Places(RetailData data, String tenant) {
        this.data = data;
        this.tenant = tenant;
    }

    /** Where the customer counts as being; null if that is not known. */
    @Nullable
    Map<String, @Nullable Object> location(User customer, @Nullable GeoPoint chosen) {
        GeoPoint place = chosen != null ? chosen : customer.lastLocation();
        if (place == null) {
            return null;
        }
        Map<String, @Nullable Object> json = position(place);
        json.put("name", name(place));
        json.put("chosen", chosen != null);
        return json;
    }

    private String name(GeoPoint place) {
        List<Store> nearest = data.storesNear(tenant, place, 1);
        if (nearest.isEmpty()) {
            return "A place of your choice";
        }
        double meters = nearest.get(0).location().distanceMeters(place);
        String store = nearest.get(0).name();
        if (meters <= AT_THE_DOOR_METERS) {
            return "At " + store;
        }
        return meters < 1_000
                ? Math.round(meters) + " m from " + store
                : Math.round(meters / 100) / 10.0 + " km from " + store;
    }

    /** Where the customer was last seen, then the stores nearest to where they are. */
    List<Map<String, @Nullable Object>> near(User customer, @Nullable GeoPoint chosen) {
        GeoPoint seen = customer.lastLocation();
        GeoPoint place = chosen != null ? chosen : seen;
        List<Map<String, @Nullable Object>> places = new ArrayList<>();
        if (seen != null) {
            places.add(place("last_seen", "Where you were last seen", "last_seen", seen, place));
        }
        for (Store store : data.storesNear(tenant, place == null ? NOWHERE : place, MOST)) {
            places.add(place(store.id(), store.name(), "store", store.location(), place));
        }
        return places;
    }

    private static Map<String, @Nullable Object> place(
            String id, String name, String kind, GeoPoint where, @Nullable GeoPoint from) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", id);
        json.put("name", name);
        json.put("kind", kind);
        json.putAll(position(where));
        if (from != null) {
            json.put("distanceMeters", Math.round(where.distanceMeters(from)));
        }
        return json;
    }

    private static Map<String, @Nullable Object> position(GeoPoint place) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("latitude", place.latitude());
        json.put("longitude", place.longitude());
        return json;
    }
}

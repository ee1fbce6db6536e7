package dev.h002.mongo;

import dev.h002.retail.Address;
import dev.h002.retail.GeoPoint;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Addresses and places inside documents: {@code {line1, line2?, city, postalCode, region?, country}} and GeoJSON Points. */
final class PlaceFields {
    private PlaceFields() {}

    static @Nullable Document write(@Nullable Address address) {
        if (address == null) {
            return null;
        }
        Document document = new Document("line1", address.line1());
        DocumentShape.appendUnlessNull(document, "line2", address.line2());
        document.append("city", address.city()).append("postalCode", address.postalCode());
        DocumentShape.appendUnlessNull(document, "region", address.region());
        return document.append("country", address.country());
    }

    static @Nullable Address readAddress(@Nullable DocumentReader in) {
        if (in == null) {
            return null;
        }
        return new Address(
                in.text("line1"),
                in.textOrNull("line2"),
                in.text("city"),
                in.text("postalCode"),
                in.textOrNull("region"),
                in.text("country"));
    }

    static @Nullable Document write(@Nullable GeoPoint place) {
        return place == null
                ? null
                : new Document("type", "Point").append("coordinates", List.of(place.longitude(), place.latitude()));
    }
}

package dev.h002.examples.data;

import dev.h002.retail.Address;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code stores.jsonl}.
 *
 * @param hours as {@link HoursNotation} reads them
 * @param sells the ids of exactly what it sells, or null to leave that to its categories and chance
 */
record StoreRow(
        String id,
        String name,
        List<String> categories,
        String street,
        String postalCode,
        double latitude,
        double longitude,
        String hours,
        @Nullable List<String> sells) {

    Store selling(List<String> productIds) {
        return new Store(
                id,
                name,
                new GeoPoint(latitude, longitude),
                new Address(street, null, Catalogue.CITY, postalCode, Catalogue.REGION, Catalogue.COUNTRY),
                ZoneId.of(Catalogue.TIME_ZONE),
                HoursNotation.parse(hours),
                categories,
                productIds);
    }
}

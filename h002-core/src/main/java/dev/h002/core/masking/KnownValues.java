package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.retail.Address;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import dev.h002.spi.KnownValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer's profile and orders say is personal. */
public final class KnownValues {
    private static final int MIN_PLACE_LENGTH = 4;

    private KnownValues() {}

    /**
     * The name, email address, phone number, address, payment references, order numbers and parcel references; the customer's
     * id too where it is an email address. Of the address, city and region count from four characters on, and the country
     * never does. Missing and blank values are left out.
     *
     * @param user null if the retailer has no profile
     */
    public static List<KnownValue> of(@Nullable User user, List<Order> orders) {
        List<KnownValue> known = new ArrayList<>();
        if (user != null) {
            add(known, EntityType.NAME, user.name());
            add(known, EntityType.EMAIL, user.email());
            add(known, EntityType.PHONE, user.phone());
            if (user.address() != null) {
                addAddress(known, user.address());
            }
            user.paymentIds().forEach(id -> add(known, EntityType.REFERENCE, id));
            if (user.id().indexOf('@') > 0) {
                add(known, EntityType.EMAIL, user.id());
            }
        }
        for (Order order : orders) {
            add(known, EntityType.ORDER, order.id());
            order.trackingIds().forEach(id -> add(known, EntityType.REFERENCE, id));
        }
        return List.copyOf(known);
    }

    private static void addAddress(List<KnownValue> known, Address address) {
        add(known, EntityType.ADDRESS, address.line1());
        add(known, EntityType.ADDRESS, address.line2());
        add(known, EntityType.ADDRESS, address.postalCode());
        addPlace(known, address.city());
        addPlace(known, address.region());
    }

    private static void addPlace(List<KnownValue> known, @Nullable String place) {
        if (place != null && place.strip().length() >= MIN_PLACE_LENGTH) {
            add(known, EntityType.ADDRESS, place);
        }
    }

    private static void add(List<KnownValue> known, EntityType type, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.add(new KnownValue(type, value));
        }
    }
}

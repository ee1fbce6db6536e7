package dev.h002.core.action;

import dev.h002.retail.Address;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;
import java.util.Locale;

/**
 * Says where a store is, for {@link dev.h002.Action#DIRECTIONS}: its address and a {@code geo:} URI (RFC 5870), which phones
 * open in the customer's own map. Links to nobody's map service. Thread-safe; changes nothing.
 */
public final class Directions implements ActionHandler {
    private final RetailData data;

    public Directions(RetailData data) {
        this.data = data;
    }

    @Override
    public Result handle(ConfirmedAction action) {
        String storeId = action.arguments().get("store");
        return (storeId == null
                        ? java.util.Optional.<Store>empty()
                        : data.store(action.user().tenant(), storeId))
                .map(store -> new Result(true, where(store)))
                .orElseGet(
                        () -> new Result(false, "That store is no longer listed, so there are no directions to it."));
    }

    private static String where(Store store) {
        Address address = store.address();
        String place = address == null ? "" : " at " + address.line1() + ", " + address.city();
        String onMap = String.format(
                Locale.ROOT,
                "geo:%.6f,%.6f",
                store.location().latitude(),
                store.location().longitude());
        return store.name() + " is" + place + (place.isEmpty() ? " at " : "; on your map: ") + onMap;
    }
}

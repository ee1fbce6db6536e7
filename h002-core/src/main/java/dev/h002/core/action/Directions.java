package dev.h002.core.action;

import dev.h002.core.wording.Wording;
import dev.h002.retail.Address;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        Wording wording = Wording.in(action.language());
        String storeId = action.arguments().get("store");
        return (storeId == null
                        ? Optional.<Store>empty()
                        : data.store(action.user().tenant(), storeId))
                .map(store -> new Result(true, where(wording, store)))
                .orElseGet(() -> new Result(false, wording.say("store.gone")));
    }

    private static String where(Wording wording, Store store) {
        String map = String.format(
                Locale.ROOT,
                "geo:%.6f,%.6f",
                store.location().latitude(),
                store.location().longitude());
        Address address = store.address();
        return address == null
                ? wording.say("store.map", Map.of("store", store.name(), "map", map))
                : wording.say(
                        "store.address",
                        Map.of("store", store.name(), "address", address.line1(), "city", address.city(), "map", map));
    }
}

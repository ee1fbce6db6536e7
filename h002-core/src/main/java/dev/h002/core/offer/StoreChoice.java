package dev.h002.core.offer;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Need;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which store an answer about stores speaks of: the one the message names; else the nearest of a kind it names or the one of
 * the offer whose item it names; else, when asked where to go, the offer's; else the nearest.
 * Open ones within {@link Reach} come before the others throughout, except where one is named.
 */
public final class StoreChoice {
    /** "A store with coffee" asks for an item, "the nearest bakery" for a kind of store. */
    private static final List<String> ITEM_WORDS = List.of(
            "with",
            "sell",
            "sells",
            "selling",
            "have",
            "has",
            "get",
            "buy",
            "some",
            "mit",
            "verkauft",
            "gibt",
            "bekomme",
            "kaufen",
            "etwas");

    private StoreChoice() {}

    /** The store, or empty if no store was gathered. */
    public static Optional<Fact.NearbyStore> from(Context context, @Nullable BestOffer offer, String message) {
        List<Fact.NearbyStore> stores = context.facts(Fact.NearbyStore.class);
        Mentions mentions = Mentions.in(message);
        Optional<Fact.NearbyStore> named =
                first(stores, store -> mentions.any(List.of(store.store().name())));
        if (named.isPresent()) {
            return named;
        }
        Optional<Fact.NearbyStore> offered = offer == null ? Optional.empty() : Optional.ofNullable(offer.store());
        Optional<Fact.NearbyStore> withItem =
                offered.filter(store -> offer != null && mentions.of(ProductWords.of(offer.product())) > 0);
        int ordinal = mentions.ordinal();
        Optional<Fact.NearbyStore> ofKind =
                openFirst(stores, ordinal, store -> mentions.any(store.store().categories()));
        boolean findStore = context.understanding().isPrimarily(Need.FIND_STORE);
        boolean asksForItem = findStore && mentions.any(ITEM_WORDS);
        Optional<Fact.NearbyStore> asked = asksForItem ? withItem.or(() -> ofKind) : ofKind.or(() -> withItem);
        if (asked.isPresent()) {
            return asked;
        }
        boolean whereToGo = findStore && !mentions.asksForNearest() && ordinal == 0;
        return whereToGo && offered.isPresent() ? offered : openFirst(stores, ordinal, store -> true);
    }

    /** The nearest open one, or the second nearest with 1, and so on; a closed one where none is open. */
    private static Optional<Fact.NearbyStore> openFirst(
            List<Fact.NearbyStore> stores, int ordinal, Predicate<Fact.NearbyStore> wanted) {
        List<Fact.NearbyStore> open = stores.stream()
                .filter(store -> store.open() && !Reach.isTooFar(store) && wanted.test(store))
                .toList();
        if (open.isEmpty()) {
            return first(stores, wanted);
        }
        return Optional.of(open.get(Math.min(ordinal, open.size() - 1)));
    }

    private static Optional<Fact.NearbyStore> first(List<Fact.NearbyStore> stores, Predicate<Fact.NearbyStore> wanted) {
        return stores.stream().filter(wanted).findFirst();
    }
}

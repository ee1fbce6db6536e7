package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.core.offer.Discount;
import dev.h002.core.offer.Reach;
import dev.h002.retail.Coupon;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.RetailData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contributes items that meet the need and the demands, each at its best open store, best first, at most {@value #LIMIT}.
 * Thread-safe.
 *
 * <p>It looks into the nearest {@value NearestStoreSource#DEFAULT_LIMIT} stores, none farther than {@link Reach#METERS}. What fits is told by {@link NeedTags}, or by
 * the message's own words where the need is not met by a product; what the customer's diet and stated dislikes rule out is
 * left out. Items are ordered by a score of coupon, taste, habit and nearness (see {@code Ranking}); by the walk for a quick
 * bite, and by distance where the message asks for what is nearest. Where it is not known where the customer is, it looks at
 * what they bought before and what their coupons are for instead.
 */
public final class ProductSource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "products";

    /** The most items of one turn. */
    public static final int LIMIT = 10;

    private static final int MAX_PRODUCTS = 2000;

    private final RetailData data;
    private final UsableCoupons usable;
    private final Catalogue catalogue;

    public ProductSource(RetailData data) {
        this(data, new UsableCoupons(data), new Catalogue(data));
    }

    ProductSource(RetailData data, UsableCoupons usable, Catalogue catalogue) {
        this.data = data;
        this.usable = usable;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Fact> gather(ContextRequest request) {
        Wish wish = Wish.of(request.understanding(), request.message().value());
        Demands demands = new Demands(request.understanding().constraints(), request.now());
        boolean placeKnown = request.location() != null;
        if (wish.kind() == Wish.Kind.NOTHING || (!placeKnown && demands.needPlace())) {
            return List.of();
        }
        Taste taste = Taste.of(request.profile(), request.orders(), request.now());
        List<Coupon> coupons = usable.of(request);
        List<Fact.NearbyStore> stores =
                NearestStoreSource.near(data, request, NearestStoreSource.DEFAULT_LIMIT).stream()
                        .filter(store -> !Reach.isTooFar(store) && demands.allow(store))
                        .toList();
        Map<String, List<Fact.NearbyStore>> sellers = sellers(stores);
        Set<String> ids = placeKnown ? sellers.keySet() : familiar(request, coupons);
        List<Sale> sales = new ArrayList<>();
        for (Item item : wish.choose(allowed(request, ids, demands, taste))) {
            Ranking ranking = new Ranking(wish, taste, item);
            List<Discount> discounts = Discount.anywhere(coupons, item.product());
            Sale best = placeKnown
                    ? bestSale(sellers.get(item.product().id()), discounts, ranking, wish.bestFirst())
                    : saleAnywhere(discounts, ranking);
            if (best != null && ranking.keeps(best)) {
                sales.add(best);
            }
        }
        sales.sort(wish.bestFirst());
        return chosen(wish.another() ? others(sales) : sales, wish.kind() == Wish.Kind.COUPONS);
    }

    /** All but the best, which is what was offered before; those of its store first, as "what else do they have?" is about it. */
    private static List<Sale> others(List<Sale> sales) {
        if (sales.size() < 2) {
            return sales;
        }
        Sale offered = sales.get(0);
        return sales.stream()
                .skip(1)
                .sorted(Comparator.comparing(sale -> !Objects.equals(sale.storeId(), offered.storeId())))
                .toList();
    }

    /** Who sells each item, the nearest first. */
    private static Map<String, List<Fact.NearbyStore>> sellers(List<Fact.NearbyStore> stores) {
        Map<String, List<Fact.NearbyStore>> sellers = new LinkedHashMap<>();
        for (Fact.NearbyStore store : stores) {
            for (String id : new LinkedHashSet<>(store.store().productIds())) {
                if (sellers.size() < MAX_PRODUCTS || sellers.containsKey(id)) {
                    sellers.computeIfAbsent(id, none -> new ArrayList<>()).add(store);
                }
            }
        }
        return sellers;
    }

    private static Set<String> familiar(ContextRequest request, List<Coupon> coupons) {
        Set<String> ids = new LinkedHashSet<>(Taste.productIds(request.orders()));
        coupons.forEach(coupon -> ids.addAll(coupon.productIds()));
        return new LinkedHashSet<>(ids.stream().limit(MAX_PRODUCTS).toList());
    }

    private List<Item> allowed(ContextRequest request, Set<String> ids, Demands demands, Taste taste) {
        return catalogue.items(request.user().tenant(), ids).stream()
                .filter(item -> demands.allow(item.product(), item.traits()) && !taste.forbids(item.traits()))
                .toList();
    }

    private static @Nullable Sale bestSale(
            @Nullable List<Fact.NearbyStore> sellers,
            List<Discount> discounts,
            Ranking ranking,
            Comparator<Sale> bestFirst) {
        return Stream.ofNullable(sellers)
                .flatMap(List::stream)
                .map(store -> {
                    String id = store.store().id();
                    return ranking.sale(
                            store,
                            id,
                            discounts.stream()
                                    .filter(discount -> discount.holdsAt(id))
                                    .findFirst()
                                    .orElse(null));
                })
                .min(bestFirst)
                .orElse(null);
    }

    /** A coupon that holds in some stores only is offered at the first of them. */
    private static Sale saleAnywhere(List<Discount> discounts, Ranking ranking) {
        Discount best = discounts.isEmpty() ? null : discounts.get(0);
        boolean bound = best != null && !best.coupon().storeIds().isEmpty();
        return ranking.sale(
                null, best != null && bound ? best.coupon().storeIds().get(0) : null, best);
    }

    private static List<Fact> chosen(List<Sale> sales, boolean oncePerCoupon) {
        Set<String> codes = new HashSet<>();
        List<Fact> facts = new ArrayList<>();
        for (Sale sale : sales) {
            Discount discount = sale.discount();
            boolean repeated = oncePerCoupon
                    && discount != null
                    && !codes.add(discount.coupon().code());
            if (!repeated && facts.size() < LIMIT) {
                facts.add(new Fact.Recommendation(
                        sale.product(), sale.storeId(), sale.ranking().why(sale)));
            }
        }
        return List.copyOf(facts);
    }
}

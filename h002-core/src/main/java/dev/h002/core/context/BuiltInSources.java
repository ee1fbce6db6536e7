package dev.h002.core.context;

import dev.h002.spi.ContextSource;
import dev.h002.spi.RetailData;
import dev.h002.spi.Retriever;
import java.util.List;
import java.util.Set;

/** The sources an assistant has from the start. */
public final class BuiltInSources {
    /** What their fragments are called. */
    public static final Set<String> NAMES = Set.of(
            ProfileSource.NAME,
            OrderHistorySource.NAME,
            HistorySource.NAME,
            NearestStoreSource.NAME,
            CouponSource.NAME,
            ProductSource.NAME,
            KnowledgeSource.NAME);

    private BuiltInSources() {}

    /** Profile, orders, history, stores, coupons, products and knowledge, in this order and under these names. */
    public static List<ContextSource> builtIn(RetailData data, Retriever retriever) {
        UsableCoupons coupons = new UsableCoupons(data);
        Catalogue catalogue = new Catalogue(data);
        return List.of(
                new ProfileSource(),
                new OrderHistorySource(),
                new HistorySource(),
                new NearestStoreSource(data),
                new CouponSource(coupons, catalogue),
                new ProductSource(data, coupons, catalogue),
                new KnowledgeSource(retriever));
    }
}

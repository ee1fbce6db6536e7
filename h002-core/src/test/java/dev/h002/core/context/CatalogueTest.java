package dev.h002.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Constraints;
import dev.h002.Need;
import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.core.fixture.DemoShop;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.RetailData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sources read of a retailer's data, and how often. */
class CatalogueTest {
    private final DemoShop shop = new DemoShop();
    private final List<Object> read = new ArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicLong nanos = new AtomicLong();
    private final Catalogue catalogue = new Catalogue(watched(), nanos::get);

    /** The shop's data; what is asked of products and coupons is written down. */
    private RetailData watched() {
        return (RetailData) Proxy.newProxyInstance(
                RetailData.class.getClassLoader(), new Class<?>[] {RetailData.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("products")) {
                        read.add(List.copyOf((Collection<?>) arguments[1]));
                    } else if (method.getName().equals("coupons")) {
                        read.add("coupons");
                    }
                    if (broken.get()) {
                        throw new StoreException("The database cannot be reached.", null);
                    }
                    try {
                        return method.invoke(shop.data, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private List<String> names(String... ids) {
        return catalogue.items("default", List.of(ids)).stream()
                .map(item -> item.product().id())
                .toList();
    }

    @Test
    void itemsComeInTheOrderOfTheirIdsEachOnceAndWithoutThoseThatAreNone() {
        String first = shop.data.products.get(0).id();
        String second = shop.data.products.get(1).id();

        assertThat(names(second, "none", first, second)).containsExactly(second, first);
        assertThat(names(second, "none", first, second)).containsExactly(second, first);
        assertThat(names()).isEmpty();
        assertThat(read).containsExactly(List.of(second, "none", first));
    }

    @Test
    void onlyWhatIsNotKnownIsRead() {
        String first = shop.data.products.get(0).id();
        String second = shop.data.products.get(1).id();
        names(first);

        assertThat(names(first, second)).containsExactly(first, second);
        assertThat(read).containsExactly(List.of(first), List.of(second));
    }

    @Test
    void aChangeIsSeenWhenTheTimeIsOverAndNotBefore() {
        Product before = shop.data.products.get(0);
        names(before.id(), "p-new");
        Product after = new Product(
                before.id(), "Renamed", before.category(), before.tags(), before.price(), before.currency(), "");
        shop.data.products.set(0, after);

        nanos.set(Catalogue.FRESH.toNanos() - 1);
        assertThat(catalogue.items("default", List.of(before.id())))
                .extracting(item -> item.product().name())
                .containsExactly(before.name());
        nanos.set(Catalogue.FRESH.toNanos());
        assertThat(catalogue.items("default", List.of(before.id())))
                .extracting(item -> item.product().name())
                .containsExactly("Renamed");
    }

    @Test
    void tenantsDoNotShareTheirItems() {
        String id = shop.data.products.get(0).id();
        names(id);

        assertThat(catalogue.items("another", List.of(id))).isEmpty();
        assertThat(read).hasSize(2);
    }

    @Test
    void aFailureIsNotRemembered() {
        String id = shop.data.products.get(0).id();
        broken.set(true);
        assertThatThrownBy(() -> names(id)).isInstanceOf(StoreException.class);
        broken.set(false);

        assertThat(names(id)).containsExactly(id);
    }

    @Test
    void theSourcesOfATurnReadCouponsOnceAndEachItemOnce() throws Exception {
        List<ContextSource> sources = BuiltInSources.builtIn(watched(), query -> List.of());
        ContextRequest request = shop.request(Need.WARM_UP, "I'm cold", Constraints.NONE, DemoShop.HERE);
        for (ContextSource source : sources) {
            assertThat(source.gather(request)).isNotNull();
        }
        assertThat(read.stream().filter("coupons"::equals)).hasSize(1);
        assertThat(read.stream().filter(Collection.class::isInstance).flatMap(ids -> ((Collection<?>) ids).stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void theNextTurnReadsItsCouponsAnewWhateverTheClockSays() {
        UsableCoupons usable = new UsableCoupons(watched());
        ContextRequest first = shop.request(Need.OFFERS, "Any offers?", Constraints.NONE, DemoShop.HERE);
        ContextRequest second = shop.request(Need.OFFERS, "Any offers?", Constraints.NONE, DemoShop.HERE);
        assertThat(second).isEqualTo(first);

        List<Coupon> before = usable.of(first);
        shop.data.coupons.clear();
        assertThat(before).isNotEmpty();
        assertThat(usable.of(first)).isEqualTo(before);
        assertThat(usable.of(second)).isEmpty();
    }

    @Test
    void neitherKeepsMoreThanItsBound() {
        List<String> ids = IntStream.range(0, Catalogue.MOST + 1_000)
                .mapToObj(number -> "p-" + number)
                .toList();
        catalogue.items("default", ids);
        catalogue.items("default", ids);
        assertThat((List<?>) read.get(1)).hasSizeGreaterThanOrEqualTo(1_000);

        read.clear();
        UsableCoupons usable = new UsableCoupons(watched());
        List<ContextRequest> turns = IntStream.range(0, UsableCoupons.MOST_TURNS + 1_000)
                .mapToObj(number -> shop.request(Need.OFFERS, "Any offers?", Constraints.NONE, DemoShop.HERE))
                .toList();
        turns.forEach(usable::of);
        turns.forEach(usable::of);
        assertThat(read).hasSizeGreaterThanOrEqualTo(turns.size() + 1_000);
    }

    @Test
    void whatARetailersOwnDataGivesTooGenerouslyIsLeftOut() {
        Coupon expired = DemoShop.percent("OLD", null, "50", List.of(), List.of(), "2020-01-01T00:00:00Z");
        RetailData generous = (RetailData) Proxy.newProxyInstance(
                RetailData.class.getClassLoader(),
                new Class<?>[] {RetailData.class},
                (proxy, method, arguments) -> List.of(expired));
        ContextRequest request = shop.request(Need.OFFERS, "Any offers?", Constraints.NONE, DemoShop.HERE);

        assertThat(expired.isValidFor(UserKey.of("maya").user(), Instant.parse("2019-12-31T00:00:00Z")))
                .isTrue();
        assertThat(new UsableCoupons(generous).of(request)).isEmpty();
    }
}

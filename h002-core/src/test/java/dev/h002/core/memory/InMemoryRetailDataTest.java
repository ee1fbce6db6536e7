package dev.h002.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.RetailData;
import dev.h002.spi.contract.RetailDataContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryRetailDataTest extends RetailDataContract {
    @Override
    protected RetailData dataWith(List<Dataset> tenants) {
        InMemoryRetailData.Builder builder = InMemoryRetailData.builder();
        for (Dataset data : tenants) {
            builder.tenant(data.tenant())
                    .users(data.users())
                    .orders(data.orders())
                    .stores(data.stores())
                    .products(data.products())
                    .coupons(data.coupons());
        }
        return builder.build();
    }

    @Test
    void whatWasBuiltDoesNotChangeWithItsBuilder() {
        InMemoryRetailData.Builder builder = InMemoryRetailData.builder().user(user("ann"));
        RetailData built = builder.coupon(coupon("ALL", null, null, 0)).build();
        RetailData second = builder.user(user("bob")).build();

        assertThat(built.user(BOB)).isEmpty();
        built.redeem(ANN, "ALL", "r1", NOW);
        assertThat(second.redeem(ANN, "ALL", "r1", NOW)).isEqualTo(RetailData.Redemption.REDEEMED);
    }
}

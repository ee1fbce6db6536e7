package dev.h002.examples.data;

import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.util.List;

/**
 * A small retailer as values: everything the examples need to answer a customer. {@link DemoDataGenerator} makes it.
 *
 * <p>Whatever the seed, it holds one customer whose story is always the same: {@link #DEMO_USER} stands at
 * {@link #DEMO_LOCATION}, 43 m from {@link #DOWNTOWN_CAFE}, which never closes and sells {@link #HOT_CHOCOLATE}, for which
 * that customer holds {@link #DEMO_COUPON}. Immutable.
 *
 * @param users the demo customer first
 * @param orders oldest first
 * @param stores in the order of the file they come from
 * @param products in the order of the file they come from
 * @param coupons the demo customer's first, then everyone's, then the other customers' own
 */
public record DemoData(
        List<User> users, List<Order> orders, List<Store> stores, List<Product> products, List<Coupon> coupons) {
    /** What the invented retailer is called. */
    public static final String COMPANY = "Riverton Market";

    /** The customer who is meant where no other is named. */
    public static final String DEMO_USER = "demo";

    /** Where the demo customer stands, and the center of Riverton. */
    public static final GeoPoint DEMO_LOCATION = new GeoPoint(40.7130, -74.0060);

    /** The id of the store 43 m from there. */
    public static final String DOWNTOWN_CAFE = "downtown-cafe";

    /** The id of the product that the demo customer buys most often. */
    public static final String HOT_CHOCOLATE = "hot-chocolate";

    /** The code of the demo customer's coupon: 15% off one Hot Chocolate at Downtown Café. */
    public static final String DEMO_COUPON = "WARM15-7Q2K";

    public DemoData {
        users = List.copyOf(users);
        orders = List.copyOf(orders);
        stores = List.copyOf(stores);
        products = List.copyOf(products);
        coupons = List.copyOf(coupons);
    }

    /** The counts only. */
    @Override
    public String toString() {
        return "DemoData[users=" + users.size() + ", orders=" + orders.size() + ", stores=" + stores.size()
                + ", products=" + products.size() + ", coupons=" + coupons.size() + "]";
    }
}

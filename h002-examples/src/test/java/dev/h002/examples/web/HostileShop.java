package dev.h002.examples.web;

import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.data.DemoAccounts;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.mongo.MongoImport;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.LlmGateway;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo shop with markup in all its names, as a tenant of its own, so that no other test meets it. */
final class HostileShop {
    static final String TENANT = "hostile";
    static final String SHOP = "Market <img src=x onerror=window.xss=1>";
    static final String STORE = "Café <img src=x onerror=window.xss=2>";
    static final String PRODUCT = "Cocoa <svg onload=window.xss=3>";
    static final String CUSTOMER = "Eve </script><script>window.xss=4</script>";
    static final String PREFERENCE = "\" onmouseover=\"window.xss=5\" x=\"";
    static final String PASSAGE = "Returns <iframe srcdoc='<script>parent.xss=6</script>'></iframe> take 30 days.";

    private static ChatServer offline;
    private static ChatServer modelled;

    private HostileShop() {}

    /** Answered by the offline concierge; ends with this process. */
    static synchronized ChatServer offline() {
        if (offline == null) {
            fill(DemoShop.shared());
            offline = serve(null);
        }
        return offline;
    }

    /** Answered by {@link WebShop#model()}; ends with this process. */
    static synchronized ChatServer modelled() {
        if (modelled == null) {
            var unused = offline();
            modelled = serve(WebShop.model());
        }
        return modelled;
    }

    private static ChatServer serve(@Nullable LlmGateway model) {
        Storefront demo = DemoShop.shared().front().model(model).build();
        ChatServer server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebShop.LIMITS);
        server.open(new Storefront(
                SHOP,
                TENANT,
                demo.assistant(),
                demo.data(),
                demo.accounts(),
                demo.conversations(),
                demo.transcripts(),
                demo.quota(),
                demo.dailyRequests(),
                demo.dailyTokens(),
                demo.customerData(),
                demo.answeredBy(),
                demo.clock()));
        return server;
    }

    private static void fill(DemoShop shop) {
        DemoData data = DemoDataGenerator.generate(DemoShop.NOW);
        MongoImport importer = shop.stores.importer();
        importer.stores(
                TENANT,
                data.stores().stream().limit(20).map(HostileShop::hostile).toList());
        importer.products(
                TENANT, data.products().stream().map(HostileShop::hostile).toList());
        importer.coupons(TENANT, data.coupons());
        User maya = data.users().get(0);
        importer.users(
                TENANT,
                List.of(new User(
                        maya.id(),
                        CUSTOMER,
                        maya.email(),
                        maya.phone(),
                        maya.address(),
                        List.of(PREFERENCE),
                        maya.paymentIds(),
                        maya.lastLocation(),
                        maya.createdAt())));
        DemoAccounts.open(shop.accounts, TENANT);
        new Ingestor(shop.stores.knowledge(), shop.embeddings)
                .ingestDocuments(
                        TENANT,
                        List.of(new SourceDocument(
                                "returns.txt",
                                ("How do returns work?\n\n" + PASSAGE).getBytes(StandardCharsets.UTF_8))),
                        (done, total, source) -> {});
    }

    private static Store hostile(Store store) {
        return store.id().equals(DemoData.DOWNTOWN_CAFE)
                ? new Store(
                        store.id(),
                        STORE,
                        store.location(),
                        store.address(),
                        store.timeZone(),
                        store.openingHours(),
                        store.categories(),
                        store.productIds())
                : store;
    }

    private static Product hostile(Product product) {
        return product.id().equals(DemoData.HOT_CHOCOLATE)
                ? new Product(
                        product.id(),
                        PRODUCT,
                        product.category(),
                        product.tags(),
                        product.price(),
                        product.currency(),
                        product.description())
                : product;
    }
}

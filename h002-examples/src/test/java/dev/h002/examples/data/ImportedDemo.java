package dev.h002.examples.data;

import dev.h002.mongo.MongoImport;
import dev.h002.mongo.MongoStores;

/** Demo data in a database, without the documents. */
public final class ImportedDemo {
    private ImportedDemo() {}

    public static void into(MongoStores stores, DemoData data) {
        MongoImport importer = stores.importer();
        importer.users("default", data.users());
        importer.orders("default", data.orders());
        importer.stores("default", data.stores());
        importer.products("default", data.products());
        importer.coupons("default", data.coupons());
    }
}

package dev.h002.mongo;

import dev.h002.UserKey;
import java.util.Arrays;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How documents of several tenants share a collection: each has a {@code tenant} field, and an {@code _id} that is the plain id
 * for the default tenant and {@code tenant:id} for any other. A document without the field belongs to the default tenant, so
 * that what others wrote can be read.
 */
final class Tenants {
    static final String FIELD = "tenant";

    private Tenants() {}

    /** What the tenant field must match. */
    static Object condition(String tenant) {
        return tenant.equals(UserKey.DEFAULT_TENANT) ? new Document("$in", Arrays.asList(tenant, null)) : tenant;
    }

    /** Whether a document's tenant field says it is this tenant's. */
    static boolean owns(String tenant, @Nullable Object field) {
        return tenant.equals(field == null ? UserKey.DEFAULT_TENANT : field);
    }

    static String documentId(String tenant, String id) {
        return tenant.equals(UserKey.DEFAULT_TENANT) ? id : prefix(tenant) + id;
    }

    static String plainId(String tenant, String documentId) {
        String prefix = prefix(tenant);
        boolean prefixed = !tenant.equals(UserKey.DEFAULT_TENANT) && documentId.startsWith(prefix);
        return prefixed ? documentId.substring(prefix.length()) : documentId;
    }

    /** The tenant with a colon, with colons of its own escaped: otherwise {@code a:b} with c would be {@code a} with b:c. */
    static String prefix(String tenant) {
        return tenant.replace("%", "%25").replace(":", "%3A") + ":";
    }
}

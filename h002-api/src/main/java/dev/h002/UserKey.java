package dev.h002;

import java.util.Objects;

/**
 * Whom a turn is about: a customer of one tenant (one retailer on a shared installation).
 *
 * <p>Both parts are 1 to 200 characters without control characters. {@code toString} hides the user, since many
 * retailers use the email address as the id.
 *
 * @param tenant the retailer; {@value #DEFAULT_TENANT} where there is only one
 * @param user the customer's id in the retailer's own terms
 */
public record UserKey(String tenant, String user) {
    /** The tenant of an installation that serves one retailer. */
    public static final String DEFAULT_TENANT = "default";

    private static final int MAX_LENGTH = 200;

    /** @throws InvalidInputException if a part is empty, too long or holds a control character */
    public UserKey {
        tenant = Ids.require("tenant", tenant, MAX_LENGTH);
        user = Ids.require("user", user, MAX_LENGTH);
    }

    /** A customer of the {@value #DEFAULT_TENANT} tenant. */
    public static UserKey of(String user) {
        return new UserKey(DEFAULT_TENANT, user);
    }

    /**
     * The user's id in the one form that its spellings share: compatibility characters replaced (NFKC), without case, without
     * characters that do not show (zero-width spaces and joiners, soft hyphens, variation selectors), and with one space for
     * several. What counts by customer counts by this, so that a second spelling is no second allowance. An id of nothing but
     * such characters stays as it is. May be longer than the id.
     */
    public String canonicalUser() {
        return Ids.canonical(user);
    }

    @Override
    public String toString() {
        return "UserKey[tenant=" + tenant + ", user=#" + Integer.toHexString(Objects.hash(tenant, user)) + "]";
    }
}

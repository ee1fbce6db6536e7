package dev.h002.examples.cli;

import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command is about, and where they are. */
final class CustomerOptions {
    static final String DEMO_CUSTOMER = "demo";

    @Option(
            names = "--user",
            paramLabel = "ID",
            defaultValue = DEMO_CUSTOMER,
            description = "The customer. Default: ${DEFAULT-VALUE}.")
    private String user = DEMO_CUSTOMER;

    @Option(
            names = "--at",
            paramLabel = "LAT,LON",
            description =
                    "Where the customer is, in degrees, such as 40.7130,-74.0060. Default: where they were last seen.")
    private @Nullable String at;

    /** @throws dev.h002.InvalidInputException if the id breaks its rules */
    UserKey user() {
        return UserKey.of(user);
    }

    /** @throws dev.h002.InvalidInputException if the place is not one */
    @Nullable
    GeoPoint place() {
        return at == null ? null : GeoPoint.parse(at);
    }
}

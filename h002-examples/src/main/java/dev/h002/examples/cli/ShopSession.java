package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;

/** An open shop and the progress line beside it, for the length of one command. */
record ShopSession(Settings settings, Shop shop, Progress progress) implements AutoCloseable {

    static ShopSession open(Surroundings around, Settings settings) {
        LogLevel.apply(settings.logLevel());
        Progress progress = Progress.on(around.streams());
        try {
            progress.begin("Opening");
            Shop shop = around.shops().open(settings, progress);
            progress.end();
            return new ShopSession(settings, shop, progress);
        } catch (RuntimeException | Error failure) {
            progress.close();
            throw failure;
        }
    }

    /** Says once, to people, that no model is asked because there is no key. */
    void noteMissingKey() {
        if (settings.keyMissing()) {
            progress.note("No OPENAI_API_KEY is set: the offline concierge answers.");
        }
    }

    /**
     * Makes sure the customer exists.
     *
     * @throws InvalidInputException if not
     */
    void requireCustomer(UserKey user) {
        if (shop.retailData().user(user).isEmpty()) {
            boolean named = !user.user().equals(CustomerOptions.DEMO_CUSTOMER);
            throw new InvalidInputException(
                    "user",
                    named
                            ? "There is no customer with this id. Leave it out for the demo customer."
                            : "There is no demo customer in this database. Name one of its customers with --user.");
        }
    }

    @Override
    public void close() {
        progress.close();
        shop.close();
    }
}

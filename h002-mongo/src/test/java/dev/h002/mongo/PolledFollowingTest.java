package dev.h002.mongo;

import org.junit.jupiter.api.AfterEach;

/** Over the server in this process, or the one that is given. */
class PolledFollowingTest extends FollowingContract {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    MongoStores stores() {
        return database.stores();
    }
}

package dev.h002.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the questions a client asks of two collections; what follows a stream asks on and on and is not counted. */
final class Commands implements CommandListener {
    private final AtomicInteger finds = new AtomicInteger();

    MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(this)
                .build());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("find")) {
            finds.incrementAndGet();
        }
    }

    int finds() {
        return finds.get();
    }
}

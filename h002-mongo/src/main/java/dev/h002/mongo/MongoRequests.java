package dev.h002.mongo;

import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import java.util.Date;
import org.bson.Document;

/**
 * Writes what a customer confirmed into the collection {@code requests}, for the retailer's own systems to carry out: a return to
 * register, an order to place again, a person to call back. One document per action, {@code {_id, userId, type, arguments, at,
 * status: "new"}}; a repeated confirmation changes nothing. Leaves the words to the assistant. Thread-safe.
 */
public final class MongoRequests implements ActionHandler {
    private final TenantCollection requests;

    MongoRequests(TenantCollection requests) {
        this.requests = requests;
    }

    /** @throws dev.h002.StoreException if the database fails; the action can then be confirmed again */
    @Override
    public Result handle(ConfirmedAction action) {
        // False if it is there already: an outcome was lost, and the request was not.
        boolean unused = requests.insert(
                action.user().tenant(),
                action.id(),
                new Document("userId", action.user().user())
                        .append("type", action.type())
                        .append("arguments", new Document(action.arguments()))
                        .append("at", Date.from(action.at()))
                        .append("status", "new"));
        return new Result(true, "");
    }
}

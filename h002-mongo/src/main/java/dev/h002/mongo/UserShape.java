package dev.h002.mongo;

import static dev.h002.mongo.DocumentShape.appendUnlessEmpty;
import static dev.h002.mongo.DocumentShape.appendUnlessNull;

import dev.h002.retail.User;
import java.util.Date;
import java.util.Set;
import org.bson.Document;

/**
 * {@code users}: {@code _id, name, email?, phone?, address?{line1, line2?, city, postalCode, region?, country}, preferences[]?,
 * paymentIds[]?, lastLocation? (GeoJSON Point), createdAt}. A {@code passwordHash} may be there; it is never read.
 */
final class UserShape implements DocumentShape<User> {
    @Override
    public String collection() {
        return "users";
    }

    @Override
    public String idOf(User user) {
        return user.id();
    }

    @Override
    public Document write(User user) {
        Document document = new Document("name", user.name());
        appendUnlessNull(document, "email", user.email());
        appendUnlessNull(document, "phone", user.phone());
        appendUnlessNull(document, "address", PlaceFields.write(user.address()));
        appendUnlessEmpty(document, "preferences", user.preferences());
        appendUnlessEmpty(document, "paymentIds", user.paymentIds());
        appendUnlessNull(document, "lastLocation", PlaceFields.write(user.lastLocation()));
        return document.append("createdAt", Date.from(user.createdAt()));
    }

    @Override
    public User read(String id, DocumentReader in) {
        return new User(
                id,
                in.text("name"),
                in.textOrNull("email"),
                in.textOrNull("phone"),
                PlaceFields.readAddress(in.innerOrNull("address")),
                in.texts("preferences"),
                in.texts("paymentIds"),
                in.placeOrNull("lastLocation"),
                in.instant("createdAt"));
    }

    @Override
    public Set<String> fields() {
        return Set.of("name", "email", "phone", "address", "preferences", "paymentIds", "lastLocation", "createdAt");
    }
}

package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Conversations in {@code chat_history}. Changes are a compare-and-set on the version in one conditional update. What has
 * expired counts as gone, whether or not the server has deleted it yet. Thread-safe.
 */
final class MongoConversations implements ConversationStore {
    private static final int MAX_LISTED = 10_000;

    private final TenantCollection collection;
    private final SkippedDocuments skipped;
    private final Expiry expiry;
    private final Duration keepFor;
    private final Clock clock;

    MongoConversations(
            TenantCollection collection, SkippedDocuments skipped, Expiry expiry, Duration keepFor, Clock clock) {
        this.collection = collection;
        this.skipped = skipped;
        this.expiry = expiry;
        this.keepFor = keepFor;
        this.clock = clock;
    }

    @Override
    public Optional<Conversation> load(UserKey user, String conversationId) {
        DocumentIds.require("conversation", conversationId);
        List<Document> found = collection.find(user.tenant(), theirs(user, conversationId), null, 1);
        return read(user, found).stream().findFirst();
    }

    @Override
    public boolean save(Conversation conversation) {
        DocumentIds.require("conversation", conversation.id());
        expiry.sweepIfDue();
        boolean first = conversation.version() == 1;
        boolean saved = first ? start(conversation) : proceed(conversation);
        if (!saved && belongsToAnother(conversation, first)) {
            throw new InvalidInputException(
                    "conversation", "This conversation id belongs to another customer: start one of your own.");
        }
        return saved;
    }

    private boolean start(Conversation conversation) {
        String tenant = conversation.user().tenant();
        Document fields = ConversationShape.write(conversation, keepFor);
        if (collection.insert(tenant, conversation.id(), fields)) {
            return true;
        }
        Document expired = new Document("_id", Tenants.documentId(tenant, conversation.id()))
                .append("expiresAt", new Document("$lte", now()));
        return collection.delete(tenant, expired) > 0 && collection.insert(tenant, conversation.id(), fields);
    }

    private boolean proceed(Conversation conversation) {
        Document unchanged = new Document("userId", conversation.user().user())
                .append("version", conversation.version() - 1)
                .append("expiresAt", new Document("$gt", now()));
        return collection.replace(
                conversation.user().tenant(),
                conversation.id(),
                unchanged,
                ConversationShape.write(conversation, keepFor));
    }

    /** @param taken whether the id was found in use: where this tenant does not have it, another one's runs together with it */
    private boolean belongsToAnother(Conversation conversation, boolean taken) {
        UserKey user = conversation.user();
        return collection
                .byId(user.tenant(), conversation.id())
                .map(stored -> !user.user().equals(stored.get("userId")))
                .orElse(taken);
    }

    @Override
    public List<Conversation> list(UserKey user, int limit, @Nullable Conversation after) {
        Document latestFirst = new Document("updatedAt", -1).append("_id", 1);
        Document wanted = new Document("userId", user.user()).append("expiresAt", new Document("$gt", now()));
        if (after != null) {
            Date last = Date.from(after.updatedAt());
            Document sameMoment = new Document("updatedAt", last)
                    .append("_id", new Document("$gt", Tenants.documentId(user.tenant(), after.id())));
            wanted.append("$or", List.of(new Document("updatedAt", new Document("$lt", last)), sameMoment));
        }
        return read(user, collection.find(user.tenant(), wanted, latestFirst, Math.min(limit, MAX_LISTED)));
    }

    @Override
    public long erase(UserKey user) {
        return collection.delete(user.tenant(), new Document("userId", user.user()));
    }

    private Document theirs(UserKey user, String conversationId) {
        return new Document("_id", Tenants.documentId(user.tenant(), conversationId))
                .append("userId", user.user())
                .append("expiresAt", new Document("$gt", now()));
    }

    private List<Conversation> read(UserKey user, List<Document> documents) {
        return skipped.readable(
                collection.name(),
                documents,
                document -> ConversationShape.read(
                        user, SkippedDocuments.plainId(user.tenant(), document), new DocumentReader(document)));
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}

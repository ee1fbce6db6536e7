package dev.h002.mongo;

import dev.h002.StoreException;
import dev.h002.UserKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * What is kept about one customer, to be shown to them and to be erased (GDPR, articles 15, 17 and 20): {@code users, orders},
 * coupons of their own and their uses of others, {@code chat_history, requests, llm_usage, login_attempts}, and passages of
 * {@code embeddings} that name them. Thread-safe.
 */
public final class MongoPrivacy {
    /** A turn that was answered meanwhile may have written behind the first pass. */
    private static final int PASSES = 3;

    /** Of use to nobody but this library: a sealed vault, vectors, and what a password is checked by. */
    private static final Set<String> NOT_SHOWN =
            Set.of("vault", "vector", "norm", "passwordHash", "contentHash", "seq", "filter", Tenants.FIELD);

    private static final List<String> PASSAGE_FIELDS = List.of("source", "title", "text", "metadata", "deleted");

    private final NamedCollections collections;
    private final MongoKnowledge knowledge;
    private final LoginAttempts attempts;

    MongoPrivacy(NamedCollections collections, MongoKnowledge knowledge, LoginAttempts attempts) {
        this.collections = collections;
        this.knowledge = knowledge;
        this.attempts = attempts;
    }

    /**
     * Hands over every document that is about the customer, as it is stored. Conversations are masked there;
     * {@code Transcripts} of {@code h002-core} reads them with the vault's key.
     *
     * @param sink hears the collection and the document in relaxed Extended JSON, the profile first
     */
    public void export(UserKey user, BiConsumer<String, String> sink) {
        String tenant = user.tenant();
        for (Owned documents : owned(user)) {
            String name = documents.collection();
            collections
                    .settled(name)
                    .each(
                            tenant,
                            documents.condition(),
                            List.of(),
                            document -> sink.accept(name, shown(tenant, document)));
        }
        collections
                .settled("coupons")
                .each(
                        tenant,
                        usedBy(user),
                        List.of("redemptions"),
                        coupon -> usesOf(user, coupon).forEach(use -> sink.accept("redemptions", shown(tenant, use))));
        PersonalValues values = new PersonalValues(user);
        collect(user, values);
        eachPassage(user, values, passage -> sink.accept(NamedCollections.EMBEDDINGS, shown(tenant, passage)));
    }

    private static List<Document> usesOf(UserKey user, Document coupon) {
        return new DocumentReader(coupon)
                .inners("redemptions").stream()
                        .map(DocumentReader::raw)
                        .filter(use -> user.user().equals(use.get("userId")))
                        .map(use -> new Document("_id", coupon.get("_id")).append("at", use.get("at")))
                        .toList();
    }

    /**
     * Removes every trace, and looks again whether there is none. The profile and the orders, which tell what to look for, go
     * last: an erasure that was interrupted is finished by repeating it.
     *
     * <p>Coupons that are everyone's keep the number of their uses. The id of a removed passage stays, so that readers hear of
     * the removal. All passages of the tenant are looked at.
     *
     * @throws StoreException if the database fails, or turns of the customer keep writing: turn them away first
     */
    public Erasure erase(UserKey user) {
        Map<String, Long> removed = new TreeMap<>();
        Set<String> sources = new LinkedHashSet<>();
        // Kept over all passes: the last of them know neither profile nor orders any more.
        PersonalValues values = new PersonalValues(user);
        for (int pass = 0; pass < PASSES; pass++) {
            collect(user, values);
            erasePassages(user, values, removed, sources);
            add(removed, NamedCollections.LOGIN_ATTEMPTS, attempts.forget(user));
            add(removed, "coupons", forgetUses(user));
            List<Owned> profileLast = owned(user);
            Collections.reverse(profileLast);
            for (Owned documents : profileLast) {
                long deleted = collections.settled(documents.collection()).delete(user.tenant(), documents.condition());
                add(removed, documents.collection(), deleted);
            }
            if (isGone(user, values)) {
                return new Erasure(removed, List.copyOf(sources));
            }
        }
        throw new StoreException(
                "The customer's data is still being written: stop serving them, then erase again.", null);
    }

    private static void add(Map<String, Long> removed, String collection, long count) {
        if (count > 0) {
            removed.merge(collection, count, Long::sum);
        }
    }

    /** Documents that are one customer's as a whole. */
    private record Owned(String collection, Document condition) {}

    /** The profile first. */
    private static List<Owned> owned(UserKey user) {
        Document byUser = new Document("userId", user.user());
        return new ArrayList<>(List.of(
                new Owned("users", new Document("_id", Tenants.documentId(user.tenant(), user.user()))),
                new Owned("orders", byUser),
                new Owned("coupons", byUser),
                new Owned(NamedCollections.CHAT_HISTORY, byUser),
                new Owned(NamedCollections.REQUESTS, byUser),
                new Owned(NamedCollections.LLM_USAGE, new Document("userId", user.canonicalUser()))));
    }

    private boolean isGone(UserKey user, PersonalValues values) {
        boolean someLeft = owned(user).stream()
                .anyMatch(documents ->
                        collections.settled(documents.collection()).count(user.tenant(), documents.condition()) > 0);
        if (someLeft
                || attempts.areKept(user)
                || collections.settled("coupons").count(user.tenant(), usedBy(user)) > 0) {
            return false;
        }
        List<Document> passages = new ArrayList<>();
        eachPassage(user, values, passages::add);
        return passages.isEmpty();
    }

    private static Document usedBy(UserKey user) {
        return new Document("redemptions.userId", user.user());
    }

    private long forgetUses(UserKey user) {
        Document theirs = new Document("userId", user.user());
        return collections
                .settled("coupons")
                .updateAll(user.tenant(), usedBy(user), new Document("$pull", new Document("redemptions", theirs)));
    }

    private void collect(UserKey user, PersonalValues values) {
        String tenant = user.tenant();
        collections.settled("users").byId(tenant, user.user()).ifPresent(values::addProfile);
        collections
                .settled("orders")
                .each(
                        tenant,
                        new Document("userId", user.user()),
                        List.of("trackingIds"),
                        order -> values.addOrder(idOf(tenant, order), order));
    }

    private void erasePassages(UserKey user, PersonalValues values, Map<String, Long> removed, Set<String> sources) {
        List<String> ids = new ArrayList<>();
        eachPassage(user, values, passage -> {
            ids.add(idOf(user.tenant(), passage));
            if (passage.get("source") instanceof String source) {
                sources.add(source);
            }
        });
        if (!ids.isEmpty()) {
            knowledge.remove(user.tenant(), ids);
            add(removed, NamedCollections.EMBEDDINGS, ids.size());
        }
    }

    private void eachPassage(UserKey user, PersonalValues values, Consumer<Document> consumer) {
        Document present = new Document("deleted", new Document("$ne", true));
        collections.settled(NamedCollections.EMBEDDINGS).each(user.tenant(), present, PASSAGE_FIELDS, passage -> {
            if (isAbout(values, user, passage)) {
                consumer.accept(passage);
            }
        });
    }

    private static boolean isAbout(PersonalValues values, UserKey user, Document passage) {
        boolean named = passage.get("metadata") instanceof Document metadata
                && metadata.entrySet().stream()
                        .anyMatch(entry ->
                                entry.getValue() instanceof String text && values.areNamedBy(entry.getKey(), text));
        return named
                || values.areIn(idOf(user.tenant(), passage))
                || List.of("source", "title", "text").stream()
                        .anyMatch(field -> passage.get(field) instanceof String text && values.areIn(text));
    }

    /** As text, also where somebody else wrote it as something else. */
    private static String idOf(String tenant, Document document) {
        return Tenants.plainId(tenant, String.valueOf(document.get("_id")));
    }

    private static String shown(String tenant, Document document) {
        Document plain = new Document(document);
        plain.keySet().removeAll(NOT_SHOWN);
        if (plain.get("_id") instanceof String id) {
            plain.put("_id", Tenants.plainId(tenant, id));
        }
        return plain.toJson();
    }
}

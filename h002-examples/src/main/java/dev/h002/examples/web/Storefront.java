package dev.h002.examples.web;

import dev.h002.Assistant;
import dev.h002.UserKey;
import dev.h002.core.Transcripts;
import dev.h002.mongo.Erasure;
import dev.h002.mongo.MongoAccounts;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * What the web chat stands on; all of it is thread-safe, and is closed by whoever opened it.
 *
 * @param name of the shop, as customers read it
 * @param tenant whose customers these are
 * @param assistant until it is there, who writes is told that the shop is opening, and so is who asks for all that is kept or for
 *     its erasure, since not all may be there
 * @param dailyRequests what {@code quota} allows; {@link dev.h002.QuotaStatus#UNLIMITED} for no limit
 * @param dailyTokens likewise
 * @param transcripts reads what {@code conversations} keeps
 * @param answeredBy the model's name, or {@code offline}
 */
public record Storefront(
        String name,
        String tenant,
        CompletableFuture<Assistant> assistant,
        RetailData data,
        MongoAccounts accounts,
        ConversationStore conversations,
        Transcripts transcripts,
        QuotaPolicy quota,
        long dailyRequests,
        long dailyTokens,
        CustomerData customerData,
        String answeredBy,
        Clock clock) {
    /** What is kept about one customer, as the customer may ask for it. */
    public interface CustomerData {
        /** Hands over every document, with the name of its collection. */
        void export(UserKey user, BiConsumer<String, String> sink);

        /** Removes every trace. */
        Erasure erase(UserKey user);
    }

    /** @throws ApiError while the assistant is not there */
    Assistant answering() {
        requireAnswering();
        return assistant.join();
    }

    /** @throws ApiError while the assistant, or what it answers from, is not there */
    void requireAnswering() {
        if (!isAnswering()) {
            throw ApiError.opening();
        }
    }

    boolean isAnswering() {
        return assistant.isDone();
    }

    /** A customer of this shop. */
    UserKey customer(String id) {
        return new UserKey(tenant, id);
    }
}

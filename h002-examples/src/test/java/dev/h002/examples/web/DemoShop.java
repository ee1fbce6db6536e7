package dev.h002.examples.web;

import dev.h002.Assistant;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.UserKey;
import dev.h002.core.RetailAssistant;
import dev.h002.core.Transcripts;
import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.data.DemoAccounts;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.data.DemoDocuments;
import dev.h002.examples.embedded.EmbeddedMongo;
import dev.h002.mongo.Erasure;
import dev.h002.mongo.MongoAccounts;
import dev.h002.mongo.MongoImport;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.QuotaPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The demo shop on the embedded database, for tests of the web chat. One for all of them, since it takes seconds to open: a test
 * that changes a customer signs up one of its own, and only tests of the demo customer's story touch that one.
 */
final class DemoShop {
    /** When it is, unless a test says otherwise: a Tuesday afternoon in the shop's zone. */
    static final Instant NOW = Instant.parse("2026-03-10T19:30:00Z");

    private static final String TENANT = UserKey.DEFAULT_TENANT;
    private static final byte[] VAULT_KEY = new byte[32];
    private static DemoShop shared;

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    final MongoStores stores = MongoStores.builder(server.connectionString())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .connect();
    final CachedEmbeddingModel embeddings = new CachedEmbeddingModel(EmbeddingModels.bestAvailable());
    final MongoAccounts accounts = stores.accounts(10);

    private DemoShop() {
        DemoData data = DemoDataGenerator.generate(NOW);
        MongoImport importer = stores.importer();
        importer.stores(TENANT, data.stores());
        importer.products(TENANT, data.products());
        importer.coupons(TENANT, data.coupons());
        importer.orders(TENANT, data.orders());
        importer.users(TENANT, data.users());
        DemoAccounts.open(accounts, TENANT);
        List<SourceDocument> documents = DemoDocuments.names().stream()
                .map(name -> new SourceDocument(name, DemoDocuments.read(name)))
                .toList();
        new Ingestor(stores.knowledge(), embeddings).ingestDocuments(TENANT, documents, (done, total, source) -> {});
    }

    static synchronized DemoShop shared() {
        if (shared == null) {
            shared = new DemoShop();
        }
        return shared;
    }

    /** A storefront without model and limits, at {@link #NOW}. */
    Front front() {
        return new Front();
    }

    /** A storefront in the making. */
    final class Front {
        private LlmGateway model;
        private long requests = 1_000;
        private long tokens = QuotaStatus.UNLIMITED;
        private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

        Front model(LlmGateway gateway) {
            model = gateway;
            return this;
        }

        Front allowing(long dailyRequests, long dailyTokens) {
            requests = dailyRequests;
            tokens = dailyTokens;
            return this;
        }

        Front at(Clock other) {
            clock = other;
            return this;
        }

        Storefront build() {
            return with(CompletableFuture.completedFuture(assistant()));
        }

        /** With an assistant that may not be there yet. */
        Storefront with(CompletableFuture<Assistant> assistant) {
            Storefront.CustomerData customerData = new Storefront.CustomerData() {
                @Override
                public void export(UserKey user, BiConsumer<String, String> sink) {
                    stores.privacy().export(user, sink);
                }

                @Override
                public Erasure erase(UserKey user) {
                    return stores.privacy().erase(user);
                }
            };
            return new Storefront(
                    DemoData.COMPANY,
                    TENANT,
                    assistant,
                    stores.retailData(),
                    accounts,
                    stores.conversations(),
                    Transcripts.withKey(VAULT_KEY),
                    quota(),
                    requests,
                    tokens,
                    customerData,
                    model == null ? Reply.OFFLINE : "scripted-model",
                    clock);
        }

        Assistant assistant() {
            return RetailAssistant.builder()
                    .retailData(stores.retailData())
                    .knowledge(stores.knowledge())
                    .conversations(stores.conversations(), VAULT_KEY)
                    .embeddingModel(embeddings)
                    .gateway(model)
                    .quota(quota())
                    .sourceDeadline(Duration.ofSeconds(5))
                    .clock(clock)
                    .build();
        }

        private QuotaPolicy quota() {
            return stores.dailyQuota(requests, tokens, ZoneId.of("UTC"), clock);
        }

        /** Serves it on a free port. */
        ChatServer serve() {
            return serve(WebLimits.STANDARD);
        }

        ChatServer serve(WebLimits limits) {
            ChatServer chat = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), limits);
            chat.open(build());
            return chat;
        }
    }
}

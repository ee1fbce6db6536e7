package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import dev.h002.mongo.MongoImport;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.contract.ConversationStoreContract;
import dev.h002.spi.contract.DailyQuotaContract;
import dev.h002.spi.contract.KnowledgeStoreContract;
import dev.h002.spi.contract.RetailDataContract;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;

/** What the stores keep to on the embedded server. */
abstract class EmbeddedContracts {
    private final Supplier<MongoClient> server;

    EmbeddedContracts(Supplier<MongoClient> server) {
        this.server = server;
    }

    private MongoStores fresh(Clock clock) {
        return EmbeddedStores.fresh(server.get(), clock);
    }

    @Nested
    class Conversations extends ConversationStoreContract {
        @Override
        protected ConversationStore newStore() {
            return fresh(Clock.fixed(NOW, ZoneOffset.UTC)).conversations();
        }
    }

    @Nested
    class Knowledge extends KnowledgeStoreContract {
        @Override
        protected KnowledgeStore newStore() {
            return fresh(Clock.systemUTC()).knowledge();
        }
    }

    @Nested
    class Quota extends DailyQuotaContract {
        @Override
        protected QuotaPolicy newPolicy(long requests, long tokens, ZoneId zone, Clock clock) {
            return fresh(clock).dailyQuota(requests, tokens, zone, clock);
        }
    }

    @Nested
    class Retail extends RetailDataContract {
        @Override
        protected RetailData dataWith(List<Dataset> tenants) {
            MongoStores stores = fresh(Clock.systemUTC());
            MongoImport importer = stores.importer();
            for (Dataset data : tenants) {
                assertThat(importer.users(data.tenant(), data.users()).refused())
                        .isZero();
                assertThat(importer.orders(data.tenant(), data.orders()).refused())
                        .isZero();
                assertThat(importer.stores(data.tenant(), data.stores()).refused())
                        .isZero();
                assertThat(importer.products(data.tenant(), data.products()).refused())
                        .isZero();
                assertThat(importer.coupons(data.tenant(), data.coupons()).refused())
                        .isZero();
            }
            return stores.retailData();
        }
    }
}

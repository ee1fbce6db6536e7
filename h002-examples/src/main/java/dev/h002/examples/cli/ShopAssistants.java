package dev.h002.examples.cli;

import dev.h002.Action;
import dev.h002.Assistant;
import dev.h002.core.RetailAssistant;
import dev.h002.core.RetailAssistantBuilder;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Evaluator;
import dev.h002.core.evaluation.RehearsalData;
import dev.h002.core.evaluation.Scenario;
import dev.h002.mongo.MongoStores;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.RetailData;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Puts a shop's assistants together: the one that serves, and those that rehearse. */
final class ShopAssistants {
    /** A command answers once, on a machine that is still warming up; a service keeps the library's 300 ms. */
    private static final Duration SOURCE_DEADLINE = Duration.ofSeconds(3);

    private static final List<String> ASKED_OF_PEOPLE =
            List.of(Action.START_RETURN, Action.REORDER, Action.ADD_TO_BASKET, Action.TALK_TO_PERSON);

    private final ShopParts parts;

    ShopAssistants(ShopParts parts) {
        this.parts = parts;
    }

    /** One that keeps conversations, takes from the quota and leaves requests in the database. */
    Assistant serving() {
        MongoStores stores = parts.databaseWithData().stores();
        Settings settings = parts.settings();
        return builder(stores.retailData(), stores.requests())
                .conversations(stores.conversations(), VaultKey.of(settings), VaultKey.earlier(settings))
                .quota(parts.quota())
                .build();
    }

    /** Runs scenarios with one that writes nothing. */
    Evaluation rehearse(List<Scenario> scenarios, Evaluator.Progress listener) {
        RetailData data = new RehearsalData(parts.databaseWithData().stores().retailData());
        ZoneId zone = data.storesNear(Database.TENANT, new GeoPoint(0, 0), 1).stream()
                .map(Store::timeZone)
                .findFirst()
                .orElse(ZoneId.of("UTC"));
        // Rehearsed too: nobody is called, nothing is ordered.
        ActionHandler rehearsed = action -> new ActionHandler.Result(true, "");
        try (Assistant rehearsing = builder(data, rehearsed).build()) {
            return new Evaluator(rehearsing, data)
                    .settingClock(time -> parts.clock().set(time, zone))
                    .reportingTo(listener)
                    .run(scenarios);
        }
    }

    private RetailAssistantBuilder builder(RetailData data, ActionHandler requests) {
        RetailAssistantBuilder builder = RetailAssistant.builder()
                .retailData(data)
                .masker(parts.masker())
                .gateway(parts.gateway())
                .embeddingModel(parts.language().embeddings())
                .needInterpreter(parts.language().needs())
                .retriever(parts.retriever())
                .discovered(parts.plugins().sources())
                .sourceDeadline(SOURCE_DEADLINE)
                .modelDeadline(parts.settings().totalTimeout().plusSeconds(5))
                .clock(parts.clock());
        ASKED_OF_PEOPLE.forEach(type -> builder.actionHandler(type, requests));
        return builder;
    }
}

package dev.h002.examples.recipes;

import dev.h002.Assistant;
import dev.h002.InvalidInputException;
import dev.h002.Question;
import dev.h002.UserKey;
import dev.h002.core.RetailAssistant;
import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Evaluator;
import dev.h002.core.evaluation.RehearsalData;
import dev.h002.core.evaluation.ScenarioFile;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.examples.embedded.EmbeddedMongo;
import dev.h002.mongo.ImportReport;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.RetailData;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How good is it on my data? */
public final class EvaluateYourData {
    private static final String EXAMPLE = "h002-examples/teahouse";
    private static final String TENANT = UserKey.DEFAULT_TENANT;

    /** What is open and what is valid depends on it: fixed, or the same scenarios fail another day. */
    private static final ZonedDateTime MOMENT = ZonedDateTime.parse("2026-03-12T14:00Z[Europe/Dublin]");

    private static final double ENOUGH = 0.95;

    private EvaluateYourData() {}

    /** Evaluates the folder of the first argument, or the example's, and ends with 1 if that is not good enough. */
    public static void main(String[] args) {
        if (!run(System.out, Path.of(args.length == 0 ? EXAMPLE : args[0]))) {
            System.exit(1);
        }
    }

    /** @param folder with users, orders, stores, products, coupons and scenarios in .jsonl files, and documents */
    static boolean run(PrintStream out, Path folder) {
        try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                MongoStores stores = MongoStores.connect(server.connectionString());
                CachedEmbeddingModel model = new CachedEmbeddingModel(EmbeddingModels.bestAvailable())) {
            for (String collection : List.of("users", "orders", "stores", "products", "coupons")) {
                load(stores, collection, folder, out);
            }
            new Ingestor(stores.knowledge(), model).ingest(TENANT, List.of(folder.resolve("documents")));
            Evaluation evaluation = evaluate(stores, model, folder.resolve("scenarios.jsonl"));
            out.print(evaluation.table());
            // A share of the expectations may be missed, but no personal value may leak and nothing may be made up.
            return evaluation.expectations().share() >= ENOUGH
                    && evaluation.safety().share() == 1;
        }
    }

    /** What does not fit is said and stops the run: a share of half the data would mean nothing. */
    private static void load(MongoStores stores, String collection, Path folder, PrintStream out) {
        Path file = folder.resolve(collection + ".jsonl");
        if (Files.exists(file)) {
            ImportReport report = stores.importer().jsonLines(TENANT, collection, file);
            out.println(report.stored() + " " + collection);
            report.problems().forEach(problem -> out.println("line " + problem.line() + ": " + problem.what()));
            if (report.refused() > 0) {
                throw new InvalidInputException(collection, "Not all lines of " + file + " fit.");
            }
        }
    }

    private static Evaluation evaluate(MongoStores stores, CachedEmbeddingModel model, Path scenarios) {
        RetailData data = new RehearsalData(stores.retailData()); // no coupon is used up
        AtomicReference<Instant> now = new AtomicReference<>(MOMENT.toInstant());
        InstantSource clock = now::get;
        try (Assistant assistant = RetailAssistant.builder()
                .retailData(data)
                .knowledge(stores.knowledge())
                .embeddingModel(model)
                .clock(clock.withZone(MOMENT.getZone()))
                .sourceDeadline(
                        Duration.ofSeconds(3)) // a process that has just started is slow; a service keeps 300 ms
                .build()) { // with your gateway(...), if a model shall be evaluated too
            // Each language loads at its first question, which would else count as that turn's time.
            List.of("I'm cold", "Mir ist kalt").forEach(words -> assistant.context(Question.of("nobody", words)));
            return new Evaluator(assistant, data)
                    .settingClock(time -> now.set(momentAt(time)))
                    .run(ScenarioFile.read(scenarios, "nobody"));
        }
    }

    private static Instant momentAt(@Nullable LocalTime time) {
        return time == null ? MOMENT.toInstant() : MOMENT.with(time).toInstant();
    }
}

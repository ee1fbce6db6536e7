package dev.h002.examples.embedded;

import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.mongo.MongoStores;
import java.nio.file.Path;
import java.util.List;

/** Ingests a folder until it is killed, and prints each file once it is stored. */
final class IngestingProcess {
    private IngestingProcess() {}

    public static void main(String[] arguments) {
        EmbeddedMongo server = EmbeddedMongo.start(Path.of(arguments[0]));
        MongoStores stores = MongoStores.connect(server.connectionString());
        new Ingestor(stores.knowledge(), new HashingEmbeddingModel())
                .ingest("default", List.of(Path.of(arguments[1])), (done, total, source) -> {
                    System.out.println(source);
                    System.out.flush();
                });
        System.out.println("END");
        System.out.flush();
    }
}

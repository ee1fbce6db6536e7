package dev.h002.core.embedding;

import dev.h002.H002Exception;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Embeds many texts on a few threads. */
public final class ParallelEmbedding {
    // Small enough to share the work evenly, large enough to spare a remote model a request per text.
    private static final int BATCH = 16;

    private ParallelEmbedding() {}

    /**
     * Embeds all texts, and returns when the last is done or the first has failed.
     *
     * @param texts none of them blank
     * @param threads the most to use, at least 1; they end with this call
     * @return vectors of L2 norm 1, in the order of the texts
     * @throws H002Exception if interrupted; the thread's interrupt flag is set again
     */
    public static List<float[]> embed(EmbeddingModel model, List<String> texts, int threads) {
        if (texts.size() <= BATCH || threads == 1) {
            return embedInBatches(model, texts);
        }
        ExecutorService executor = Executors.newFixedThreadPool(
                Math.min(threads, (texts.size() + BATCH - 1) / BATCH), ParallelEmbedding::daemon);
        try {
            List<Future<List<float[]>>> batches = new ArrayList<>();
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
                batches.add(executor.submit(() -> embedBatch(model, batch)));
            }
            List<float[]> vectors = new ArrayList<>(texts.size());
            for (Future<List<float[]>> batch : batches) {
                vectors.addAll(batch.get());
            }
            return vectors;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new H002Exception("Interrupted while texts were embedded.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new H002Exception("The embedding model failed.", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<float[]> embedInBatches(EmbeddingModel model, List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(embedBatch(model, texts.subList(from, Math.min(from + BATCH, texts.size()))));
        }
        return vectors;
    }

    private static List<float[]> embedBatch(EmbeddingModel model, List<String> texts) {
        List<Embedding> embeddings =
                model.embedAll(texts.stream().map(TextSegment::from).toList()).content();
        if (embeddings.size() != texts.size()) {
            throw new H002Exception("The embedding model gave " + embeddings.size() + " vectors for " + texts.size()
                    + " texts: use a model that gives one for each.");
        }
        return embeddings.stream()
                .map(embedding -> Similarity.normalized(embedding.vector()))
                .toList();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "h002-embedding");
        thread.setDaemon(true);
        return thread;
    }
}

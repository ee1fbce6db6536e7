package dev.h002.core.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.h002.H002Exception;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The native half of {@link OnnxEmbeddingModel}: the only class that names onnxruntime's types. Thread-safe until closed. */
final class OnnxEncoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxEncoder.class);
    // From 1.29 the Linux and macOS builds do what only the Windows build did before, and do so before they can be told
    // not to.
    private static final int FIRST_THAT_REPORTS = 29;

    // Start and end.
    private static final int MARKS = 2;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final int maxTokens;
    private final int dimension;

    private OnnxEncoder(
            OrtEnvironment environment,
            OrtSession session,
            HuggingFaceTokenizer tokenizer,
            int maxTokens,
            int dimension) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        this.dimension = dimension;
    }

    /** Where a file's bytes come from. */
    @FunctionalInterface
    interface Bytes {
        byte[] read() throws IOException;
    }

    /** Reads the model and starts the tokenizer on a second thread while this one starts onnxruntime. */
    static OnnxEncoder load(Bytes model, Bytes tokenizerJson, int maxTokens) {
        FutureTask<byte[]> modelBytes = new FutureTask<>(model::read);
        FutureTask<HuggingFaceTokenizer> tokenizer =
                new FutureTask<>(() -> OfflineTokenizer.load(tokenizerJson.read()));
        Thread reader = new Thread(
                () -> {
                    modelBytes.run();
                    tokenizer.run();
                },
                "h002-embedding-load");
        reader.setDaemon(true);
        reader.start();
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "h002");
            keepToItself(environment);
            OrtSession session = session(environment, modelBytes.get());
            try {
                return new OnnxEncoder(environment, session, tokenizer.get(), maxTokens, dimension(session));
            } catch (OrtException | ExecutionException | InterruptedException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof H002Exception known ? known : unusable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new H002Exception("Interrupted while the embedding model was loaded.", e);
        } catch (OrtException | LinkageError e) {
            throw unusable(e);
        }
    }

    private static void keepToItself(OrtEnvironment environment) throws OrtException {
        environment.setTelemetry(false);
        Matcher version = Pattern.compile("1\\.(\\d{1,4})\\..*").matcher(environment.getVersion());
        boolean reports = !version.matches() || Integer.parseInt(version.group(1)) >= FIRST_THAT_REPORTS;
        if (reports && System.getenv("ORT_DISABLE_TELEMETRY") == null) {
            LOG.warn(
                    "onnxruntime {} reports to its maker as it starts: use 1.28, or set ORT_DISABLE_TELEMETRY=1 in the"
                            + " environment of this process.",
                    environment.getVersion());
        }
    }

    private static H002Exception unusable(@Nullable Throwable cause) {
        return new H002Exception(
                "The embedding model cannot be loaded: check that its files are whole and that onnxruntime and the"
                        + " tokenizer support this machine.",
                cause);
    }

    private static OrtSession session(OrtEnvironment environment, byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread and no spinning: several texts at a time use the cores better than one text on all of them,
            // and
            // leave them to others when there is nothing to do.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            return environment.createSession(model, options);
        }
    }

    private static int dimension(OrtSession session) throws OrtException {
        NodeInfo output = session.getOutputInfo().values().iterator().next();
        long[] shape = output.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
        if (shape.length != 3 || shape[2] < 1) {
            throw new H002Exception("The embedding model's first output is not a hidden state per token.");
        }
        return Math.toIntExact(shape[2]);
    }

    /** The number of tokens of a text of any length, without start and end marks. */
    int count(String text) {
        return tokenizer.encode(text, false, false).getIds().length;
    }

    float[] encode(String text) {
        Encoding encoding = tokenizer.encode(text);
        long[] ids = truncated(encoding.getIds());
        int length = ids.length;
        long[] shape = {1, length};
        long[] mask = new long[length];
        Arrays.fill(mask, 1);
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor typeTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[length]), shape);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            return meanOfUnitLength(((OnnxTensor) result.get(0)).getFloatBuffer(), length);
        } catch (OrtException e) {
            throw new H002Exception("The embedding model failed on a text of " + length + " tokens.", e);
        }
    }

    // Without padding every mask is ones, so the masked mean is the plain one. The end mark stays when the text is cut.
    private long[] truncated(long[] ids) {
        if (ids.length <= maxTokens) {
            return ids;
        }
        long[] cut = Arrays.copyOf(ids, maxTokens);
        cut[maxTokens - 1] = ids[ids.length - 1];
        return cut;
    }

    private float[] meanOfUnitLength(FloatBuffer states, int tokens) {
        float[] sums = new float[dimension];
        for (int token = 0; token < tokens; token++) {
            for (int i = 0; i < dimension; i++) {
                sums[i] += states.get(token * dimension + i);
            }
        }
        return Similarity.normalized(sums);
    }

    int window() {
        return maxTokens - MARKS;
    }

    int dimension() {
        return dimension;
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new H002Exception("The embedding model's memory could not be freed.", e);
        }
    }
}

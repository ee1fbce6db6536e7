package dev.h002.benchmarks;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The least that embedding a text takes, as a control: the same tokenizer and the same model on one thread, and nothing is made
 * of what comes out.
 */
final class BareSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private BareSession() throws IOException, OrtException {
        System.setProperty("ai.djl.offline", "true");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(read("all-minilm-l6-v2-q.onnx"), options);
        }
        tokenizer = HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(read("all-minilm-l6-v2-q-tokenizer.json")),
                Map.of("truncation", "false", "padding", "false"));
    }

    static BareSession open() {
        try {
            return new BareSession();
        } catch (IOException | OrtException e) {
            throw new IllegalStateException("The control cannot be measured without its model.", e);
        }
    }

    /** The first number of the first token's hidden state. */
    float run(String text) throws OrtException {
        long[] ids = tokenizer.encode(text).getIds();
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (OnnxTensor idTensor = tensor(ids);
                OnnxTensor maskTensor = tensor(mask);
                OnnxTensor typeTensor = tensor(new long[ids.length]);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = BareSession.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource + " is not on the class path.");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws OrtException {
        tokenizer.close();
        session.close();
    }
}

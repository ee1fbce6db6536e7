package dev.h002.core.embedding;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sentence model takes and gives: some of {@code input_ids}, {@code attention_mask} and {@code token_type_ids}, and a
 * hidden state for each token. Only the inputs it has are passed, and only that output is computed.
 *
 * @param inputs names of those it has, {@code input_ids} among them
 * @param output the name of the hidden states
 */
record OnnxGraph(List<String> inputs, String output) {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";

    // What transformers and sentence-transformers call them; other exporters have names of their own.
    private static final List<String> USUAL_OUTPUTS = List.of("last_hidden_state", "token_embeddings");
    private static final int RANK = 3; // text, token, number

    /** @throws dev.h002.InvalidInputException if it is no sentence model */
    static OnnxGraph of(OrtSession session) throws OrtException {
        Set<String> inputs = session.getInputNames();
        boolean known = inputs.contains(IDS) && Set.of(IDS, MASK, TYPES).containsAll(inputs);
        if (!known || !session.getInputInfo().values().stream().allMatch(input -> isOf(input, OnnxJavaType.INT64))) {
            throw ModelPart.MODEL.refused(
                    "The model takes other inputs than input_ids, attention_mask and token_type_ids of 64-bit integers:"
                            + " give the export of a BERT-like sentence model.",
                    null);
        }
        return new OnnxGraph(List.copyOf(inputs), hiddenStates(session.getOutputInfo()));
    }

    private static String hiddenStates(Map<String, NodeInfo> outputs) {
        List<String> candidates = outputs.values().stream()
                .filter(output -> isOf(output, OnnxJavaType.FLOAT) && rank(output.getInfo()) == RANK)
                .map(NodeInfo::getName)
                .toList();
        if (candidates.isEmpty()) {
            throw ModelPart.MODEL.refused(
                    "The model gives no hidden state for each token as 32-bit floats: export it for feature extraction,"
                            + " so that last_hidden_state is an output.",
                    null);
        }
        return USUAL_OUTPUTS.stream().filter(candidates::contains).findFirst().orElse(candidates.get(0));
    }

    private static boolean isOf(NodeInfo node, OnnxJavaType type) {
        return node.getInfo() instanceof TensorInfo tensor && tensor.type == type;
    }

    private static int rank(ValueInfo info) {
        return info instanceof TensorInfo tensor ? tensor.getShape().length : 0;
    }
}

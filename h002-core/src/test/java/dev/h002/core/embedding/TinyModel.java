package dev.h002.core.embedding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An ONNX model of one node, a table of a vector for each token id, so that a test knows every number that comes out. Written
 * field by field as onnx.proto3 of ONNX 1.15 numbers them.
 *
 * @param inputs their names; those but {@code input_ids} are not used
 * @param inputType as ONNX numbers it: 7 is 64-bit integers, 6 is 32-bit ones
 * @param shape of the output as declared; what is below 1 is left open
 * @param vectors by token id
 */
record TinyModel(List<String> inputs, int inputType, List<String> outputs, List<Integer> shape, float[][] vectors) {
    static final int INT32 = 6;
    static final int INT64 = 7;
    private static final int FLOAT = 1;
    private static final int OPSET = 13;
    private static final int IR_VERSION = 8;

    static TinyModel of(float[]... vectors) {
        return new TinyModel(
                List.of("input_ids", "attention_mask", "token_type_ids"),
                INT64,
                List.of("last_hidden_state"),
                List.of(0, 0, vectors[0].length),
                vectors);
    }

    TinyModel withInputs(String... names) {
        return new TinyModel(List.of(names), inputType, outputs, shape, vectors);
    }

    TinyModel withInputType(int type) {
        return new TinyModel(inputs, type, outputs, shape, vectors);
    }

    /** All of them are the same table. */
    TinyModel withOutputs(String... names) {
        return new TinyModel(inputs, inputType, List.of(names), shape, vectors);
    }

    TinyModel withShape(Integer... dimensions) {
        return new TinyModel(inputs, inputType, outputs, List.of(dimensions), vectors);
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        Message graph = new Message().text(2, "tiny").bytes(5, table());
        for (String output : outputs) {
            graph.bytes(
                    1,
                    new Message()
                            .text(1, "table")
                            .text(1, "input_ids")
                            .text(2, output)
                            .text(4, "Gather"));
        }
        inputs.forEach(input -> graph.bytes(11, value(input, inputType, List.of(0, 0))));
        outputs.forEach(output -> graph.bytes(12, value(output, FLOAT, shape)));
        return new Message()
                .number(1, IR_VERSION)
                .bytes(7, graph)
                .bytes(8, new Message().number(2, OPSET))
                .toBytes();
    }

    private Message table() {
        ByteBuffer numbers = ByteBuffer.allocate(vectors.length * vectors[0].length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : vectors) {
            for (float number : vector) {
                numbers.putFloat(number);
            }
        }
        return new Message()
                .number(1, vectors.length)
                .number(1, vectors[0].length)
                .number(2, FLOAT)
                .text(8, "table")
                .bytes(9, numbers.array());
    }

    private static Message value(String name, int type, List<Integer> dimensions) {
        Message shape = new Message();
        for (int i = 0; i < dimensions.size(); i++) {
            int size = dimensions.get(i);
            shape.bytes(1, size > 0 ? new Message().number(1, size) : new Message().text(2, "open" + i));
        }
        Message tensor = new Message().number(1, type).bytes(2, shape);
        return new Message().text(1, name).bytes(2, new Message().bytes(1, tensor));
    }

    /** One message of protocol buffers. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, int value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message bytes(int field, Message value) {
            return bytes(field, value.toBytes());
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(int value) {
            int rest = value;
            while (rest > 0x7f) {
                out.write(rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}

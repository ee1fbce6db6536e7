package dev.h002.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BinaryVector;
import org.bson.Float32BinaryVector;
import org.bson.types.Binary;

/** How a vector is stored. Either form is read, wherever it was written. */
enum VectorForm {
    /** Packed little-endian 32-bit floats, binary of subtype 0: what every server takes. */
    PACKED {
        @Override
        Object write(float[] vector) {
            ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(vector);
            return new Binary(bytes.array());
        }
    },
    /** A BSON vector of 32-bit floats, binary of subtype 9: what {@code $vectorSearch} indexes. */
    BSON {
        @Override
        Object write(float[] vector) {
            return BinaryVector.floatVector(vector);
        }
    };

    abstract Object write(float[] vector);

    /**
     * The vector in a field.
     *
     * @throws dev.h002.InvalidInputException if there is none, or it cannot be compared with another
     */
    static float[] read(DocumentReader in, String name) {
        Object stored = in.required(name, in.raw().get(name));
        float[] vector;
        if (stored instanceof Float32BinaryVector floats) {
            vector = floats.getData();
        } else if (stored instanceof Binary binary && binary.getType() == 0) {
            vector = unpack(binary.getData());
        } else {
            throw in.wrong(name, "must be binary, of packed or of BSON vector 32-bit floats");
        }
        if (!isUsable(vector)) {
            throw in.wrong(name, "must hold finite numbers, not all of them zero");
        }
        return vector;
    }

    /** Whether it has a direction: its numbers are finite and not all zero. */
    static boolean isUsable(float[] vector) {
        double norm = norm(vector);
        return norm > 0 && norm < Double.POSITIVE_INFINITY;
    }

    /** The L2 norm; not a number if one of the components is none. */
    static double norm(float[] vector) {
        double sum = 0;
        for (float component : vector) {
            sum += (double) component * component;
        }
        return Math.sqrt(sum);
    }

    private static float[] unpack(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}

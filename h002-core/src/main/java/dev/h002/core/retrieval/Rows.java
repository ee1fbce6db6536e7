package dev.h002.core.retrieval;

import java.util.List;

/** The vectors of one block as they are kept for exact scores. Unmodifiable. */
sealed interface Rows {
    /** The cosine of a query of length 1 and a vector. */
    float score(int row, float[] query, Kernel kernel);

    /** Reads a little of all of a vector, so that it is near when it is scored. */
    float touch(int row);

    /** A vector; treat it as read-only. */
    float[] vector(int row);

    /** These, and others after them. */
    Rows plus(List<float[]> more);

    static Rows none(Rescoring kind) {
        return switch (kind) {
            case FLOAT -> new Floats(new float[0][]);
            case INT8 -> new Bytes(0, new byte[0], new float[0]);
        };
    }

    /** The very arrays that were handed in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Floats(float[][] rows) implements Rows {
        // What a cache line holds.
        private static final int PER_LINE = 16;

        @Override
        public float score(int row, float[] query, Kernel kernel) {
            return kernel.dot(query, rows[row]);
        }

        @Override
        public float touch(int row) {
            float[] vector = rows[row];
            float sum = 0;
            for (int d = 0; d < vector.length; d += PER_LINE) {
                sum += vector[d];
            }
            return sum;
        }

        @Override
        public float[] vector(int row) {
            return rows[row];
        }

        @Override
        public Rows plus(List<float[]> more) {
            float[][] all = java.util.Arrays.copyOf(rows, rows.length + more.size());
            for (int i = 0; i < more.size(); i++) {
                all[rows.length + i] = more.get(i);
            }
            return new Floats(all);
        }
    }

    /** A byte for each number, and a scale for each vector that makes its largest number 127. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(int dimensions, byte[] numbers, float[] scales) implements Rows {
        private static final float LARGEST = 127;
        private static final int PER_LINE = 64;

        @Override
        public float score(int row, float[] query, Kernel kernel) {
            return kernel.dot(query, numbers, row * dimensions) * scales[row];
        }

        @Override
        public float touch(int row) {
            float sum = scales[row];
            for (int d = row * dimensions; d < (row + 1) * dimensions; d += PER_LINE) {
                sum += numbers[d];
            }
            return sum;
        }

        @Override
        public float[] vector(int row) {
            float[] vector = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
                vector[d] = numbers[row * dimensions + d] * scales[row];
            }
            return vector;
        }

        @Override
        public Rows plus(List<float[]> more) {
            int width = more.isEmpty() ? dimensions : more.get(0).length;
            byte[] all = java.util.Arrays.copyOf(numbers, numbers.length + more.size() * width);
            float[] allScales = java.util.Arrays.copyOf(scales, scales.length + more.size());
            for (int i = 0; i < more.size(); i++) {
                int row = scales.length + i;
                allScales[row] = quantise(more.get(i), all, row * width);
            }
            return new Bytes(width, all, allScales);
        }

        private static float quantise(float[] vector, byte[] into, int at) {
            float largest = 0;
            for (float number : vector) {
                largest = Math.max(largest, Math.abs(number));
            }
            float scale = largest / LARGEST;
            for (int d = 0; d < vector.length; d++) {
                into[at + d] = (byte) Math.round(vector[d] / scale);
            }
            return scale;
        }
    }
}

package dev.h002.core.retrieval;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how to compute, once for the process. */
final class Kernels {
    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNEL = "dev.h002.core.retrieval.VectorKernel";

    private static final Kernel BEST = choose();

    private Kernels() {}

    /**
     * The one on the Vector API where the process was started with {@code --add-modules jdk.incubator.vector} and it computes
     * as the plain one does, else the plain one.
     */
    static Kernel best() {
        return BEST;
    }

    private static Kernel choose() {
        Kernel plain = new PlainKernel();
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return plain;
        }
        try {
            Kernel vector = Class.forName(VECTOR_KERNEL)
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
            if (agree(plain, vector)) {
                return vector;
            }
            LOG.warn("The Vector API computes otherwise than plain Java here, so it is not used.");
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            LOG.debug("The Vector API cannot be used here", e);
        }
        return plain;
    }

    private static boolean agree(Kernel a, Kernel b) {
        Random random = new Random(1);
        long[] codes = random.longs((long) Kernel.WORDS * Block.CAPACITY).toArray();
        long[] query = random.longs(Kernel.WORDS).toArray();
        float[] left = new float[100];
        float[] right = new float[100];
        byte[] bytes = new byte[100];
        random.nextBytes(bytes);
        for (int i = 0; i < left.length; i++) {
            left[i] = random.nextFloat() - 0.5f;
            right[i] = random.nextFloat() - 0.5f;
        }
        return Arrays.equals(near(a, codes, query), near(b, codes, query))
                && a.dot(left, right) == b.dot(left, right)
                && a.dot(left, bytes, 0) == b.dot(left, bytes, 0);
    }

    // The near half of the slots, and their distances.
    private static int[] near(Kernel kernel, long[] codes, long[] query) {
        int[] distances = new int[Block.CAPACITY];
        int[] near = new int[Block.CAPACITY];
        int furthest = query.length * Long.SIZE / 2;
        int count = kernel.near(codes, Block.CAPACITY, query, furthest, distances, near);
        return IntStream.range(0, count)
                .flatMap(i -> IntStream.of(near[i], distances[near[i]]))
                .toArray();
    }
}

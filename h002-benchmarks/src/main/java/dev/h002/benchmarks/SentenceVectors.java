package dev.h002.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.h002.core.embedding.ParallelEmbedding;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Vectors of text, by all-MiniLM-L6-v2: the sentences of the documents, answers and short messages that the retrieval examples
 * hold, and pairs of them until there are as many as wanted. Questions are those of the examples, on the topic and off it.
 */
final class SentenceVectors {
    private static final long SEED = 20260302;
    private static final int SHORTEST = 20;
    // So that a pair stays the length of a short passage.
    private static final int LONGEST_PAIR = 160;
    private static final List<String> TEXTS =
            List.of("harrow-documents:text", "larkfield-documents:text", "faq:answer", "intents:text");
    private static final List<String> QUESTIONS =
            List.of("larkfield-questions:query", "faq:question", "out-of-scope:query");

    private SentenceVectors() {}

    /** Embeds so many texts and all questions, in some minutes, and writes them for {@link #read}. */
    static void write(Path data, int vectors, Path file) throws IOException {
        Random random = new Random(SEED);
        List<String> sentences = new ArrayList<>();
        for (String text : fields(data, TEXTS)) {
            addSentences(text, sentences);
        }
        List<String> texts = new ArrayList<>(sentences.subList(0, Math.min(vectors, sentences.size())));
        while (texts.size() < vectors) {
            String pair = some(sentences, random) + " " + some(sentences, random);
            if (pair.length() <= LONGEST_PAIR) {
                texts.add(pair);
            }
        }
        Collections.shuffle(texts, random);
        List<String> questions = fields(data, QUESTIONS);
        int threads = Runtime.getRuntime().availableProcessors();
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.miniLm();
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(ParallelEmbedding.embed(model, texts, threads), out);
            write(ParallelEmbedding.embed(model, questions, threads), out);
        }
    }

    /** The first so many vectors of a file, and all questions. */
    static VectorCorpus read(Path file, int vectors) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            float[][] all = read(in);
            float[][] questions = read(in);
            if (vectors > all.length) {
                throw new IOException("The file holds " + all.length + " vectors.");
            }
            return new VectorCorpus(Arrays.copyOf(all, vectors), questions);
        }
    }

    private static void write(List<float[]> vectors, DataOutputStream out) throws IOException {
        out.writeInt(vectors.size());
        for (float[] vector : vectors) {
            for (float number : vector) {
                out.writeFloat(number);
            }
        }
    }

    private static float[][] read(DataInputStream in) throws IOException {
        float[][] vectors = new float[in.readInt()][VectorCorpus.DIMENSIONS];
        for (float[] vector : vectors) {
            for (int d = 0; d < vector.length; d++) {
                vector[d] = in.readFloat();
            }
        }
        return vectors;
    }

    /** The values of fields, each named as {@code FILE:FIELD}. */
    private static List<String> fields(Path data, List<String> names) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> values = new ArrayList<>();
        for (String name : names) {
            String[] parts = name.split(":", 2);
            for (String line : Files.readAllLines(data.resolve(parts[0] + ".jsonl"))) {
                JsonNode value = json.readTree(line).required(parts[1]);
                values.add(value.asText());
            }
        }
        return values;
    }

    private static void addSentences(String text, List<String> sentences) {
        String plain = text.replaceAll("[#|*\\n-]+", " ");
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(plain);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String sentence = plain.substring(from, to).strip();
            if (sentence.length() > SHORTEST) {
                sentences.add(sentence);
            }
            from = to;
        }
    }

    private static String some(List<String> sentences, Random random) {
        return sentences.get(random.nextInt(sentences.size()));
    }
}

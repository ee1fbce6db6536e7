package dev.h002.mongo;

import dev.h002.MaskedText;
import java.util.Locale;

/** The words of a text, hashed into a unit vector; zeros if there is none. */
final class WordVectors {
    static final int LENGTH = 256;

    private WordVectors() {}

    static float[] of(MaskedText text) {
        return of(text.value());
    }

    static float[] of(String text) {
        float[] vector = new float[LENGTH];
        double squares = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            if (!word.isEmpty()) {
                vector[Math.floorMod(word.hashCode() * 0x9E3779B9, LENGTH)] = 1;
            }
        }
        for (float component : vector) {
            squares += component * component;
        }
        for (int i = 0; squares > 0 && i < LENGTH; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}

package dev.h002.examples.corpus;

import dev.h002.H002Exception;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files beside this class. */
final class CorpusResource {
    private CorpusResource() {}

    static InputStream open(String name) {
        InputStream in = CorpusResource.class.getResourceAsStream(name);
        if (in == null) {
            throw new H002Exception(name + " is missing from the jar: build it again.");
        }
        return in;
    }

    static List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new H002Exception(name + " in the jar cannot be read: build it again.", unreadable);
        }
    }
}

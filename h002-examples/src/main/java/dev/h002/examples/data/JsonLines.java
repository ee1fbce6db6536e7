package dev.h002.examples.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.h002.H002Exception;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads a file of one JSON object a line from the jar: from beside this class, or by its path from the root. */
public final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    /**
     * The objects, in the order of the lines.
     *
     * @throws H002Exception if the file is missing or does not have the shape of the record
     */
    public static <T> List<T> read(String resource, Class<T> type) {
        try (InputStream in = JsonLines.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new H002Exception(resource + " is missing from the jar: build it again.");
            }
            try (MappingIterator<T> lines = MAPPER.readerFor(type).readValues(in)) {
                return List.copyOf(lines.readAll());
            }
        } catch (IOException unreadable) {
            throw new H002Exception(resource + " in the jar cannot be read: build it again.", unreadable);
        }
    }
}

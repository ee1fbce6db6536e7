package dev.h002.examples.data;

import dev.h002.H002Exception;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The policies and answers of Riverton Market, the invented retailer of the demo: Markdown mostly, and one each of plain
 * text, HTML and PDF.
 *
 * <p>A jar cannot list its folders, so the names stand in {@code documents.txt} beside the documents. Stateless.
 */
public final class DemoDocuments {
    private static final String FOLDER = "/dev/h002/examples/documents/";
    private static final String INDEX = "documents.txt";

    private DemoDocuments() {}

    /** The file names, such as {@code refunds.md}, in alphabetical order. */
    public static List<String> names() {
        String index = new String(resource(INDEX), StandardCharsets.UTF_8);
        return Arrays.stream(index.split("\n", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }

    /**
     * A document's bytes.
     *
     * @param name one of {@link #names()}
     * @throws H002Exception if there is no document of that name
     */
    public static byte[] read(String name) {
        if (!names().contains(name)) {
            throw new H002Exception("There is no such document: use one of " + names() + ".");
        }
        return resource(name);
    }

    /**
     * Writes every document into a folder, which is created if need be. Files that hold the same bytes already are left
     * alone, so that their time of change stays; others of the same name are replaced.
     *
     * @return the files, in the order of {@link #names()}
     * @throws H002Exception if the folder or a file cannot be written
     */
    public static List<Path> copyTo(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (String name : names()) {
                Path file = folder.resolve(name);
                byte[] bytes = resource(name);
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                    Files.write(file, bytes);
                }
                files.add(file);
            }
        } catch (IOException notWritable) {
            throw new H002Exception(
                    "The demo documents could not be written: choose a folder you may write to.", notWritable);
        }
        return List.copyOf(files);
    }

    private static byte[] resource(String name) {
        try (InputStream in = DemoDocuments.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new H002Exception(name + " is missing from the jar: build it again.");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new H002Exception(name + " in the jar cannot be read: build it again.", unreadable);
        }
    }
}

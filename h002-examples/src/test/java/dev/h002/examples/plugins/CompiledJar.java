package dev.h002.examples.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar made of source text, for tests of plugins. */
public final class CompiledJar {
    private static final Pattern TYPE = Pattern.compile("package (\\w+);.*?class (\\w+)", Pattern.DOTALL);
    private static final String DECLARATION = "META-INF/services/dev.h002.spi.ContextSource";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private CompiledJar() {}

    /** Compiles types, each with a package and the name of its file's class, on the class path of the tests. */
    public static CompiledJar of(String... sources) throws IOException {
        CompiledJar jar = new CompiledJar();
        Path folder = Files.createTempDirectory("h002-plugin");
        List<String> words = new ArrayList<>(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
        Collections.addAll(words, "-d", folder.resolve("classes").toString());
        for (String source : sources) {
            Matcher type = TYPE.matcher(source);
            if (!type.find()) {
                throw new IllegalArgumentException(source);
            }
            Path file = folder.resolve(type.group(1)).resolve(type.group(2) + ".java");
            Files.createDirectories(file.getParent());
            words.add(Files.writeString(file, source).toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalArgumentException("does not compile");
        }
        Path classes = folder.resolve("classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.entries.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        remove(folder);
        return jar;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A source of one fact, in the package acme. */
    public static String source(String type, String name, String value) {
        return """
                package acme;

                public class %s implements dev.h002.spi.ContextSource {
                    public java.util.List<dev.h002.Fact> gather(dev.h002.spi.ContextRequest request) {
                        return java.util.List.of(dev.h002.Fact.of("value", %s));
                    }

                    public String name() {
                        return "%s";
                    }
                }
                """.formatted(type, value, name);
    }

    public CompiledJar declaring(String... providers) {
        entries.put(DECLARATION, (String.join("\n", providers) + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public CompiledJar without(String entry) {
        if (entries.remove(entry) == null) {
            throw new IllegalArgumentException(entry);
        }
        return this;
    }

    public CompiledJar with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    public byte[] entry(String name) {
        return entries.get(name);
    }

    /** Writes it, with the folders it lies in. */
    public Path to(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }
}

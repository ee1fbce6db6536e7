package dev.h002.benchmarks;

import dev.h002.benchmarks.ModelServer.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The web chat as its launcher starts it, on demo data of its own, with a model on loopback that takes a second. */
final class WebChatProcess implements AutoCloseable {
    private static final String ANNOUNCED = "Web chat: ";

    private final Process model;
    private final Process chat;
    private final Path folder;
    private final URI address;

    private WebChatProcess(Process model, Process chat, Path folder, URI address) {
        this.model = model;
        this.chat = chat;
        this.folder = folder;
        this.address = address;
    }

    static WebChatProcess start(Path jar, List<String> options) throws IOException {
        Process model = ChildJvm.start(ModelServer.class, List.of("-Xmx128m", "-XX:+UseSerialGC"));
        Path folder = Files.createTempDirectory("h002-web-chat");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "serve", "--port", "0"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        int port = Integer.parseInt(ChildJvm.line(reader(model), ModelServer.class));
        builder.environment().put("OPENAI_BASE_URL", ModelServer.baseUrl(port, new Pace(1_000, 5, 0)));
        builder.environment().put("OPENAI_API_KEY", "none");
        builder.environment().put("H002_LLM_MAX_CONCURRENT", "1000");
        Process chat = builder.start();
        BufferedReader out = reader(chat);
        String announced = ChildJvm.line(out, WebChatProcess.class);
        while (!announced.startsWith(ANNOUNCED)) {
            // A JVM with options of a measurement's own may say something first.
            announced = ChildJvm.line(out, WebChatProcess.class);
        }
        return new WebChatProcess(model, chat, folder, URI.create(announced.substring(ANNOUNCED.length())));
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    URI address() {
        return address;
    }

    /** The most memory it ever held, in MB, as Linux counts it. */
    double mostResident() throws IOException {
        return status("VmHWM:") * 1024.0 / 1e6;
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(chat.pid()), "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("Linux does not tell " + field));
    }

    @Override
    public void close() throws IOException {
        chat.destroy();
        try {
            if (!chat.waitFor(40, TimeUnit.SECONDS)) {
                chat.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            chat.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        model.destroy();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

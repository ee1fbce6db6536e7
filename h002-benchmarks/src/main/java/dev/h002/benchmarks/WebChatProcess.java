package dev.h002.benchmarks;

import dev.h002.benchmarks.ModelServer.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The web chat as its launcher starts it, on demo data of its own, with a model on loopback that takes a second. */
final class WebChatProcess implements AutoCloseable {
    /** How browsers would know it. */
    static final String HOST = "chat.shop.example";

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

    /**
     * Starts it, as behind a proxy: so each visitor counts by an address of its own.
     *
     * @param customers whose orders are put in beforehand
     */
    static WebChatProcess start(Path jar, List<String> options, List<String> customers)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("h002-web-chat");
        Files.write(folder.resolve("orders.jsonl"), WebChatOrders.of(customers));
        run(command(jar, List.of("-Xmx512m"), "data", "generate"), folder);
        run(command(jar, List.of("-Xmx512m"), "data", "import", "--collection", "orders", "orders.jsonl"), folder);

        Process model = ChildJvm.start(ModelServer.class, List.of("-Xmx128m", "-XX:+UseSerialGC"));
        int port = Integer.parseInt(ChildJvm.line(reader(model), ModelServer.class));
        int chatPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(command(
                        jar, options, "serve", "--port", Integer.toString(chatPort), "--public-url", "https://" + HOST))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("OPENAI_BASE_URL", ModelServer.baseUrl(port, new Pace(1_000, 5, 0)));
        builder.environment().put("OPENAI_API_KEY", "none");
        builder.environment().put("H002_LLM_MAX_CONCURRENT", "1000");
        Process chat = builder.start();
        return new WebChatProcess(model, chat, folder, URI.create("http://127.0.0.1:" + chatPort + "/"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> command(Path jar, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("The data for the web chat could not be made.");
        }
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

    /** What the chat's process has taken of processors since it started. */
    Duration processorTime() {
        return chat.info().totalCpuDuration().orElseThrow(() -> new IllegalStateException("The chat has ended."));
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

package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: one clear line, the documented exit code, no stack trace. */
class BadInputTest {
    @TempDir
    static Path folder;

    private static RealCommands commands;

    @BeforeAll
    static void installed() {
        commands = RealCommands.onDemoData(folder);
    }

    private static void fails(Ended ended, int code, String... words) {
        assertThat(ended.err()).hasLineCount(1).startsWith("h002: ").doesNotContain("Exception", "\tat");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(ended.err()).contains(word));
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(code);
    }

    @Test
    void anUnknownCustomer() {
        for (String command : List.of("ask", "context")) {
            fails(commands.run(command, "--user", "nobody", "I'm cold."), 2, "no customer");
        }
        fails(commands.input("hi\n").run("chat", "--user", "nobody"), 2, "no customer");
        fails(commands.run("quota", "--user", "nobody"), 2, "no customer");
    }

    @Test
    void aPlaceOutOfRange() {
        for (String place : List.of("91,0", "-90.5,0", "0,180.5", "NaN,0", "1e999,0", "40.7", "north,east")) {
            fails(commands.run("ask", "--at=" + place, "I'm cold."), 2);
        }
    }

    @Test
    void anEmptyOrAHugeMessage() {
        for (String empty : List.of("", "   ", "\u2003\n")) {
            fails(commands.run("ask", empty), 2, "empty");
        }
        fails(commands.input("").run("ask", "-"), 2, "empty");
        fails(commands.input("cold ".repeat(200_000)).run("ask", "-"), 2, "too long");
        fails(commands.input("c".repeat(1024 * 1024)).run("ask", "-"), 2, "too long");
        fails(commands.input("c".repeat(1024 * 1024 + 1)).run("ask", "-"), 2, "longer than 1 MB");
        fails(commands.input(new byte[] {(byte) 0xC3, 0x28}).run("ask", "-"), 2, "UTF-8");
    }

    @Test
    void aFileThatIsMissingOrNoFile() throws IOException {
        String missing = folder.resolve("missing.txt").toString();
        Path notText = Files.write(folder.resolve("not-text.jsonl"), new byte[] {'{', (byte) 0xFF, '}', '\n'});
        fails(commands.run("mask", missing), 2, "missing.txt");
        fails(commands.run("mask", folder.toString()), 2, "folder");
        fails(commands.run("mask", notText.toString()), 2, "UTF-8");
        fails(commands.run("ingest", missing), 2, "missing.txt");
        fails(commands.run("data", "import", "--collection", "users", missing), 2, "missing.txt");
        fails(commands.run("data", "import", "--collection", "users", folder.toString()), 2, "folder");
        fails(commands.run("data", "import", "--collection", "ghosts", notText.toString()), 2, "--collection");
        Ended rejected = commands.run("data", "import", "--collection", "users", notText.toString());
        assertThat(rejected.code()).isEqualTo(2);
        assertThat(rejected.out()).contains("0 documents imported", "1 rejected");
        assertThat(rejected.err()).hasLineCount(1).contains("line 1");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.md"), "# Secret\n");
        boolean changed = file.toFile().setReadable(false);
        assumeFalse(!changed || Files.isReadable(file), "this user may read everything");
        for (String[] command :
                List.of(new String[] {"mask", file.toString()}, new String[] {"ingest", file.toString()}, new String[] {
                    "data", "import", "--collection", "users", file.toString()
                })) {
            fails(commands.run(command), 2, "secret.md", "permissions");
        }
    }

    @Test
    void aDatabaseThatIsNotThere() throws IOException {
        int nobodyThere;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyThere = closedAtOnce.getLocalPort();
        }
        String uri = "mongodb://someone:s3cret@127.0.0.1:" + nobodyThere + "/shop";
        long start = System.nanoTime();
        Ended ended = commands.run("ask", "--mongodb-uri", uri, "I'm cold.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        fails(ended, 3, "127.0.0.1:" + nobodyThere, "MONGODB_URI");
        assertThat(ended.err()).doesNotContain("s3cret", "someone");
        for (String wrong : List.of("localhost:27017", "http://localhost", "mongodb://", "mongodb://u:p@ss@h/")) {
            fails(commands.run("ask", "--mongodb-uri", wrong, "I'm cold."), 2);
        }
    }

    @Test
    void aDatabaseThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            Ended ended = commands.run(
                    "ask", "--mongodb-uri", "mongodb://127.0.0.1:" + silent.getLocalPort() + "/shop", "I'm cold.");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            fails(ended, 3, "MONGODB_URI");
        }
    }

    @Test
    void aVaultKeyThatIsNotTheOneItWasSealedWith(@TempDir Path own) {
        RealCommands first = RealCommands.onDemoData(own).with("H002_VAULT_KEY", key(1));
        assertThat(first.run("ask", "--conversation", "c1", "I'm Zoë, zoe.quill@elsewhere.test")
                        .code())
                .isZero();
        RealCommands other = RealCommands.in(own).with("H002_VAULT_KEY", key(2));
        fails(other.run("ask", "--conversation", "c1", "Where is my order?"), 2, "another vault key");
        Ended line = other.input("{\"id\":1,\"conversation\":\"c1\",\"message\":\"hi\"}\n")
                .run("ask", "--jsonl");
        assertThat(line.lines().get(0).get("error").textValue()).contains("another vault key");
        assertThat(line.out() + line.err()).doesNotContain("zoe");
        assertThat(other.run("ask", "--conversation", "c2", "I'm cold.").code())
                .as("a new conversation works")
                .isZero();
        fails(other.with("H002_VAULT_KEY", "short").run("ask", "I'm cold."), 2, "H002_VAULT_KEY");
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        new java.util.Random(seed).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}

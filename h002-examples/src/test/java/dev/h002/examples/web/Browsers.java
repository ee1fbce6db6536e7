package dev.h002.examples.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system's Chromium, without a window: one for all browser tests, which run in one thread. Playwright drives it and downloads
 * none of its own. {@code -Dchromium=FILE} or {@code CHROMIUM=FILE} names another one.
 */
final class Browsers {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** How long a test waits for what it expects: long, since a busy machine is no failure. */
    static final int PATIENCE_MILLIS = 30_000;

    private static final Optional<Path> EXECUTABLE = find();

    private Browsers() {}

    private static Optional<Path> find() {
        String given = System.getProperty("chromium", System.getenv().getOrDefault("CHROMIUM", ""));
        Stream<Path> candidates = given.isBlank() ? onThePath() : Stream.of(Path.of(given));
        Optional<Path> found = candidates.filter(Files::isExecutable).findFirst();
        if (found.isEmpty()) {
            System.out.println(
                    "Browser tests are skipped: no Chromium on the PATH; install it, or name one by CHROMIUM.");
        }
        return found;
    }

    private static Stream<Path> onThePath() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, name)));
    }

    static Browser chromium() {
        return Started.BROWSER;
    }

    /** Skips the tests where there is no browser. */
    static final class AreHere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return EXECUTABLE.isPresent()
                    ? ConditionEvaluationResult.enabled("Chromium is installed.")
                    : ConditionEvaluationResult.disabled("There is no Chromium.");
        }
    }

    /** Ends with this process. */
    private static final class Started {
        private static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private static final Browser BROWSER = launch();

        private static Browser launch() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            List<String> arguments = new ArrayList<>(List.of("--disable-gpu", "--font-render-hinting=none"));
            if ("root".equals(System.getProperty("user.name"))) {
                // Chromium's sandbox refuses to run as root, as tests in a container do.
                arguments.add("--no-sandbox");
            }
            return PLAYWRIGHT
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(EXECUTABLE.orElseThrow())
                            .setHeadless(true)
                            .setArgs(arguments));
        }
    }
}

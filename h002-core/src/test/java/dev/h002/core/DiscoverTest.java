package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.Question;
import dev.h002.core.fixture.Weather;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that others declare, in an assistant. */
class DiscoverTest {
    @TempDir
    Path folder;

    private URLClassLoader loader;

    @BeforeEach
    void declare() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        List<String> providers = List.of(Weather.class.getName(), "acme.Missing", Torn.class.getName());
        Files.write(services.resolve(ContextSource.class.getName()), providers);
        loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void aDiscoveredSourceContributesItsOwnFragment() {
        assertThat(itemsOf("weather", SmallShop.assistant().discover(loader))).containsExactly(Fact.of("celsius", -3));
    }

    @Test
    void withoutALoaderTheOneOfTheThreadLooks() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            assertThat(itemsOf("weather", SmallShop.assistant().discover())).isNotEmpty();
            thread.setContextClassLoader(null);
            assertThat(itemsOf("weather", SmallShop.assistant().discover())).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(itemsOf("weather", SmallShop.assistant())).isEmpty();
    }

    @Test
    void aSourceThatIsHandedInStandsInForADiscoveredOneWhicheverCameFirst() {
        ContextSource explicit = ContextSource.named("weather", request -> List.of(Fact.of("celsius", 20)));
        assertThat(itemsOf("weather", SmallShop.assistant().discover(loader).contextSource(explicit)))
                .containsExactly(Fact.of("celsius", 20));
        assertThat(itemsOf(
                        "weather", SmallShop.assistant().contextSource(explicit).discover(loader)))
                .containsExactly(Fact.of("celsius", 20));
    }

    @Test
    void lookingTwiceAddsNothingTwice() {
        assertThat(itemsOf("weather", SmallShop.assistant().discover(loader).discover(loader)))
                .hasSize(1);
    }

    @Test
    void oneWhoseClassesAreMissingWhenItGathersIsMissingAndTheRestRuns() {
        Context context = gathered(SmallShop.assistant().discover(loader));
        assertThat(context.missing()).containsExactly("torn");
        assertThat(context.fragments()).extracting(Fragment::source).contains("profile", "weather");
    }

    private static List<Fact> itemsOf(String source, RetailAssistantBuilder builder) {
        return gathered(builder).fragments().stream()
                .filter(fragment -> fragment.source().equals(source))
                .flatMap(fragment -> fragment.items().stream())
                .toList();
    }

    private static Context gathered(RetailAssistantBuilder builder) {
        try (Assistant assistant = builder.build()) {
            return assistant.context(Question.of("maya", "I'm cold"));
        }
    }

    /** A part of its jar is not there, which shows late. */
    public static final class Torn implements ContextSource {
        @Override
        public List<Fact> gather(ContextRequest request) {
            throw new NoClassDefFoundError("acme/Gone");
        }

        @Override
        public String name() {
            return "torn";
        }
    }
}

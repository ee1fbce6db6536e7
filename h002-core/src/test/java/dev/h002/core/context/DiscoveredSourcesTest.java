package dev.h002.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Fact;
import dev.h002.core.fixture.Weather;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.Retriever;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveredSourcesTest {
    private static final String SECRET = "maya.lindqvist@example.org";

    @TempDir
    Path folder;

    @Test
    void aDeclaredSourceIsFoundUnderItsName() throws Exception {
        DiscoveredSources found = declared(Weather.class);
        assertThat(found.problems()).isEmpty();
        assertThat(found.sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("weather");
            assertThat(source.provider()).isEqualTo(Weather.class.getName());
            assertThat(source.gather(null)).containsExactly(Fact.of("celsius", -3));
        });
    }

    @Test
    void nothingDeclaredIsNothingFound() throws Exception {
        DiscoveredSources found = declared(new String[0]);
        assertThat(found.sources()).isEmpty();
        assertThat(found.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Missing, NOT_LOADED, java.lang.ClassNotFoundException",
        "Unrelated, NOT_A_SOURCE,",
        "Throwing, NOT_MADE, java.lang.IllegalStateException",
        "ThrowingAnError, NOT_MADE, java.lang.NoClassDefFoundError",
        "ThrowingWhenLoaded, NOT_MADE, java.lang.IllegalArgumentException",
        "Recursing, NOT_MADE, java.lang.StackOverflowError",
        "WantingSomething, NOT_MADE, java.lang.NoSuchMethodException",
        "Nameless, NO_NAME,",
        "Blank, NO_NAME,",
        "TwoLines, NO_NAME,",
        "ThrowingItsName, NO_NAME, java.lang.UnsupportedOperationException",
        "AnotherProfile, BUILT_IN_NAME,",
        "AnotherWeather, NAME_TAKEN,"
    })
    void oneThatCannotBeUsedIsNamedWithTheClassOfWhatWentWrongAndTheRestRuns(
            String provider, SourceProblem.Kind kind, String cause) throws Exception {
        String name = DiscoveredSourcesTest.class.getName() + "$" + provider;
        DiscoveredSources found = declared(Weather.class.getName(), name, Stock.class.getName());
        assertThat(found.sources()).extracting(DiscoveredSource::name).containsExactly("weather", "stock");
        assertThat(found.problems()).containsExactly(new SourceProblem(name, kind, cause));
        assertThat(found.problems().toString()).startsWith("[" + name + " ").doesNotContain(SECRET);
    }

    @Test
    void aClassFileThatIsNoneIsAProblemOfItsOwnDeclaration() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("acme")).resolve("Broken.class"), "no class");
        DiscoveredSources found = declared("acme.Broken", Weather.class.getName());
        assertThat(found.sources()).extracting(DiscoveredSource::name).containsExactly("weather");
        assertThat(found.problems())
                .containsExactly(
                        new SourceProblem("acme.Broken", SourceProblem.Kind.NOT_LOADED, "java.lang.ClassFormatError"));
    }

    @Test
    void aDeclarationThatCannotBeReadIsOneProblemAndNoEndlessLoop() {
        ClassLoader unreadable = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException(SECRET);
            }
        };
        DiscoveredSources found = DiscoveredSources.by(unreadable);
        assertThat(found.sources()).isEmpty();
        assertThat(found.problems())
                .containsExactly(new SourceProblem(
                        "META-INF/services/dev.h002.spi.ContextSource",
                        SourceProblem.Kind.NOT_LOADED,
                        "java.io.IOException"));
    }

    @Test
    void aDeclarationThatIsNotOneIsAProblemToo() throws Exception {
        assertThat(declared("two words").problems())
                .extracting(SourceProblem::kind)
                .containsExactly(SourceProblem.Kind.NOT_LOADED);
    }

    @Test
    void noMoreThanSixtyFourAreLookedAt() throws Exception {
        String[] missing = new String[200];
        Arrays.setAll(missing, i -> i == 63 ? Stock.class.getName() : i == 64 ? Weather.class.getName() : "acme.M" + i);
        DiscoveredSources found = declared(missing);
        assertThat(found.sources()).extracting(DiscoveredSource::name).containsExactly("stock");
        assertThat(found.problems()).hasSize(64);
        assertThat(found.problems().get(63))
                .isEqualTo(new SourceProblem(Weather.class.getName(), SourceProblem.Kind.TOO_MANY, null));
    }

    @Test
    void severalFindingsTogetherHoldNoMoreThanSixtyFourAndNoNameTwice() throws Exception {
        DiscoveredSources all =
                declared(Weather.class).and(declared(Stock.class)).and(declared(AnotherWeather.class));
        assertThat(all.sources()).extracting(DiscoveredSource::name).containsExactly("weather", "stock");
        assertThat(all.problems()).extracting(SourceProblem::kind).containsExactly(SourceProblem.Kind.NAME_TAKEN);
        for (int i = 0; i < 70; i++) {
            String name = "s" + i;
            DiscoveredSource one = new DiscoveredSource("acme.S", name, ContextSource.none());
            all = all.and(DiscoveredSources.none().with(List.of(one), List.of()));
        }
        assertThat(all.sources()).hasSize(64);
        assertThat(all.problems())
                .hasSize(9)
                .last()
                .extracting(SourceProblem::kind)
                .isEqualTo(SourceProblem.Kind.TOO_MANY);
        assertThat(all).hasToString("DiscoveredSources[64 sources, 9 problems]");
    }

    @Test
    void theNameASourceHadWhenItWasFoundStays() throws Exception {
        DiscoveredSource changing = declared(Changing.class).sources().get(0);
        assertThat(changing.name()).isEqualTo("changing");
        assertThat(changing.name()).isEqualTo("changing");
        assertThat(changing).hasToString("DiscoveredSource[changing, " + Changing.class.getName() + "]");
    }

    @Test
    void theNamesOfTheBuiltInSourcesAreTheirs() {
        assertThat(BuiltInSources.builtIn(InMemoryRetailData.empty(), Retriever.none()))
                .extracting(ContextSource::name)
                .containsExactlyInAnyOrderElementsOf(BuiltInSources.NAMES);
        assertThatThrownBy(() -> DiscoveredSources.by(null)).isInstanceOf(NullPointerException.class);
    }

    private DiscoveredSources declared(Class<?>... providers) throws IOException {
        return declared(Arrays.stream(providers).map(Class::getName).toArray(String[]::new));
    }

    private DiscoveredSources declared(String... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        List<String> lines = new ArrayList<>(List.of("# comment"));
        Collections.addAll(lines, providers);
        Files.write(services.resolve(ContextSource.class.getName()), lines);
        URL[] urls = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            return DiscoveredSources.by(loader);
        }
    }

    /** Contributes nothing. */
    public abstract static class Quiet implements ContextSource {
        @Override
        public List<Fact> gather(ContextRequest request) {
            return List.of();
        }
    }

    public static final class AnotherWeather extends Quiet {
        @Override
        public String name() {
            return "weather";
        }
    }

    public static final class Stock extends Quiet {
        @Override
        public String name() {
            return "stock";
        }
    }

    public static final class AnotherProfile extends Quiet {
        @Override
        public String name() {
            return "profile";
        }
    }

    public static final class Unrelated {}

    public static final class Throwing extends Quiet {
        public Throwing() {
            throw new IllegalStateException(SECRET);
        }
    }

    public static final class ThrowingAnError extends Quiet {
        public ThrowingAnError() {
            throw new NoClassDefFoundError(SECRET);
        }
    }

    public static final class ThrowingWhenLoaded extends Quiet {
        private static final int NUMBER = number();

        private static int number() {
            throw new IllegalArgumentException(SECRET);
        }
    }

    public static final class Recursing extends Quiet {
        public Recursing() {
            new Recursing();
        }
    }

    public static final class WantingSomething extends Quiet {
        public WantingSomething(String something) {}
    }

    public static final class Nameless extends Quiet {
        @Override
        public String name() {
            return null;
        }
    }

    public static final class Blank extends Quiet {
        @Override
        public String name() {
            return " ";
        }
    }

    public static final class TwoLines extends Quiet {
        @Override
        public String name() {
            return "a\nb";
        }
    }

    public static final class ThrowingItsName extends Quiet {
        @Override
        public String name() {
            throw new UnsupportedOperationException(SECRET);
        }
    }

    public static final class Changing extends Quiet {
        private int times;

        @Override
        public String name() {
            return times++ == 0 ? "changing" : SECRET;
        }
    }
}

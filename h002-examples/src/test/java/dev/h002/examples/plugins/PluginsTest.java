package dev.h002.examples.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Fact;
import dev.h002.InvalidInputException;
import dev.h002.core.context.DiscoveredSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir
    Path working;

    private Path folder() {
        return working.resolve("plugins");
    }

    @Test
    void aFolderThatIsNotThereHasNoPlugins() {
        try (Plugins plugins = load()) {
            assertThat(plugins.reports()).isEmpty();
            assertThat(plugins.sources().sources()).isEmpty();
        }
    }

    @Test
    void jarsOfTheFolderAreLoadedByNameAfterThoseThatWereNamed() throws Exception {
        jar("B", "second").to(folder().resolve("b.jar"));
        jar("A", "first").to(folder().resolve("a.jar"));
        Path named = jar("Z", "named").to(working.resolve("elsewhere/z.jar"));
        Files.createDirectories(folder().resolve("folder.jar"));
        Files.writeString(folder().resolve("notes.txt"), "no plugin");
        try (Plugins plugins = load(named, folder().resolve("b.jar"))) {
            assertThat(names(plugins)).containsExactly("named", "second", "first");
            assertThat(plugins.reports())
                    .extracting(report -> Path.of(report.file()).getFileName().toString())
                    .containsExactly("z.jar", "b.jar", "a.jar");
            assertThat(plugins.reports()).allMatch(report -> report.problems().isEmpty());
        }
    }

    @Test
    void twoPluginsMayBringTwoVersionsOfALibrary() throws Exception {
        for (String version : List.of("one", "two")) {
            String library = "package library; public class Version { public static final Object VALUE = \"" + version
                    + "\".toString(); }";
            String source = CompiledJar.source("Source", version, "library.Version.VALUE");
            CompiledJar.of(library, source).declaring("acme.Source").to(folder().resolve(version + ".jar"));
        }
        try (Plugins plugins = load()) {
            assertThat(facts(plugins)).containsExactly(Fact.of("value", "one"), Fact.of("value", "two"));
        }
    }

    @Test
    void ofTwoSourcesOfOneNameTheFirstStaysAndTheOtherIsAProblemOfItsOwnPlugin() throws Exception {
        jar("A", "same").to(folder().resolve("a.jar"));
        jar("B", "same").to(folder().resolve("b.jar"));
        try (Plugins plugins = load()) {
            assertThat(plugins.reports().get(0).sources()).containsExactly("same");
            assertThat(plugins.reports().get(1).sources()).isEmpty();
            assertThat(plugins.reports().get(1).problems())
                    .containsExactly("acme.B has the name of a source found before it");
        }
    }

    @Test
    void noPluginStandsInForABuiltInSource() throws Exception {
        jar("A", "profile").to(folder().resolve("a.jar"));
        try (Plugins plugins = load()) {
            assertThat(names(plugins)).isEmpty();
            assertThat(onlyProblem(plugins)).isEqualTo("acme.A has the name of a built-in source");
        }
    }

    @Test
    void whatIsMissingFromAJarIsNamedAndTheRestOfItRuns() throws Exception {
        String parent = "package acme; public class Parent {}";
        String orphan = CompiledJar.source("Orphan", "orphan", "1")
                .replace("Orphan implements", "Orphan extends Parent implements");
        CompiledJar.of(parent, orphan, CompiledJar.source("Whole", "whole", "1"))
                .declaring("acme.Orphan", "acme.Whole")
                .without("acme/Parent.class")
                .to(folder().resolve("a.jar"));
        try (Plugins plugins = load()) {
            assertThat(names(plugins)).containsExactly("whole");
            assertThat(onlyProblem(plugins)).isEqualTo("acme.Orphan cannot be loaded (java.lang.NoClassDefFoundError)");
        }
    }

    @Test
    void aClassOfANewerJavaIsNamed() throws Exception {
        CompiledJar newer = jar("A", "newer");
        byte[] type = newer.entry("acme/A.class").clone();
        type[6] = 0x7F; // the major version stands in bytes 6 and 7
        newer.with("acme/A.class", type).to(folder().resolve("a.jar"));
        try (Plugins plugins = load()) {
            assertThat(onlyProblem(plugins))
                    .isEqualTo("acme.A cannot be loaded (java.lang.UnsupportedClassVersionError)");
        }
    }

    @Test
    void aJarWithoutADeclarationSaysSo() throws Exception {
        CompiledJar.of(CompiledJar.source("A", "a", "1")).to(folder().resolve("a.jar"));
        CompiledJar.of(CompiledJar.source("B", "b", "1"))
                .declaring("# none yet")
                .to(folder().resolve("b.jar"));
        try (Plugins plugins = load()) {
            assertThat(plugins.reports())
                    .hasSize(2)
                    .allSatisfy(report -> assertThat(report.problems())
                            .containsExactly("declares no source in META-INF/services/dev.h002.spi.ContextSource"));
        }
    }

    @Test
    void aFileThatIsNoJarSaysSo() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("a.jar"), "maya.lindqvist@example.org");
        try (Plugins plugins = load()) {
            assertThat(onlyProblem(plugins)).isEqualTo("is no jar that can be read (java.util.zip.ZipException)");
        }
    }

    @Test
    void noMoreThanSixtyFourAreLoaded() throws Exception {
        CompiledJar one = jar("A", "a");
        for (int i = 0; i < 67; i++) {
            one.to(folder().resolve("%02d.jar".formatted(i)));
        }
        try (Plugins plugins = load()) {
            assertThat(plugins.reports()).hasSize(65);
            assertThat(Path.of(plugins.reports().get(63).file())).endsWithRaw(Path.of("63.jar"));
            assertThat(plugins.reports().get(64).problems())
                    .containsExactly("at most 64 plugins are loaded: the last 3 by name are left out");
        }
    }

    @Test
    void whatANamedPluginIsNotIsBadInput() throws Exception {
        Path text = Files.writeString(working.resolve("a.txt"), "");
        for (Path wrong : List.of(working.resolve("absent.jar"), working, text)) {
            assertThatThrownBy(() -> Plugins.require(wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("There is no plugin ");
        }
        Plugins.require(jar("A", "a").to(working.resolve("a.jar")));
    }

    @Test
    void closingClosesTheClassLoaders() throws Exception {
        String late = CompiledJar.source("Late", "late", "new Later().toString()");
        CompiledJar.of("package acme; class Later {}", late)
                .declaring("acme.Late")
                .to(folder().resolve("a.jar"));
        Plugins plugins = load();
        plugins.close();
        assertThatThrownBy(() -> facts(plugins)).isInstanceOf(NoClassDefFoundError.class);
        plugins.close();
    }

    private Plugins load(Path... named) {
        return Plugins.load(folder(), List.of(named));
    }

    private static CompiledJar jar(String type, String name) throws IOException {
        return CompiledJar.of(CompiledJar.source(type, name, "1")).declaring("acme." + type);
    }

    private static List<String> names(Plugins plugins) {
        return plugins.sources().sources().stream().map(DiscoveredSource::name).toList();
    }

    private static List<Fact> facts(Plugins plugins) throws Exception {
        List<Fact> facts = new ArrayList<>();
        for (DiscoveredSource source : plugins.sources().sources()) {
            facts.addAll(source.gather(null));
        }
        return facts;
    }

    private static String onlyProblem(Plugins plugins) {
        assertThat(plugins.reports()).hasSize(1);
        assertThat(plugins.reports().get(0).problems()).hasSize(1);
        return plugins.reports().get(0).problems().get(0);
    }
}

package dev.h002.examples.plugins;

import dev.h002.core.context.DiscoveredSources;
import dev.h002.spi.ContextSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** One plugin: a jar, the class loader it has for itself, and what was found in it. */
final class PluginJar implements AutoCloseable {
    private static final String DECLARATION = "META-INF/services/" + ContextSource.class.getName();
    private static final String UNDECLARED = "declares no source in " + DECLARATION;

    private final @Nullable URLClassLoader loader;
    private final DiscoveredSources found;
    private final @Nullable String problem;

    private PluginJar(@Nullable URLClassLoader loader, DiscoveredSources found, @Nullable String problem) {
        this.loader = loader;
        this.found = found;
        this.problem = problem;
    }

    /** Loads what the jar declares. A jar that cannot be used is one without sources. */
    static PluginJar open(Path file) {
        // A class loader passes over a file that is no jar without a word.
        try (JarFile jar = new JarFile(file.toFile())) {
            if (jar.getEntry(DECLARATION) == null) {
                return without(UNDECLARED);
            }
            return load(file.toUri().toURL());
        } catch (IOException | SecurityException failure) {
            return without("is no jar that can be read (" + failure.getClass().getName() + ")");
        }
    }

    private static PluginJar load(URL jar) throws IOException {
        OwnServices loader = new OwnServices(jar);
        try {
            DiscoveredSources found = DiscoveredSources.by(loader);
            boolean empty = found.sources().isEmpty() && found.problems().isEmpty();
            return new PluginJar(loader, found, empty ? UNDECLARED : null);
        } catch (RuntimeException | Error failure) {
            loader.close();
            throw failure;
        }
    }

    private static PluginJar without(String problem) {
        return new PluginJar(null, DiscoveredSources.none(), problem);
    }

    DiscoveredSources found() {
        return found;
    }

    /** Why it has nothing, or null if it has something. */
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }

    /**
     * The classes of one jar below our own, so that two plugins may bring two versions of a library. What is declared elsewhere
     * is not this jar's: it would be found once for each plugin.
     */
    private static final class OwnServices extends URLClassLoader {
        OwnServices(URL jar) {
            super(new URL[] {jar}, PluginJar.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(DECLARATION) ? findResources(name) : super.getResources(name);
        }
    }
}

package dev.h002.core.context;

import dev.h002.spi.ContextSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look through a class loader for declared sources. Whatever a provider throws ends that provider only. */
final class SourceSearch {
    private static final String DECLARATION = "META-INF/services/" + ContextSource.class.getName();
    private static final int LONGEST_NAME = 64;

    private final AskedClasses loader;
    private final List<DiscoveredSource> made = new ArrayList<>();
    /** A set, for a declaration that cannot be read is met again at each step. */
    private final Set<SourceProblem> problems = new LinkedHashSet<>();

    SourceSearch(ClassLoader loader) {
        this.loader = new AskedClasses(loader);
    }

    DiscoveredSources run() {
        Iterator<ServiceLoader.Provider<ContextSource>> declared =
                ServiceLoader.load(ContextSource.class, loader).stream().iterator();
        for (int looks = 0; looks < DiscoveredSources.MOST; looks++) {
            if (!step(declared, false)) {
                return result();
            }
        }
        step(declared, true);
        return result();
    }

    private DiscoveredSources result() {
        return DiscoveredSources.none().with(made, List.copyOf(problems));
    }

    /** Looks at the next declaration, and says whether there was one. */
    private boolean step(Iterator<ServiceLoader.Provider<ContextSource>> declared, boolean full) {
        loader.forget();
        String provider = null;
        SourceProblem.Kind ifItThrows = SourceProblem.Kind.NOT_LOADED;
        try {
            if (!declared.hasNext()) {
                return false;
            }
            ServiceLoader.Provider<ContextSource> next = declared.next();
            provider = next.type().getName();
            if (full) {
                problems.add(new SourceProblem(provider, SourceProblem.Kind.TOO_MANY, null));
                return true;
            }
            ifItThrows = SourceProblem.Kind.NOT_MADE;
            ContextSource source = next.get();
            ifItThrows = SourceProblem.Kind.NO_NAME;
            String name = source.name();
            if (usable(name)) {
                made.add(new DiscoveredSource(provider, name, source));
            } else {
                problems.add(new SourceProblem(provider, SourceProblem.Kind.NO_NAME, null));
            }
        } catch (OutOfMemoryError ofTheProcess) {
            throw ofTheProcess;
        } catch (Throwable failure) { // errors too: a class that is missing is one
            problems.add(
                    provider == null ? unloadable(failure) : new SourceProblem(provider, ifItThrows, classOf(failure)));
        }
        return true;
    }

    /** Names stand in prompts, logs and JSON, so they are one short word or a few. */
    private static boolean usable(@Nullable String name) {
        return name != null
                && !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    private SourceProblem unloadable(Throwable failure) {
        String provider = loader.asked == null ? DECLARATION : loader.asked;
        Throwable cause = failure.getCause();
        if (failure instanceof ServiceConfigurationError && cause == null && loader.asked != null) {
            return loader.found
                    ? new SourceProblem(provider, SourceProblem.Kind.NOT_A_SOURCE, null)
                    : new SourceProblem(
                            provider, SourceProblem.Kind.NOT_LOADED, ClassNotFoundException.class.getName());
        }
        boolean noConstructor = cause instanceof NoSuchMethodException;
        return new SourceProblem(
                provider,
                noConstructor ? SourceProblem.Kind.NOT_MADE : SourceProblem.Kind.NOT_LOADED,
                classOf(failure));
    }

    /** What is under the wrappers that the JDK puts around it. */
    private static String classOf(Throwable failure) {
        Throwable inner = failure;
        if (inner instanceof ServiceConfigurationError && inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner instanceof ExceptionInInitializerError && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getClass().getName();
    }

    /** Remembers which class was asked for last: an error by itself does not tell whose declaration it came from. */
    private static final class AskedClasses extends ClassLoader {
        private @Nullable String asked;
        private boolean found;

        AskedClasses(ClassLoader parent) {
            super(parent);
        }

        void forget() {
            asked = null;
            found = false;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked = name;
            Class<?> type = super.loadClass(name, resolve);
            found = true;
            return type;
        }
    }
}

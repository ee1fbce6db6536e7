package dev.h002.examples.plugins;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which jars are plugins: those that were named, as they were named, then those of a folder by their names.
 *
 * @param jars each file once, at most {@value #MOST}
 * @param leftOut how many more there are
 * @param folderReadable whether the folder's could be told; a folder that is not there has none
 */
record PluginFiles(List<Path> jars, int leftOut, boolean folderReadable) {
    static final int MOST = 64;

    static PluginFiles of(Path folder, List<Path> named) {
        List<Path> all = new ArrayList<>(named);
        boolean readable = true;
        try {
            all.addAll(jarsIn(folder));
        } catch (IOException failure) {
            readable = false;
        }
        Set<Path> seen = new HashSet<>();
        List<Path> once = all.stream().filter(jar -> seen.add(identity(jar))).toList();
        int taken = Math.min(MOST, once.size());
        return new PluginFiles(once.subList(0, taken), once.size() - taken, readable);
    }

    /** Whether this may be a plugin: a file, not a folder or a device, whose name ends as a jar's does. */
    static boolean isJar(Path path) {
        return Files.isRegularFile(path) && path.toString().endsWith(".jar");
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PluginFiles::isJar)) {
            files.forEach(jars::add);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        jars.sort(Comparator.comparing(jar -> jar.getFileName().toString()));
        return jars;
    }

    /** One for each file, whatever path leads to it. */
    private static Path identity(Path jar) {
        try {
            return jar.toRealPath();
        } catch (IOException gone) {
            return jar.toAbsolutePath().normalize();
        }
    }
}

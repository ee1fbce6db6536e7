package dev.h002.core.knowledge;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files to ingest. Hidden files and symbolic links inside a folder are passed over, and so is what no parser reads. */
final class FileWalk {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 100_000;

    private final DocumentFormats formats;
    private final Map<Path, Found> byPath = new LinkedHashMap<>();
    private final Map<String, Path> bySource = new HashMap<>();
    private final Set<String> folders = new LinkedHashSet<>();
    private final List<FileError> errors = new ArrayList<>();

    private final int maxFiles;

    private FileWalk(DocumentFormats formats, int maxFiles) {
        this.formats = formats;
        this.maxFiles = maxFiles;
    }

    /**
     * A file.
     *
     * @param source its name below the folder, or its own
     * @param folder stands for the folder it was found in, or null if it was given itself
     */
    record Found(Path path, String source, @Nullable String folder) {}

    static FileWalk of(Collection<Path> paths, DocumentFormats formats) {
        return of(paths, formats, MAX_FILES);
    }

    static FileWalk of(Collection<Path> paths, DocumentFormats formats, int maxFiles) {
        FileWalk walk = new FileWalk(formats, maxFiles);
        for (Path path : paths) {
            walk.add(path);
        }
        return walk;
    }

    List<Found> files() {
        return List.copyOf(byPath.values());
    }

    /** The folders whose files were all seen. */
    Set<String> folders() {
        return folders;
    }

    List<FileError> errors() {
        return errors;
    }

    private void add(Path given) {
        Path path = given.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            folder(given, path);
        } else if (Files.isRegularFile(path)) {
            file(path, String.valueOf(path.getFileName()), null);
        } else {
            errors.add(new FileError(given.toString(), "There is no such file or folder: check the path."));
        }
    }

    private void folder(Path given, Path root) {
        String folder = Hashes.sha256(root.toString()).substring(0, 16);
        int before = byPath.size();
        int errorsBefore = errors.size();
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Visitor(root, folder));
        } catch (IOException e) {
            errors.add(new FileError(given.toString(), "The folder cannot be read: check its permissions."));
        }
        if (errors.size() == errorsBefore) {
            folders.add(folder);
            if (byPath.size() == before) {
                errors.add(new FileError(
                        given.toString(),
                        "The folder holds no file that can be read: give " + formats.endings() + "."));
            }
        }
    }

    private void file(Path path, String source, @Nullable String folder) {
        Path other = bySource.putIfAbsent(source, path);
        if (other == null) {
            byPath.put(path, new Found(path, source, folder));
        } else if (!other.equals(path)) {
            errors.add(new FileError(source, "Another file of this name is given too: rename one of them."));
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final String folder;

        Visitor(Path root, String folder) {
            this.root = root;
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.equals(root) || !isHidden(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            String source = source(path);
            if (!attributes.isRegularFile() || isHidden(path) || !formats.reads(source)) {
                return FileVisitResult.CONTINUE;
            }
            if (byPath.size() == maxFiles) {
                errors.add(new FileError(
                        root.getFileName() + "", "There are more than " + maxFiles + " files: ingest them in parts."));
                return FileVisitResult.TERMINATE;
            }
            if (!byPath.containsKey(path)) {
                file(path, source, folder);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            errors.add(new FileError(source(path), "It cannot be read: check its permissions."));
            return FileVisitResult.CONTINUE;
        }

        private String source(Path path) {
            return root.relativize(path).toString().replace('\\', '/');
        }

        private static boolean isHidden(Path path) {
            return String.valueOf(path.getFileName()).startsWith(".");
        }
    }
}

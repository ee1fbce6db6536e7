package dev.h002.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the guide to plugins shows.
 *
 * @param files the text of each file by its path
 * @param commands a line each
 * @param printed the fragment that the first command on the facts is said to print
 */
record PluginGuide(Map<String, String> files, String commands, String printed) {
    private static final Pattern FILE = Pattern.compile("(?m)^`([^`]+)`\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    static PluginGuide read() throws IOException {
        String text = Files.readString(root().resolve("docs/guides/plugins.md"));
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            files.put(file.group(1), file.group(2));
        }
        return new PluginGuide(files, only(COMMANDS, text), only(PRINTED, text));
    }

    void writeFilesTo(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The folder of the whole repository. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.getParent();
    }

    private static String only(Pattern block, String text) {
        List<String> found =
                block.matcher(text).results().map(match -> match.group(1)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}

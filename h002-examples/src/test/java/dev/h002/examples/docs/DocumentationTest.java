package dev.h002.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java block of the documentation compiles, and every relative link leads somewhere. */
class DocumentationTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Path ROOT = root();

    @Test
    void everyJavaBlockCompiles(@TempDir Path out) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                sources.add(source("Snippet" + sources.size(), block.group(1)));
            }
        }
        assertThat(sources).hasSizeGreaterThan(5);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
            List<String> options =
                    List.of("-d", out.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
            compiler.getTask(null, files, problems, options, null, sources).call();
        }
        assertThat(problems.getDiagnostics().stream()
                        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                        .map(problem ->
                                problem.getSource() + ":" + problem.getLineNumber() + " " + problem.getMessage(null)))
                .isEmpty();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    dead.add(ROOT.relativize(page) + " -> " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    /** Imports stay on top; types stay types, whatever their package; statements become the body of a method. */
    private static JavaFileObject source(String name, String block) {
        StringBuilder imports = new StringBuilder("import java.util.*;\n");
        StringBuilder body = new StringBuilder();
        block.lines()
                .filter(line -> !line.startsWith("package "))
                .forEach(line -> (line.startsWith("import ") ? imports : body)
                        .append(line)
                        .append('\n'));
        boolean types = Pattern.compile("(?m)^(?:public |final )*(?:class|record|interface) ")
                .matcher(body)
                .find();
        String code = types
                ? imports + "class " + name + " {\n"
                        + body.toString().replaceAll("(?m)^public (final )?class", "static class") + "}\n"
                : imports + "class " + name + " {\n  void snippet() throws Exception {\n" + body + "  }\n}\n";
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(path -> path.toString().endsWith(".md")).toList());
            pages.add(ROOT.resolve("README.md"));
            pages.add(ROOT.resolve("CONTRIBUTING.md"));
            return pages;
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.getParent();
    }
}

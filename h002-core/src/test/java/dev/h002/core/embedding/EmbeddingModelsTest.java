package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmbeddingModelsTest {
    @Test
    void isMiniLmWhereEverythingIsThere() {
        EmbeddingModel model = EmbeddingModels.bestAvailable();
        try (OnnxEmbeddingModel miniLm = (OnnxEmbeddingModel) model) {
            assertThat(miniLm.modelName()).isEqualTo(OnnxEmbeddingModel.MINI_LM);
        }
    }

    @Test
    void isHashesWithoutTheNativeLibraries() throws Exception {
        assertThat(modelNameWithout("onnxruntime")).isEqualTo(HashingEmbeddingModel.MODEL_NAME);
        assertThat(modelNameWithout("tokenizers")).isEqualTo(HashingEmbeddingModel.MODEL_NAME);
    }

    @Test
    void isHashesWithoutTheModel() throws Exception {
        assertThat(modelNameWithout("minilm")).isEqualTo(HashingEmbeddingModel.MODEL_NAME);
    }

    /** Runs in a class loader of its own that lacks the jars of this name. */
    private static String modelNameWithout(String jar) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().contains(jar))
                .map(EmbeddingModelsTest::url)
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> models = loader.loadClass(EmbeddingModels.class.getName());
            Object model = models.getMethod("bestAvailable").invoke(null);
            return (String) model.getClass().getMethod("modelName").invoke(model);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

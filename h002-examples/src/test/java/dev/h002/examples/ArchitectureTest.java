package dev.h002.examples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.h002.MaskedText;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Retriever;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and who may do what only a few may. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // The contract tests, which come as a jar of the API's tests.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.h002");

    private static final String[] API = {"dev.h002", "dev.h002.spi..", "dev.h002.retail.."};
    private static final String[] CORE = {"dev.h002.core.."};

    @Test
    void allModulesAreSeen() {
        for (String type : new String[] {
            "dev.h002.Assistant",
            "dev.h002.core.RetailAssistant",
            "dev.h002.mongo.MongoStores",
            "dev.h002.openai.OpenAiGateway",
            "dev.h002.examples.Main"
        }) {
            assertThat(CLASSES.contain(type)).as(type).isTrue();
        }
    }

    @Test
    void theApiKnowsTheJdkOnly() {
        check(noClasses()
                .that()
                .resideInAnyPackage(API)
                .should()
                .dependOnClassesThat(
                        outside("java..", "dev.h002", "dev.h002.spi..", "dev.h002.retail..", "org.jspecify..")));
    }

    @Test
    void coreKnowsNoStoreAndNoProvider() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.h002.mongo..",
                        "dev.h002.openai..",
                        "dev.h002.examples..",
                        "com.mongodb..",
                        "java.net.http.."));
    }

    @Test
    void mongoAndOpenaiKnowTheApiOnly() {
        for (String module : new String[] {"dev.h002.mongo..", "dev.h002.openai.."}) {
            check(noClasses()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("dev.h002..")
                            .and(DescribedPredicate.not(
                                    resideInAnyPackage("dev.h002", "dev.h002.spi..", "dev.h002.retail..", module)))));
        }
    }

    @Test
    void onlyMaskersStoresAndThePromptDeclareTextMasked() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.h002", "dev.h002.core.masking..", "dev.h002.core.prompt..", "dev.h002.mongo..")
                // Gateways as chat models of another library, whose caller answers for the masking.
                .and()
                .doNotHaveFullyQualifiedName("dev.h002.core.langchain4j.Messages")
                .should()
                .callMethod(MaskedText.class, "alreadyMasked", String.class));
    }

    @Test
    void gatewaysAndRetrieversTakeNoRawText() {
        check(methods()
                .that()
                .areDeclaredIn(LlmGateway.class)
                .or()
                .areDeclaredIn(Retriever.class)
                .should()
                .notHaveRawParameterTypes(String.class));
    }

    @Test
    void timeComesFromAClock() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.h002", "dev.h002.spi..", "dev.h002.retail..", "dev.h002.core..", "dev.h002.mongo..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now");
        check(rule);
    }

    @Test
    void optionalLibrariesStayWhereTheyAreOptional() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.h002..")
                .and()
                .resideOutsideOfPackages("dev.h002.core.embedding..", "dev.h002.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "ai.djl.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.h002..")
                .and()
                .resideOutsideOfPackages("dev.h002.core.knowledge..", "dev.h002.examples.data..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.jsoup.."));
    }

    @Test
    void librariesDoNotPrint() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.h002..")
                .and()
                .resideOutsideOfPackage("dev.h002.examples..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> outside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}

package dev.h002.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recipes print, and that the guide has them all. */
class RecipesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path EXAMPLE = ROOT.resolve("h002-examples/teahouse");

    @TempDir
    Path folder;

    @Test
    void quickStartOffersACouponAndAppliesItOnYes() {
        assertThat(printed(QuickStart::run))
                .contains("Downtown Café", "Hot Chocolate at 15% off, $4.17 instead of $4.90")
                .contains("  - Apply 15% off Hot Chocolate at Downtown Café\n")
                .endsWith("Done: 15% off Hot Chocolate at Downtown Café is applied with code WARM15.\n");
    }

    @Test
    void aCustomSourcesMemberNumberIsTheApplicationsAndNotTheModels() {
        String[] parts = printed(CustomContextSource::run).split("=== FACTS", 2);
        assertThat(parts[0]).contains("member=LM-4471-22", "points=1250", "weather {celsius=-3}");
        assertThat(parts[1])
                .contains("\"points\":1250", "<REFERENCE_1>", "weather: {\"celsius\":-3}")
                .doesNotContain("LM-4471-22");
    }

    @Test
    void aCustomMaskerMasksMemberNumbersInOneSpellingAndBack() {
        String masked = "I'm member <MEMBER_1>, write to <EMAIL_1> and not to help@riverton.example";
        assertThat(printed(CustomMasker::run).lines())
                .containsExactly(
                        masked,
                        "Again: <MEMBER_1>, and a friend's <MEMBER_2>",
                        "Your points are on LM-4471-22.",
                        masked);
    }

    @Test
    void eachTenantHasItsOwnLimitAndAStrangerNone() {
        assertThat(printed(PerTenantQuota::run).lines())
                .containsExactly(
                        "bistro 1: ANSWERED, 1 left",
                        "bistro 2: ANSWERED, 0 left",
                        "bistro 3: DENIED, 0 left",
                        "market 1: ANSWERED, 9999 left",
                        "market 2: ANSWERED, 9998 left",
                        "market 3: ANSWERED, 9997 left",
                        "stranger 1: DENIED, 0 left",
                        "stranger 2: DENIED, 0 left",
                        "stranger 3: DENIED, 0 left");
    }

    @Test
    void aModelOfOnesOwnIsSentNoNameAndShownWithoutWhatItMadeUp() {
        List<String> lines = printed(BringYourOwnModel::run).lines().toList();
        assertThat(lines.get(0)).isEqualTo("sent: <NAME_1> here, I'm cold");
        assertThat(lines.get(1))
                .startsWith("parrot: Hello Maya Lindqvist! ")
                .contains("Downtown Café", "$4.17")
                .doesNotContain("$1.00");
        assertThat(lines.get(2)).endsWith("[money $1.00]");
    }

    @Test
    void theExamplesDataIsGoodEnough() {
        assertThat(evaluated(EXAMPLE, true))
                .startsWith("1 users\n1 orders\n2 stores\n4 products\n1 coupons\ncheck ")
                .containsPattern("\ngrounding +8 +8 +100\\.0%\n")
                .containsPattern("\nscenarios +8 +8 +100\\.0%\n");
    }

    @Test
    void dataThatAnswersLessThanExpectedIsNotGoodEnough() throws IOException {
        copyExample();
        Files.writeString(folder.resolve("coupons.jsonl"), "");
        assertThat(evaluated(folder, false))
                .contains("0 coupons\n", "cold: coupon: ", "cold-and-yes: done: ")
                .containsPattern("\ngrounding +8 +8 +100\\.0%\n");
    }

    @Test
    void dataThatDoesNotFitIsNotEvaluated() throws IOException {
        copyExample();
        Files.writeString(folder.resolve("products.jsonl"), "{\"_id\":\"ginger-tea\",\"name\":\"Ginger Tea\"}");
        assertThatThrownBy(() -> evaluated(folder, false)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theGuideTellsHowToRunEveryRecipe() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guides/recipes.md"));
        Path sources = ROOT.resolve("h002-examples/src/main/java/dev/h002/examples/recipes");
        List<String> names;
        try (Stream<Path> files = Files.list(sources)) {
            names = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .sorted()
                    .toList();
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(7);
        for (String name : names) {
            assertThat(guide)
                    .contains("/recipes/" + name + ".java)")
                    .contains("`java -cp h002-examples/target/h002.jar dev.h002.examples.recipes." + name + "`");
        }
    }

    private void copyExample() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String evaluated(Path data, boolean enough) {
        return printed(out -> assertThat(EvaluateYourData.run(out, data)).isEqualTo(enough));
    }

    private static String printed(Consumer<PrintStream> recipe) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        recipe.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

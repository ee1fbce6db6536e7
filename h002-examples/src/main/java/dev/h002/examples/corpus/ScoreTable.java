package dev.h002.examples.corpus;

import dev.h002.EntityType;
import java.util.List;
import java.util.Locale;

/** A {@link MaskingScore} as people read it: counts, shares and ids, never a text. */
public final class ScoreTable {
    private static final String HEAD = "%-14s %7s %7s %7s %10s %8s %8s %10s%n";
    private static final String ROW = "%-14s %,7d %,7d %,7d %10.4f %8.4f %8.4f %10.4f%n";

    private ScoreTable() {}

    /** The table, its lines ended by line feeds. */
    public static String of(MaskingScore score) {
        StringBuilder table = new StringBuilder();
        table.append(line(HEAD, "type", "gold", "found", "true", "precision", "recall", "F1", "strict F1"));
        score.types().forEach(type -> table.append(row(type)));
        table.append(row(score.all()));
        if (score.of(EntityType.ADDRESS).isPresent()) {
            table.append(line(
                    "%nAddress characters masked: %.1f%% of %,d%n",
                    100 * score.addressCoverage(), score.addressCharacters()));
        }
        table.append(line(
                "%nMessages without personal data: %,d, %,d with a finding%n",
                score.negatives(), score.negativesFound()));
        StringBuilder failing = new StringBuilder();
        score.types().forEach(type -> failing.append(ids(type.type().label(), type.failing())));
        failing.append(ids("nothing", score.failingNegatives()));
        return failing.isEmpty() ? table.toString() : table + "\nFirst failing\n" + failing;
    }

    private static String row(TypeScore type) {
        return line(
                ROW,
                type.type().label(),
                type.gold(),
                type.found(),
                type.goldHit(),
                type.precision(),
                type.recall(),
                type.f1(),
                type.strictF1());
    }

    private static String ids(String name, List<String> ids) {
        return ids.isEmpty() ? "" : line("%-14s %s%n", name, String.join(" ", ids));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }
}

package dev.h002.examples.questions;

import java.util.Locale;

/** Scores of several settings side by side, as people read them. */
public final class VariantTable {
    private static final double[] LEAST_SCORES = {0.20, 0.24, 0.26, 0.28, 0.30, 0.32, 0.34, 0.36};

    private final StringBuilder table = new StringBuilder();

    /**
     * Adds a row for a variant; the first one puts the head above it.
     *
     * @param score of the same corpus as all others
     */
    public void add(String variant, RetrievalScore score) {
        if (table.isEmpty()) {
            head(score);
        }
        table.append(RetrievalTable.cell("%-20s", variant));
        for (SetScore set : score.answered()) {
            table.append(pair(set.share(set.first()), set.share(set.amongFirst())));
        }
        for (CollectionScore collection : score.collections()) {
            table.append(RetrievalTable.cell(" %9s", RetrievalTable.percent(collection.toldApart())));
        }
        table.append('\n');
    }

    private void head(RetrievalScore score) {
        table.append("First / among the first " + RetrievalTrial.PASSAGES
                + " of each set; then what no document answers and scores less than 90% of what is\n");
        table.append(RetrievalTable.cell("%-20s", "variant"));
        score.answered().forEach(set -> table.append(RetrievalTable.cell(" %15s", set.name())));
        score.collections().forEach(collection -> table.append(RetrievalTable.cell(" %9s", collection.name())));
        table.append('\n');
    }

    private static String pair(double first, double amongFirst) {
        return RetrievalTable.cell(" %15s", String.format(Locale.ROOT, "%.1f / %.1f", 100 * first, 100 * amongFirst));
    }

    /** All rows so far, lines ended by line feeds. */
    public String text() {
        return table.toString();
    }

    /**
     * What least scores would do: the share of questions that keep a passage, and the shares of what no document answers that
     * get none, collection by collection.
     */
    public static String leastScores(RetrievalScore score) {
        StringBuilder table = new StringBuilder("Least score: kept; then what no document answers and gets none\n");
        table.append(RetrievalTable.cell("%-6s", "least"));
        score.answered().forEach(set -> table.append(RetrievalTable.cell(" %8s", set.name())));
        for (CollectionScore collection : score.collections()) {
            for (SetScore set : collection.outOfScope()) {
                table.append(RetrievalTable.cell(" %15s", collection.name() + " " + set.name()));
            }
        }
        table.append('\n');
        for (double least : LEAST_SCORES) {
            leastScore(table, least, score);
        }
        return table.toString();
    }

    private static void leastScore(StringBuilder table, double least, RetrievalScore score) {
        table.append(RetrievalTable.cell("%-6s", String.format(Locale.ROOT, "%.2f", least)));
        for (SetScore set : score.answered()) {
            table.append(RetrievalTable.cell(" %8s", RetrievalTable.percent(set.share(set.kept(least)))));
        }
        for (CollectionScore collection : score.collections()) {
            for (SetScore set : collection.outOfScope()) {
                table.append(RetrievalTable.cell(" %15s", RetrievalTable.percent(set.share(set.turnedAway(least)))));
            }
        }
        table.append('\n');
    }
}

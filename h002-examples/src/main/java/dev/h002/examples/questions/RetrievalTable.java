package dev.h002.examples.questions;

import dev.h002.core.retrieval.RetrievalSettings;
import java.util.Locale;

/** A {@link RetrievalScore} as people read it. */
public final class RetrievalTable {
    private static final String ANSWERED = "%-10s %10d %8s %8s %8s%n";
    private static final String ANSWERED_HEAD = "%-10s %10s %8s %8s %8s%n";

    private RetrievalTable() {}

    /** The table, its lines ended by line feeds. */
    public static String of(RetrievalScore score) {
        RetrievalSettings settings = score.settings();
        StringBuilder table = new StringBuilder();
        table.append(line(
                "%s, chunks of %d tokens, parts %.2f, words %.2f, least score %.2f%n%n",
                score.model(),
                settings.chunkTokens(),
                settings.partsWeight(),
                settings.wordsWeight(),
                settings.minScore()));
        table.append(line(ANSWERED_HEAD, "asked", "questions", "first", "first " + RetrievalTrial.PASSAGES, "kept"));
        for (SetScore set : score.answered()) {
            table.append(line(
                    ANSWERED,
                    set.name(),
                    set.questions(),
                    percent(set.share(set.first())),
                    percent(set.share(set.amongFirst())),
                    percent(set.share(set.kept(settings.minScore())))));
        }
        table.append("\nWhat no document answers: how much gets no passage\n");
        table.append(outOfScope(score));
        return table.toString();
    }

    private static String outOfScope(RetrievalScore score) {
        StringBuilder table = new StringBuilder();
        for (CollectionScore collection : score.collections()) {
            if (table.isEmpty()) {
                table.append(cell("%-10s", "asked of"));
                collection.outOfScope().forEach(set -> table.append(cell(" %10s", set.name())));
                table.append("  90% reach  below that\n");
            }
            table.append(cell("%-10s", collection.name()));
            for (SetScore set : collection.outOfScope()) {
                int none = set.turnedAway(score.settings().minScore());
                table.append(cell(" %10s", percent(set.share(none))));
            }
            table.append(line(" %10.3f %11s%n", collection.reachedByMost(), percent(collection.toldApart())));
        }
        return table.toString();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    static String cell(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }
}

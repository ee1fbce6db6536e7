package dev.h002.examples.cli;

import dev.h002.examples.questions.QuestionCorpus;
import dev.h002.examples.questions.RetrievalScore;
import dev.h002.examples.questions.RetrievalTable;
import dev.h002.examples.questions.RetrievalTrial;
import dev.h002.examples.questions.TrialProgress;
import dev.h002.examples.questions.Variant;
import dev.h002.examples.questions.VariantTable;
import java.util.List;

/** Scores how well passages are found, on documents in memory: the shop's own are neither read nor changed. */
final class RetrievalScoring {
    private final RetrievalTrial trial;
    private final Progress progress;

    RetrievalScoring(ShopSession session, QuestionCorpus corpus) {
        this.progress = session.progress();
        this.trial = new RetrievalTrial(
                corpus, session.shop().embeddings(), session.shop().masker(), new Line(progress));
    }

    /** The table for the default settings. */
    String table() {
        String table = RetrievalTable.of(trial.score());
        progress.end();
        return table;
    }

    /** The tables of the experiment. */
    String variants() {
        RetrievalScore defaults = trial.score();
        List<Variant> variants = Variant.experiment(defaults.settings());
        VariantTable table = new VariantTable();
        for (int i = 0; i < variants.size(); i++) {
            String what = "Variant " + (i + 1) + " of " + variants.size();
            table.add(variants.get(i).name(), trial.score(what, variants.get(i).settings()));
        }
        progress.end();
        return RetrievalTable.of(defaults) + "\n" + table.text() + "\n" + VariantTable.leastScores(defaults);
    }

    private record Line(Progress progress) implements TrialProgress {
        @Override
        public void begin(String what) {
            progress.begin(what);
        }

        @Override
        public void step(int done, int total) {
            progress.step(done, total);
        }
    }
}

package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes what recognizers find in a view of a text, and turns places in the view into places in the text. Not thread-safe. */
final class Candidates implements Consumer<Candidate> {
    private List<Candidate> found = List.of();

    /** Takes a stretch of the view, from its first character to behind its last. */
    void add(View view, EntityType type, int start, int end, Evidence evidence) {
        accept(new Candidate(type, view.start(start), view.end(end - 1), evidence));
    }

    /** As above; what passed a check is claimed, so that no address reaches over it. */
    void add(TextScan scan, EntityType type, int start, int end, Evidence evidence) {
        if (evidence == Evidence.VALIDATED) {
            scan.mark(start, end, TextScan.CLAIMED);
        }
        add(scan.view, type, start, end, evidence);
    }

    @Override
    public void accept(Candidate candidate) {
        if (found.isEmpty()) {
            found = new ArrayList<>(); // most texts hold nothing
        }
        found.add(candidate);
    }

    /** All of them, in no order; overlaps included. */
    List<Candidate> all() {
        return found;
    }
}

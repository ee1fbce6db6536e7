package dev.h002.core;

import dev.h002.Stage;
import dev.h002.core.grounding.GroundingCheck;
import dev.h002.core.grounding.LinkPolicy;
import dev.h002.core.grounding.Sentences;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks a model's text sentence by sentence and restores what may be shown, so nothing is shown first and taken back later.
 * Used by the turn's own thread only.
 */
final class AnswerStream {
    private final Sentences sentences = new Sentences();
    private final GroundingCheck check;
    private final LinkPolicy links;
    private final MaskingSession session;
    private final StageTimer stages;
    private final Consumer<String> onText;

    private final Optional<String> ownOffer;
    private boolean offered;
    private int claims;
    private final StringBuilder shown = new StringBuilder();
    private final List<String> removed = new ArrayList<>();
    private final StringBuilder received = new StringBuilder();
    /** White space is shown only once something follows it, so a removed sentence leaves no gap. */
    private String space = "";

    /** @param own the concierge's answer from the same facts; a model may ask "Want me to ...?" only what this one asks */
    AnswerStream(
            GroundingCheck check,
            LinkPolicy links,
            MaskingSession session,
            String own,
            StageTimer stages,
            Consumer<String> onText) {
        this.ownOffer = Offering.lastOf(own);
        this.check = check;
        this.links = links;
        this.session = session;
        this.stages = stages;
        this.onText = onText;
    }

    /** Takes a piece of the model's text. */
    void push(String piece) {
        received.append(piece);
        sentences.push(piece).forEach(this::sentence);
    }

    /** Takes the end of the model's text. */
    void finish() {
        sentence(sentences.finish());
    }

    /** Marks what was shown as part of an answer whose rest will not come; says whether anything was. */
    boolean breakOff() {
        if (shown.isEmpty()) {
            return false;
        }
        emit(" \u2026");
        return true;
    }

    /** Shows text that is known to be right and holds no placeholder, on a line of its own if something stands before it. */
    void append(String text) {
        emit((shown.isEmpty() ? "" : "\n") + text);
    }

    private void sentence(String sentence) {
        String words = links.strip(sentence, removed).strip();
        if (words.isEmpty()) {
            return;
        }
        if (Offering.isOne(words)) {
            offer();
            return;
        }
        GroundingCheck.Verdict verdict = stages.timePart(Stage.CHECK, () -> check.check(words));
        if (verdict.ungrounded() != null) {
            removed.add(verdict.ungrounded());
            return;
        }
        claims += verdict.claims();
        emit((shown.isEmpty() ? "" : space) + stages.timePart(Stage.RESTORE, () -> session.restore(words)));
        String trailing = sentence.substring(sentence.stripTrailing().length());
        space = trailing.isEmpty() ? " " : trailing;
    }

    /** What "yes" will do is the concierge's offer, so that is what is asked, once, in whatever words the model asked. */
    private void offer() {
        if (ownOffer.isEmpty()) {
            removed.add("an offer that no action stands behind");
        } else if (!offered) {
            offered = true;
            emit((shown.isEmpty() ? "" : " ") + ownOffer.get());
        }
    }

    private void emit(String text) {
        shown.append(text);
        onText.accept(text);
    }

    /** What was shown so far, with values restored. */
    String text() {
        return shown.toString();
    }

    /** What was not shown, and why; masked, since a model may write a value that it was never sent. */
    List<String> removed() {
        return removed.stream()
                .map(claim -> session.mask(session.restore(claim)).text().value())
                .toList();
    }

    /** Whether what was shown says anything: an answer of which only phrases are left does not. */
    boolean saysSomething() {
        return !shown.isEmpty() && (removed.isEmpty() || claims > 0);
    }

    /** What the model has sent, as it sent it. */
    String received() {
        return received.toString();
    }
}

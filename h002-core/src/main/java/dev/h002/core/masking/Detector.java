package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what the known values and all recognizers find in a text. Immutable and thread-safe. */
final class Detector {
    /** No recognizer has reason to report more findings than this per character, plus some. */
    private static final int MAX_FINDINGS_PER_CHARACTER = 4;

    private static final int FINDINGS_ALLOWANCE = 64;

    private final List<Source> sources;
    private final CanonicalForm canonical;
    private final Set<String> neverMasked;
    private final PlaceholderLikeRecognizer placeholderLike = new PlaceholderLikeRecognizer();

    /** @param neverMasked values of the company's own, in any spelling */
    Detector(List<Source> sources, CanonicalForm canonical, Set<String> neverMasked) {
        this.sources = List.copyOf(sources);
        this.canonical = canonical;
        this.neverMasked = Set.copyOf(neverMasked);
    }

    /** A recognizer and what its findings are worth. */
    record Source(Recognizer recognizer, Evidence evidence) {}

    /** Everything found, in no order, overlaps included. */
    List<Candidate> find(String text, KnownValueMatcher known) {
        List<Candidate> found = new ArrayList<>();
        known.find(text, found::add);
        placeholderLike.find(text, (type, start, end) -> found.add(new Candidate(type, start, end, Evidence.LITERAL)));
        FoldedText view = FoldedText.narrowed(text);
        Map<EntityType, Set<String>> allowed = new HashMap<>();
        for (Source source : sources) {
            for (Candidate candidate : run(source, view)) {
                int start = view.start(candidate.start());
                int end = view.end(candidate.end() - 1);
                if (!isAllowed(candidate.type(), text.substring(start, end), allowed)) {
                    found.add(new Candidate(candidate.type(), start, end, candidate.evidence()));
                }
            }
        }
        return found;
    }

    private static List<Candidate> run(Source source, CharSequence view) {
        List<Candidate> found = new ArrayList<>();
        long most = (long) view.length() * MAX_FINDINGS_PER_CHARACTER + FINDINGS_ALLOWANCE;
        String name = source.recognizer().getClass().getName();
        try {
            source.recognizer().find(view, (type, start, end) -> {
                if (start < 0 || end <= start || end > view.length() || found.size() >= most) {
                    throw new IndexOutOfBoundsException("span outside the text, or too many");
                }
                found.add(new Candidate(type, start, end, source.evidence()));
            });
        } catch (RuntimeException | StackOverflowError failure) {
            throw new MaskingException(name, failure.getClass().getSimpleName());
        }
        return found;
    }

    private boolean isAllowed(EntityType type, String spelling, Map<EntityType, Set<String>> allowed) {
        if (neverMasked.isEmpty()) {
            return false;
        }
        Set<String> forms = allowed.computeIfAbsent(type, this::allowedForms);
        return forms.contains(canonical.of(type, spelling));
    }

    private Set<String> allowedForms(EntityType type) {
        return neverMasked.stream().map(value -> canonical.of(type, value)).collect(Collectors.toSet());
    }
}

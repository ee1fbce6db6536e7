package dev.h002.core.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns overlapping candidates into spans that do not overlap.
 *
 * <p>Overlapping candidates become one span over all they cover, so what any of them would mask is masked. Its type is that of
 * the surest candidate that covers all of it; if none does, of the surest, then the longest, then the first.
 */
final class SpanResolver {
    private static final Comparator<Candidate> BY_START = Comparator.comparingInt(Candidate::start);
    private static final Comparator<Candidate> SUREST = Comparator.comparing(Candidate::evidence)
            .thenComparing(Comparator.comparingInt(Candidate::length).reversed());

    private SpanResolver() {}

    /** The spans in the order of the text; halves of surrogate pairs are not left behind. */
    static List<Candidate> resolve(CharSequence text, List<Candidate> candidates) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(BY_START);
        List<Candidate> spans = new ArrayList<>();
        int next = 0;
        while (next < sorted.size()) {
            int first = next;
            int end = wholeEnd(text, sorted.get(first).end());
            next++;
            while (next < sorted.size() && sorted.get(next).start() < end) {
                end = Math.max(end, wholeEnd(text, sorted.get(next).end()));
                next++;
            }
            int start = wholeStart(text, sorted.get(first).start());
            Candidate winner = winner(sorted.subList(first, next), start, end);
            spans.add(new Candidate(winner.type(), start, end, winner.evidence()));
        }
        return spans;
    }

    private static Candidate winner(List<Candidate> cluster, int start, int end) {
        Candidate best = cluster.get(0);
        for (Candidate candidate : cluster) {
            boolean covers = candidate.start() <= start && candidate.end() >= end;
            boolean bestCovers = best.start() <= start && best.end() >= end;
            if (covers == bestCovers ? SUREST.compare(candidate, best) < 0 : covers) {
                best = candidate;
            }
        }
        return best;
    }

    private static int wholeStart(CharSequence text, int start) {
        boolean splits = start > 0
                && start < text.length()
                && Character.isSurrogatePair(text.charAt(start - 1), text.charAt(start));
        return splits ? start - 1 : start;
    }

    private static int wholeEnd(CharSequence text, int end) {
        boolean splits =
                end < text.length() && end > 0 && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        return splits ? end + 1 : end;
    }
}

package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.H002Exception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Collects what the known values and all recognizers find in a text. Thread-safe.
 *
 * <p>A text is taken apart once, then every recognizer looks at the pieces. Where it holds encoded characters, such as
 * {@code %40}, the same is done once more with those decoded.
 */
final class Detector {
    /** No recognizer has reason to report more findings than this per character, plus some. */
    private static final int MAX_FINDINGS_PER_CHARACTER = 4;

    private static final int FINDINGS_ALLOWANCE = 64;

    /** Scans that wait for the next text, so that a message costs no buffers; larger ones are not kept. */
    private static final int POOLED = 16;

    private static final int MAX_POOLED_SIZE = 64 * 1024;

    private final Finder[] finders;
    private final int[] clues;
    private final List<Recognizer> recognizers;
    private final KnownValueTrie denied;
    private final KnownValueTrie allowed;
    private final AtomicReferenceArray<TextScan> pool = new AtomicReferenceArray<>(POOLED);

    /**
     * @param recognizers the application's own
     * @param denied values that are always masked
     * @param allowed values of the company's own, which stay visible
     */
    Detector(List<Finder> finders, List<Recognizer> recognizers, KnownValueTrie denied, KnownValueTrie allowed) {
        this.finders = finders.toArray(new Finder[0]);
        clues = finders.stream().mapToInt(Finder::clues).toArray();
        this.recognizers = List.copyOf(recognizers);
        this.denied = denied;
        this.allowed = allowed;
    }

    /** Everything found, in no order, overlaps included. */
    List<Candidate> find(String text, KnownValueTrie known, KnownValueTrie learned) {
        TextScan scan = take();
        Candidates found = new Candidates();
        try {
            scan.read(text);
            String readable = text;
            if ((scan.clues() & Clues.LESS_THAN) != 0) {
                PlaceholderLikeFinder.find(text, found);
                if (!found.all().isEmpty()) {
                    readable = without(text, found.all());
                    scan.read(readable);
                }
            }
            findIn(scan, known, learned, found);
            if ((scan.clues() & Clues.ESCAPE) != 0 && Escapes.any(readable)) {
                scan.readDecoded(readable);
                findIn(scan, known, learned, found);
            }
        } finally {
            give(scan);
        }
        return found.all();
    }

    /** A text of the same length in which what stood in these places has become signs that are part of nothing. */
    static String without(String text, List<Candidate> places) {
        char[] chars = text.toCharArray();
        for (Candidate place : places) {
            Arrays.fill(chars, place.start(), place.end(), '<');
        }
        return new String(chars);
    }

    /** Where known values stand in a text. */
    List<Candidate> findKnown(String text, KnownValueTrie known) {
        TextScan scan = take();
        Candidates found = new Candidates();
        try {
            scan.read(text);
            known.find(scan, found);
        } finally {
            give(scan);
        }
        return found.all();
    }

    private void findIn(TextScan scan, KnownValueTrie known, KnownValueTrie learned, Candidates found) {
        known.find(scan, found);
        Candidates shaped = allowed.isEmpty() ? found : new Candidates();
        for (int i = 0; i < clues.length; i++) {
            if ((clues[i] & scan.clues()) != 0) {
                run(finders[i], scan, shaped);
            }
        }
        for (int i = 0; i < recognizers.size(); i++) {
            run(recognizers.get(i), scan.view, shaped);
        }
        if (!allowed.isEmpty()) {
            keepUnallowed(scan, shaped.all(), found);
        }
        learned.find(scan, found);
        denied.find(scan, found);
    }

    private void keepUnallowed(TextScan scan, List<Candidate> shaped, Candidates found) {
        Candidates visible = new Candidates();
        if (!shaped.isEmpty()) {
            allowed.find(scan, visible);
        }
        List<Candidate> ranges = new ArrayList<>(visible.all());
        ranges.sort(Comparator.comparingInt(Candidate::start));
        int[] starts = ranges.stream().mapToInt(Candidate::start).toArray();
        int[] furthest = ranges.stream().mapToInt(Candidate::end).toArray();
        Arrays.parallelPrefix(furthest, Math::max);
        for (Candidate candidate : shaped) {
            int at = Arrays.binarySearch(starts, candidate.start() + 1);
            int before = (at >= 0 ? at : -at - 1) - 1;
            while (before >= 0 && starts[before] > candidate.start()) {
                before--;
            }
            if (before < 0 || furthest[before] < candidate.end()) {
                found.accept(candidate);
            }
        }
    }

    private static void run(Finder finder, TextScan scan, Candidates found) {
        try {
            finder.find(scan, found);
        } catch (RuntimeException failure) {
            throw failed(finder, failure);
        }
    }

    private static void run(Recognizer recognizer, View view, Candidates found) {
        long most = (long) view.length * MAX_FINDINGS_PER_CHARACTER + FINDINGS_ALLOWANCE;
        List<Candidate> reported = new ArrayList<>();
        int length = view.length;
        try {
            recognizer.find(view.text(0, length), (type, start, end) -> {
                if (start < 0 || end <= start || end > length || reported.size() >= most) {
                    throw new IndexOutOfBoundsException("span outside the text, or too many");
                }
                reported.add(new Candidate(type, view.start(start), view.end(end - 1), Evidence.CONTEXT));
            });
        } catch (RuntimeException | StackOverflowError failure) {
            throw failed(recognizer, failure);
        }
        reported.forEach(found);
    }

    private static H002Exception failed(Object recognizer, Throwable failure) {
        return new MaskingException(
                recognizer.getClass().getName(), failure.getClass().getSimpleName());
    }

    private TextScan take() {
        TextScan scan = pool.getAndSet(slot(), null);
        return scan != null ? scan : new TextScan();
    }

    private void give(TextScan scan) {
        if (!scan.isLarge(MAX_POOLED_SIZE)) {
            pool.lazySet(slot(), scan);
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (POOLED - 1);
    }

    /** Whether a value of this type is looked for again once a conversation has shown it. */
    static boolean isLearned(EntityType type) {
        return switch (type.label()) {
            case "EMAIL", "PHONE", "CARD", "IBAN", "IP", "URL", "LITERAL" -> false; // found by their shape every time
            default -> true;
        };
    }

    /** Whether a value of this type is found by its shape in most spellings, and in some by the words around only. */
    static boolean isNumbered(EntityType type) {
        return type.equals(EntityType.PHONE) || type.equals(EntityType.CARD) || type.equals(EntityType.IBAN);
    }
}

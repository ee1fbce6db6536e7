package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds every known value in a text, however it is spelled: in any case, with or without accents, with other white space,
 * and, from {@value #MIN_COMPACT} letters and digits on, with other separators or none.
 *
 * <p>Values count at word boundaries only, so "Ann" is not found in "announcement"; scripts that write no spaces have none.
 * The digits of a phone or card number count everywhere. Immutable and thread-safe.
 */
final class KnownValueMatcher {
    private static final int MIN_COMPACT = 6;

    /** From this many characters on, a value that ends in a digit counts beside a letter too ("CA94107"). */
    private static final int MIN_BESIDE_LETTERS = 5;

    /** How far a phone number is taken to reach beyond its known digits. */
    private static final int MAX_EXTENSION = 20;

    private static final int MAX_VALUES = 20_000;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final List<KnownTerm> foldedTerms;
    private final List<KnownTerm> compactTerms;
    private final AhoCorasick folded;
    private final AhoCorasick compact;

    /** @throws InvalidInputException if there are more than 20,000 values or 1,000,000 characters in them */
    KnownValueMatcher(Collection<KnownValue> known, String phoneRegion) {
        long characters =
                known.stream().mapToLong(value -> value.value().length()).sum();
        if (known.size() > MAX_VALUES || characters > MAX_CHARACTERS) {
            throw new InvalidInputException(
                    "known",
                    "Known values are at most " + MAX_VALUES + ", of " + MAX_CHARACTERS + " characters in all.");
        }
        List<KnownTerm> terms = KnownTerm.of(known, phoneRegion);
        foldedTerms = terms.stream().filter(term -> !term.anywhere()).toList();
        compactTerms = compactTerms(terms);
        folded = new AhoCorasick(foldedTerms.stream().map(KnownTerm::text).toList());
        compact = new AhoCorasick(compactTerms.stream().map(KnownTerm::text).toList());
    }

    private static List<KnownTerm> compactTerms(List<KnownTerm> terms) {
        List<KnownTerm> compact = new ArrayList<>();
        // A number that counts anywhere must not give way to an equal one that does not.
        terms.stream().filter(KnownTerm::anywhere).forEach(compact::add);
        for (KnownTerm term : terms) {
            String text = CompactView.compact(term.text());
            if (!term.anywhere() && text.length() >= MIN_COMPACT) {
                compact.add(new KnownTerm(term.type(), text, false));
            }
        }
        return compact;
    }

    void find(CharSequence text, Consumer<Candidate> found) {
        if (foldedTerms.isEmpty() && compactTerms.isEmpty()) {
            return;
        }
        FoldedText view = FoldedText.folded(text);
        folded.scan(view, (word, end) -> {
            KnownTerm term = foldedTerms.get(word);
            return report(view, term, end - term.text().length(), end, found);
        });
        if (compactTerms.isEmpty()) {
            return;
        }
        CompactView letters = CompactView.of(view);
        compact.scan(letters.chars(), (word, end) -> {
            KnownTerm term = compactTerms.get(word);
            int start = letters.position(end - term.text().length());
            return report(view, term, start, letters.position(end - 1) + 1, found);
        });
    }

    private static boolean report(FoldedText view, KnownTerm term, int start, int end, Consumer<Candidate> found) {
        int from = start;
        int to = end;
        if (term.anywhere()) {
            from = extendLeft(view, start);
            to = extendRight(view, end);
        } else if (!bounded(view, start, end)) {
            return false;
        }
        if (term.type().equals(EntityType.ORDER) && from > 0 && view.charAt(from - 1) == '#') {
            from--;
        }
        found.accept(new Candidate(term.type(), view.start(from), view.end(to - 1), Evidence.KNOWN));
        return true;
    }

    private static int extendLeft(CharSequence view, int start) {
        int from = start;
        int least = Math.max(0, start - MAX_EXTENSION);
        while (from > least && Character.isDigit(view.charAt(from - 1))) {
            from--;
        }
        while (from > least && "(+".indexOf(view.charAt(from - 1)) >= 0) {
            from--;
        }
        return from;
    }

    private static int extendRight(CharSequence view, int end) {
        int to = end;
        int most = Math.min(view.length(), end + MAX_EXTENSION);
        while (to < most && Character.isDigit(view.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean bounded(CharSequence view, int start, int end) {
        boolean longValue = end - start >= MIN_BESIDE_LETTERS;
        return (start == 0 || !joined(view.charAt(start), view.charAt(start - 1), longValue))
                && (end == view.length() || !joined(view.charAt(end - 1), view.charAt(end), longValue));
    }

    /** Whether a value's outermost character makes one word with the character beside it. */
    private static boolean joined(char edge, char beside, boolean longValue) {
        if (Character.isDigit(edge)) {
            return Character.isDigit(beside) || (!longValue && Character.isLetter(beside));
        }
        return Character.isLetter(edge)
                && Character.isLetter(beside)
                && !CharFold.unspaced(edge)
                && !CharFold.unspaced(beside);
    }
}

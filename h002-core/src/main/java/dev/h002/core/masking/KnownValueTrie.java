package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.core.masking.KnownTerm.Form;
import dev.h002.spi.KnownValue;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds every known value in a text, however it is spelled: in any case, with or without accents, with other white space,
 * and, from six letters and digits on, with other separators or none.
 *
 * <p>A trie of all values is walked from each start of a word, and one of their digits from each digit; the longest value wins.
 * No value is longer than {@link KnownTerm#MAX_LENGTH}, so time is linear in the text. Values count at word boundaries only, so
 * "Ann" is not found in "announcement"; scripts that write no spaces have none. Immutable and thread-safe.
 */
final class KnownValueTrie {
    /** How many separators in a row still keep a value together; white space counts once. */
    private static final int MAX_GAP = 4;

    /** From this many characters on, a value that ends in a digit counts beside a letter too ("CA94107"). */
    private static final int MIN_BESIDE_LETTERS = 5;

    /** How far a phone number is taken to reach beyond its known digits. */
    private static final int MAX_EXTENSION = 20;

    private static final int MAX_VALUES = 20_000;
    private static final int MAX_CHARACTERS = 1_000_000;

    static final KnownValueTrie EMPTY = new KnownValueTrie(List.of());

    private final CharTrie<KnownTerm> words = new CharTrie<>();
    private final CharTrie<KnownTerm> digits = new CharTrie<>();

    /** @throws InvalidInputException if there are more than 20,000 values or 1,000,000 characters in them */
    static KnownValueTrie of(Collection<KnownValue> known, String phoneRegion) {
        long characters =
                known.stream().mapToLong(value -> value.value().length()).sum();
        if (known.size() > MAX_VALUES || characters > MAX_CHARACTERS) {
            throw new InvalidInputException(
                    "known",
                    "Known values are at most " + MAX_VALUES + ", of " + MAX_CHARACTERS + " characters in all.");
        }
        return known.isEmpty() ? EMPTY : new KnownValueTrie(KnownTerm.of(known, phoneRegion));
    }

    /** Of values that a conversation has shown: numbers count where they stand alone. */
    static KnownValueTrie ofShown(Collection<KnownValue> shown) {
        return shown.isEmpty() ? EMPTY : new KnownValueTrie(KnownTerm.of(shown, null));
    }

    private KnownValueTrie(List<KnownTerm> terms) {
        for (KnownTerm term : terms) {
            (term.form() == Form.DIGITS ? digits : words).put(term.text(), term);
        }
    }

    boolean isEmpty() {
        return words.isEmpty() && digits.isEmpty();
    }

    /** Reports the longest known value at each place where one begins. */
    void find(TextScan scan, Consumer<Candidate> found) {
        View view = scan.view;
        char[] chars = view.chars;
        int length = view.length;
        int count = words.isEmpty() ? 0 : scan.count();
        for (int token = 0; token < count; token++) {
            int start = scan.start(token);
            if (words.mayStart(chars, start, length)) {
                walk(scan, words, start, found);
            }
            if (chars[start] >= 128 && CharFold.unspaced(chars[start])) {
                for (int i = start + 1; i < scan.end(token); i++) {
                    walk(scan, words, i, found);
                }
            }
        }
        for (int i = 0; !digits.isEmpty() && i < scan.numbers(); i++) {
            int token = scan.number(i);
            for (int at = scan.start(token); at < scan.end(token); at++) {
                if (digits.mayStart(view.chars, at, view.length)) {
                    walk(scan, digits, at, found);
                }
            }
        }
    }

    private static void walk(TextScan scan, CharTrie<KnownTerm> trie, int start, Consumer<Candidate> found) {
        View view = scan.view;
        KnownTerm best = null;
        int bestEnd = 0;
        int node = CharTrie.ROOT;
        int read = 0;
        int gap = 0;
        int gaps = 0;
        for (int i = start; i < view.length && gap <= MAX_GAP; i++) {
            char c = CharFold.lower(view.chars[i]);
            int next = trie.child(node, c);
            if (next == CharTrie.NONE && KnownTerm.isSeparator(c)) {
                boolean moreSpace = c <= ' ' && view.at(i - 1) <= ' ';
                gap += moreSpace ? 0 : 1;
                gaps |= read < 31 ? 1 << read : 0;
                continue;
            }
            if (next == CharTrie.NONE) {
                break;
            }
            node = next;
            gap = 0;
            read++;
            KnownTerm term = trie.value(node);
            if (term != null && counts(view, term, start, i + 1, gaps)) {
                best = term;
                bestEnd = i + 1;
            }
        }
        if (best != null) {
            found.accept(candidate(scan, best, start, bestEnd));
        }
    }

    private static boolean counts(View view, KnownTerm term, int start, int end, int gaps) {
        return switch (term.form()) {
            case DIGITS -> true;
            case WORDS -> (term.gaps() < 0 || term.gaps() == gaps) && bounded(view, start, end);
            case INITIAL -> term.gaps() == gaps && view.at(end) == '.' && bounded(view, start, end);
        };
    }

    private static Candidate candidate(TextScan scan, KnownTerm term, int start, int end) {
        View view = scan.view;
        int from = start;
        int to = end;
        if (term.form() == Form.DIGITS) {
            from = extendLeft(view, start);
            to = extendRight(view, end);
        } else if (term.form() == Form.INITIAL) {
            to++;
        }
        if (term.type().equals(EntityType.ORDER) && view.at(from - 1) == '#') {
            from--;
        }
        scan.mark(from, to, TextScan.COVERED);
        return new Candidate(term.type(), view.start(from), view.end(to - 1), Evidence.KNOWN);
    }

    private static int extendLeft(View view, int start) {
        int from = start;
        int least = Math.max(0, start - MAX_EXTENSION);
        while (from > least && Character.isDigit(view.at(from - 1))) {
            from--;
        }
        while (from > least && (view.at(from - 1) == '(' || view.at(from - 1) == '+')) {
            from--;
        }
        return from;
    }

    private static int extendRight(View view, int end) {
        int to = end;
        int most = Math.min(view.length, end + MAX_EXTENSION);
        while (to < most && Character.isDigit(view.at(to))) {
            to++;
        }
        return to;
    }

    private static boolean bounded(View view, int start, int end) {
        boolean longValue = end - start >= MIN_BESIDE_LETTERS;
        return (start == 0 || !joined(view.at(start), view.at(start - 1), longValue))
                && (end == view.length || !joined(view.at(end - 1), view.at(end), longValue));
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

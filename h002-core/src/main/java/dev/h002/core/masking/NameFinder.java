package dev.h002.core.masking;

import java.util.Set;

/**
 * Finds names that a message introduces: "I'm Yusuf Rossi", "my name is ...", "this is Maya speaking", "Maya here", "Dear Mr. Smith".
 *
 * <p>A name is one to four capitalised words that are none of the {@link WordKind#COMMON} ones, with particles such as "van" between.
 * In small letters it has to be a given name of the {@link Lexicon}, or stand behind "my name is".
 */
final class NameFinder implements Finder {
    private static final long INTRODUCTION = WordKind.INTRODUCTION.bit;
    private static final Set<String> LABELS = Set.of(
            "name",
            "names",
            "naam",
            "nome",
            "nom",
            "holder",
            "cardholder",
            "customer",
            "recipient",
            "passenger",
            "attn");

    private static final Set<String> RELATIONS = Set.of(
            "wife",
            "husband",
            "son",
            "daughter",
            "mother",
            "father",
            "partner",
            "colleague",
            "friend",
            "boss",
            "brother",
            "sister",
            "neighbour",
            "neighbor");

    /** Words up to this length may introduce a name in small letters. */
    private static final int LONGEST_BEFORE_SMALL = 5;

    private static final Set<String> CALLED =
            Set.of("heisse", "appelle", "llamo", "chiamo", "heet", "chamo", "heter", "hedder");

    private static final long TITLE = WordKind.TITLE.bit;

    @Override
    public int clues() {
        return Lexicon.INTRODUCES;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        for (int token = 0; token < scan.count(); token++) {
            if (scan.hints(token, Lexicon.INTRODUCES) && (scan.length(token) == 1 || scan.is(token, INTRODUCTION))) {
                introduced(scan, token, found);
            }
        }
    }

    private static void introduced(TextScan scan, int token, Candidates found) {
        if (scan.is(token, TITLE)) {
            titled(scan, token, found);
            return;
        }
        if (scan.length(token) == 1) {
            afterI(scan, token, found);
            return;
        }
        boolean longWord = scan.length(token) > LONGEST_BEFORE_SMALL;
        if (longWord && !scan.capital(token + 1) && !scan.capital(token + 2) && !scan.capital(token - 1)) {
            return; // behind these words a name is capitalised
        }
        switch (scan.lower(token)) {
            case "im" -> NameWords.report(NameWords.read(scan, token + 1), NameWords.Certainty.PLAIN, found);
            case "this" -> afterThis(scan, token, found);
            case "call", "called" -> afterCall(scan, token, found);
            case "here", "speaking" -> before(scan, token, found);
            case "dear" -> afterDear(scan, token, found);
            case "hi", "hello", "hey" -> greeted(scan, token, found);
            default -> introducedOtherwise(scan, token, found);
        }
    }

    private static void introducedOtherwise(TextScan scan, int token, Candidates found) {
        String word = scan.lower(token);
        if (LABELS.contains(word)) {
            afterName(scan, token, found);
        } else if (RELATIONS.contains(word)) {
            afterRelation(scan, token, found);
        } else {
            otherLanguages(scan, word, token, found);
        }
    }

    /** Hi Maya, hello Jonas! */
    private static void greeted(TextScan scan, int token, Candidates found) {
        NameWords name = NameWords.read(scan, token + 1);
        char after = name == null ? 0 : scan.view.at(scan.end(name.last()));
        boolean letter = name != null && after == ',' && isLineBreak(scan.view.at(scan.end(name.last()) + 1));
        boolean given = name != null && name.isGivenName() && (after == ',' || after == '!' || isLineBreak(after));
        if (name != null && name.isCapitalised() && (letter || given)) {
            NameWords.report(name, NameWords.Certainty.SURE, found);
        }
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** Mr. Smith, Dr. Okafor: not beside prices, where it is a brand. */
    private static void titled(TextScan scan, int token, Candidates found) {
        NameWords name = scan.is(token, TextScan.CAPITAL) ? NameWords.read(scan, token) : null;
        if (name != null
                && name.first() > token
                && name.isCapitalised()
                && !Surroundings.isCommercial(scan, token, name.last())) {
            NameWords.report(name, NameWords.Certainty.SURE, found);
        }
    }

    /** My name is X, my name's X, name: X. */
    private static void afterName(TextScan scan, int token, Candidates found) {
        boolean colon = scan.gap(token, ":= \n\"'", 5) && hasColon(scan, token) && !isNameOfThing(scan, token - 1);
        boolean is = isVerb(scan, token + 1) || (scan.isWord(token + 1, "s") && scan.gap(token, "'", 1));
        if (is && scan.gap(token + 1, " :\n", 2)) {
            NameWords name = NameWords.read(scan, token + 2);
            boolean mine = scan.isWord(token - 1, "my");
            boolean sure = name != null && (name.isCapitalised() || (mine && !name.looksLikeVerb()));
            NameWords.report(name, sure ? NameWords.Certainty.SURE : NameWords.Certainty.PLAIN, found);
        } else if (scan.isWord(token + 1, "of") || scan.isWord(token + 1, "on")) {
            NameWords name = NameWords.read(scan, token + 2);
            NameWords.report(
                    name,
                    name != null && name.isCapitalised() ? NameWords.Certainty.PLAIN : NameWords.Certainty.DOUBTFUL,
                    found);
        } else if (colon) {
            NameWords.report(NameWords.read(scan, token + 1), NameWords.Certainty.PLAIN, found);
        }
    }

    private static boolean hasColon(TextScan scan, int token) {
        for (int i = scan.end(token); i < scan.start(token + 1); i++) {
            if (scan.view.at(i) == ':' || scan.view.at(i) == '=') {
                return true;
            }
        }
        return false;
    }

    private static boolean isVerb(TextScan scan, int token) {
        return scan.isWord(token, "is")
                || scan.isWord(token, "ist")
                || scan.isWord(token, "e")
                || scan.isWord(token, "est");
    }

    /** My wife X, my colleague X. */
    private static void afterRelation(TextScan scan, int token, Candidates found) {
        NameWords name =
                scan.isWord(token - 1, "my") && scan.gap(token, " ,", 2) ? NameWords.read(scan, token + 1) : null;
        if (name != null && name.isCapitalised()) {
            NameWords.report(name, NameWords.Certainty.SURE, found);
        }
    }

    /** "User name:", "file name:", "product name:". */
    private static boolean isNameOfThing(TextScan scan, int before) {
        boolean person = scan.isWord(before, "my")
                || scan.isWord(before, "full")
                || scan.isWord(before, "first")
                || scan.isWord(before, "last")
                || scan.isWord(before, "customer")
                || scan.isWord(before, "your");
        return scan.gap(before, " _-", 1)
                && scan.is(before, WordKind.COMMON.bit | WordKind.PRODUCT_CONTEXT.bit)
                && !person;
    }

    /** I am X, I'm X. */
    private static void afterI(TextScan scan, int token, Candidates found) {
        if (scan.length(token + 1) > 2) {
            return;
        }
        boolean am = scan.isWord(token + 1, "am") && scan.gap(token, " ", 1);
        boolean contracted = scan.isWord(token + 1, "m") && scan.gap(token, "'", 1);
        if (am || contracted) {
            NameWords.report(NameWords.read(scan, token + 2), NameWords.Certainty.PLAIN, found);
        }
    }

    /** This is X speaking. */
    private static void afterThis(TextScan scan, int token, Candidates found) {
        if (scan.isWord(token + 1, "is") && scan.gap(token, " ", 1)) {
            NameWords name = NameWords.read(scan, token + 2);
            boolean says = name != null
                    && (speaks(scan, name.last() + 1) || scan.isWord(name.last() + 1, "from") || name.isGivenName());
            NameWords.report(name, says ? NameWords.Certainty.PLAIN : NameWords.Certainty.DOUBTFUL, found);
        }
    }

    private static boolean speaks(TextScan scan, int token) {
        return scan.isWord(token, "speaking")
                || scan.isWord(token, "here")
                || scan.isWord(token, "calling")
                || scan.isWord(token, "writing")
                || scan.isWord(token, "again");
    }

    /** Call me X, I'm called X. */
    private static void afterCall(TextScan scan, int token, Candidates found) {
        boolean me = scan.isWord(token + 1, "me") && scan.gap(token, " ", 1);
        if (me || scan.isWord(token, "called")) {
            NameWords name = NameWords.read(scan, me ? token + 2 : token + 1);
            NameWords.report(name, me ? NameWords.Certainty.PLAIN : NameWords.Certainty.DOUBTFUL, found);
        }
    }

    /** Maya here, Maya speaking: at the start of a sentence. */
    private static void before(TextScan scan, int token, Candidates found) {
        int first = token;
        while (first > 0
                && token - first < NameWords.MOST
                && scan.gap(first - 1, " ", 1)
                && scan.is(first - 1, TextScan.CAPITAL)) {
            first--;
        }
        boolean starts = first < token && (first == 0 || !scan.gap(first - 1, " ", 1) || greets(scan, first - 1));
        NameWords name = starts ? NameWords.read(scan, first) : null;
        if (name != null && name.last() == token - 1) {
            char after = scan.view.at(scan.end(token));
            boolean ends = scan.isWord(token, "speaking")
                    || after == ','
                    || after == '.'
                    || after == '!'
                    || after == 0
                    || after == '-'
                    || after == ':'
                    || scan.isWord(token + 1, "again")
                    || scan.isWord(token + 1, "from");
            NameWords.report(
                    name, ends || name.isGivenName() ? NameWords.Certainty.SURE : NameWords.Certainty.DOUBTFUL, found);
        }
    }

    private static boolean greets(TextScan scan, int token) {
        boolean itIs = scan.isWord(token, "s") || scan.isWord(token, "is");
        return itIs || scan.isWord(token, "hi") || scan.isWord(token, "hello") || scan.isWord(token, "hey");
    }

    /** Dear Mr. Smith, Dear Maya. */
    private static void afterDear(TextScan scan, int token, Candidates found) {
        NameWords plain = NameWords.read(scan, token + 1);
        boolean title =
                scan.is(token + 1, TITLE) && scan.is(token + 2, TextScan.CAPITAL) && scan.gap(token + 1, ". ", 2);
        NameWords name = plain == null && title ? new NameWords(scan, token + 2, token + 2) : plain;
        boolean titled = name != null && scan.is(name.first() - 1, TITLE);
        char after = name == null ? 0 : scan.view.at(scan.end(name.last()));
        NameWords.report(
                name,
                titled || after == ',' || after == ':' ? NameWords.Certainty.SURE : NameWords.Certainty.DOUBTFUL,
                found);
    }

    /** Ich bin X, ich heisse X, je m'appelle X, me llamo X, mi chiamo X, jag heter X. */
    private static void otherLanguages(TextScan scan, String word, int token, Candidates found) {
        boolean am = switch (word) {
            case "bin" -> scan.isWord(token - 1, "ich");
            case "suis" -> scan.isWord(token - 1, "je");
            case "ben" -> scan.isWord(token - 1, "ik");
            case "soy" -> true;
            default -> false;
        };
        boolean called = CALLED.contains(word);
        NameWords name = am || called ? NameWords.read(scan, token + 1) : null;
        boolean capital = name != null && name.isCapitalised();
        NameWords.report(name, called && capital ? NameWords.Certainty.SURE : NameWords.Certainty.PLAIN, found);
    }
}

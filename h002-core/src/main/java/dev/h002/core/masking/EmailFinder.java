package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.Set;

/**
 * Finds email addresses: a local part of up to 64 characters, an at sign and a domain with a dot whose last label has two
 * letters or more (RFC 5321 section 4.5.3.1 for the lengths), local parts in quotes and addresses in brackets too; and those
 * spelled out, as in "name at host dot com" or "name (at) host.com".
 */
final class EmailFinder implements Finder {
    private static final long AT = WordKind.AT_WORD.bit;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 255;
    private static final String LOCAL_SYMBOLS = "._%+-'&!#$*^~";
    private static final Set<String> TOP_LEVEL = Set.of(
            "com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "fr", "es", "it", "nl", "be", "ch", "at", "eu",
            "us", "ca", "au", "in", "jp", "br", "se", "no", "dk", "fi", "pl", "pt", "cz", "ie", "info", "biz", "me",
            "app", "dev", "example", "test");

    /** How many labels a spelled-out domain or local part has at most. */
    private static final int MAX_LABELS = 4;

    @Override
    public int clues() {
        return Clues.AT_SIGN | Lexicon.AT;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        if ((scan.clues() & Clues.AT_SIGN) != 0) {
            View view = scan.view;
            for (int at = 1; at < view.length - 1; at++) {
                if (view.chars[at] == '@') {
                    findAround(view, at, found);
                }
            }
        }
        for (int token = 1; token < scan.count(); token++) {
            if (scan.hints(token, Lexicon.AT) && scan.is(token, AT)) {
                findSpelledOut(scan, token, found);
            }
        }
    }

    private static void findAround(View view, int at, Candidates found) {
        int before = at;
        int after = at + 1;
        // Blanks around the sign are a way to write past filters.
        while (before > 0 && at - before < 2 && view.at(before - 1) == ' ') {
            before--;
        }
        while (after < view.length && after - at < 3 && view.at(after) == ' ') {
            after++;
        }
        int start = localStart(view, before);
        int end = start < before ? domainEnd(view, after) : -1;
        boolean spaced = before < at || after > at + 1;
        if (end > 0 && (!spaced || isKnownTopLevel(view, end))) {
            found.add(view, EntityType.EMAIL, start, end, Evidence.VALIDATED);
        }
    }

    /** Where the local part begins; {@code at} if there is none. */
    private static int localStart(View view, int at) {
        int least = Math.max(0, at - MAX_LOCAL);
        int start = at;
        if (view.at(at - 1) == '"') {
            for (int quote = at - 2; quote >= least; quote--) {
                if (view.at(quote) == '"') {
                    return quote;
                }
            }
        }
        while (start > least && isLocal(view.at(start - 1))) {
            start--;
        }
        // Quotes and marks around an address are not part of it.
        while (start < at && "_+-".indexOf(view.at(start)) < 0 && !letterOrDigit(view.at(start))) {
            start++;
        }
        return start;
    }

    /** Where the domain ends, -1 if there is none. */
    private static int domainEnd(View view, int start) {
        if (view.at(start) == '[') {
            return literalEnd(view, start);
        }
        int most = Math.min(view.length, start + MAX_DOMAIN);
        int label = start;
        int end = -1;
        for (int i = start; i <= most; i++) {
            char c = i < most ? view.at(i) : ' ';
            if (letterOrDigit(c) || c == '-') {
                continue;
            }
            int labelEnd = i;
            while (labelEnd > label && view.at(labelEnd - 1) == '-') {
                labelEnd--;
            }
            if (labelEnd == label) {
                break;
            }
            if (label > start && isTopLevel(view, label, labelEnd)) {
                end = labelEnd;
            }
            boolean spacedDot = c == ' ' && view.at(i + 1) == '.' && letterOrDigit(view.at(i + 2)) && end < 0;
            if (c != '.' && !spacedDot) {
                break;
            }
            i += spacedDot ? 1 : 0;
            label = i + 1;
        }
        return end;
    }

    private static boolean isKnownTopLevel(View view, int end) {
        int start = end;
        while (letterOrDigit(view.at(start - 1))) {
            start--;
        }
        return TOP_LEVEL.contains(CharFold.lowerCase(view.text(start, end)));
    }

    private static int literalEnd(View view, int start) {
        int at = start + 1;
        while (at < view.length && at - start < 48 && (letterOrDigit(view.at(at)) || ".:".indexOf(view.at(at)) >= 0)) {
            at++;
        }
        return view.at(at) == ']' && at - start > 7 ? at + 1 : -1;
    }

    private static boolean isTopLevel(View view, int start, int end) {
        boolean sameScript = view.at(start - 2) >= 128 || view.at(start) < 128;
        return end - start >= 2 && sameScript && Character.isLetter(view.at(start)) && letterOrDigit(view.at(end - 1));
    }

    private static boolean isLocal(char c) {
        return letterOrDigit(c) || (c != 0 && LOCAL_SYMBOLS.indexOf(c) >= 0);
    }

    private static boolean letterOrDigit(char c) {
        return Surroundings.isAlphanumeric(c) || Character.isDigit(c) || Character.isSurrogate(c);
    }

    /** The word "at", between a local part and a domain of which one is in brackets or has the word "dot". */
    private static void findSpelledOut(TextScan scan, int at, Candidates found) {
        if (!scan.gap(at - 1, " ([{\n", 3) || !scan.gap(at, " )]}\n", 3)) {
            return;
        }
        boolean bracketed = "([{".indexOf(scan.view.at(scan.start(at) - 1)) >= 0;
        int last = lastOfDomain(scan, at + 1, bracketed);
        if (last < 0) {
            return;
        }
        boolean word = scan.is(at - 1, WordKind.COMMON.bit | WordKind.FUNCTION.bit);
        if (word && !bracketed && scan.gap(at - 2, " ", 1)) {
            return; // "look at example dot com"
        }
        int first = at - 1;
        for (int labels = 1; labels < MAX_LABELS && first > 0; labels++) {
            boolean symbol = scan.gap(first - 1, "._+-", 1);
            boolean dot = isDot(scan, first - 1) && scan.gap(first - 1, " ([{)]}", 3) && first > 1;
            if (!symbol && !dot) {
                break;
            }
            first -= dot ? 2 : 1;
        }
        found.add(scan, EntityType.EMAIL, scan.start(first), scan.end(last), Evidence.CONTEXT);
    }

    /** The last token of "host dot com" or, after a bracketed "at", of "host.com" as well; -1 if it is none. */
    private static int lastOfDomain(TextScan scan, int host, boolean bracketed) {
        if (scan.is(host, WordKind.CONNECTOR.bit) || host >= scan.count()) {
            return -1;
        }
        int last = host;
        boolean dots = bracketed;
        int end = -1;
        for (int labels = 1; labels < MAX_LABELS; labels++) {
            if (isDot(scan, last + 1) && scan.gap(last, " ([{", 3) && scan.gap(last + 1, " )]}", 3)) {
                dots = true;
                last += 2;
            } else if (scan.gap(last, ".", 1) && last + 1 < scan.count()) {
                last++;
            } else if (scan.gap(last, "-", 1) && last + 1 < scan.count()) {
                last++;
                continue;
            } else {
                break;
            }
            if (TOP_LEVEL.contains(scan.lower(last))) {
                end = last;
            }
        }
        return dots ? end : -1;
    }

    private static boolean isDot(TextScan scan, int token) {
        return scan.isWord(token, "dot") || scan.isWord(token, "punkt") || scan.isWord(token, "punto");
    }
}

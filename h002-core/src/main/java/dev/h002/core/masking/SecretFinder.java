package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds what only its owner may know: keys with the prefixes that services give theirs, JSON web tokens (RFC 7519), private keys
 * in PEM, long random runs of letters and digits, and what is written after "password:", "api key =", "my pin is" or "Bearer".
 */
final class SecretFinder implements Finder {
    private static final long CONTEXT = WordKind.SECRET_CONTEXT.bit;
    private static final String[] PREFIXES = {
        "sk-", "sk_live_", "sk_test_", "pk_live_", "pk_test_", "rk_live_", "rk_test_", "whsec_", "ghp_", "gho_", "ghu_",
                "ghs_", "ghr_",
        "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xapp-", "AKIA", "ASIA", "AIza", "ya29.", "SG.", "hf_",
                "npm_",
        "pypi-", "dop_v1_", "shpat_", "shpss_", "EAAC", "eyJ", "gsk_", "xai-", "r8_"
    };
    /** Characters behind a prefix, at least. */
    private static final int MIN_BEHIND_PREFIX = 12;

    private static final int MIN_RANDOM = 32;
    private static final int MIN_RANDOM_DIGITS = 6;
    private static final int MIN_VALUE = 4;

    /** Of what "pin", "cvv" and the like announce. */
    private static final int MIN_CODE = 3;

    private static final int MAX_VALUE = 4_000;
    private static final String PEM_START = "-----BEGIN ";
    private static final String PEM_END = "-----END ";

    @Override
    public int clues() {
        return Clues.LONG_RUN | Lexicon.SECRET;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        if ((scan.clues() & Clues.LONG_RUN) != 0) {
            findRuns(scan.view, found);
            findPem(scan.view, found);
        }
        for (int token = 0; token < scan.count(); token++) {
            if (scan.hints(token, Lexicon.SECRET) && scan.is(token, CONTEXT)) {
                findAnnounced(scan, token, found);
            }
        }
    }

    private static void findRuns(View view, Candidates found) {
        int start = 0;
        while (start < view.length) {
            int end = start;
            while (end < view.length && isRun(view.chars[end])) {
                end++;
            }
            if (end - start > MIN_BEHIND_PREFIX) {
                findInRun(view, start, end, found);
            }
            start = end + 1;
        }
    }

    /** Looks at a run whole, as base64 has slashes, and between its slashes, as paths have. */
    private static void findInRun(View view, int from, int end, Candidates found) {
        int part = from;
        for (int i = from; i <= end; i++) {
            if (i == end || view.at(i) == '/') {
                findIn(view, part, i, found);
                part = i + 1;
            }
        }
        findIn(view, from, end, found);
    }

    private static void findIn(View view, int from, int end, Candidates found) {
        int start = from;
        while (start < end && !Surroundings.isAlphanumeric(view.at(start))) {
            start++;
        }
        int last = end;
        while (last > start && ".-_".indexOf(view.at(last - 1)) >= 0) {
            last--;
        }
        boolean prefixed = last - start >= MIN_BEHIND_PREFIX && hasPrefix(view, start, last);
        if (prefixed || isRandom(view, start, last)) {
            found.add(view, EntityType.SECRET, start, last, prefixed ? Evidence.VALIDATED : Evidence.SHAPED);
        }
    }

    private static boolean hasPrefix(View view, int start, int end) {
        for (String prefix : PREFIXES) {
            if (end - start >= prefix.length() + MIN_BEHIND_PREFIX && startsWith(view, start, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(View view, int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (view.at(start + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Letters and digits mixed, too long for a word, without the dashes that ids and names of files have. */
    private static boolean isRandom(View view, int start, int end) {
        int digits = 0;
        int letters = 0;
        for (int i = start; i < end; i++) {
            char c = view.at(i);
            digits += Surroundings.isDigit(c) ? 1 : 0;
            letters += !Surroundings.isDigit(c) && Surroundings.isAlphanumeric(c) ? 1 : 0;
        }
        return digits + letters >= MIN_RANDOM
                && digits >= MIN_RANDOM_DIGITS
                && letters >= MIN_RANDOM_DIGITS
                && end - start - digits - letters <= 2;
    }

    private static boolean isRun(char c) {
        return (c < 128 && Surroundings.isAlphanumeric(c)) || c == '_' || c == '-' || c == '.' || c == '+' || c == '/';
    }

    private static void findPem(View view, Candidates found) {
        String text = view.text(0, view.length);
        int start = text.indexOf(PEM_START);
        while (start >= 0) {
            int end = text.indexOf(PEM_END, start);
            int close = end < 0 ? -1 : text.indexOf("-----", end + PEM_END.length());
            int to = close < 0 ? text.length() : close + 5;
            if (text.startsWith("PRIVATE KEY", start + PEM_START.length())
                    || text.substring(start, Math.min(to, start + 60)).contains("PRIVATE KEY")) {
                found.add(view, EntityType.SECRET, start, to, Evidence.VALIDATED);
            }
            start = text.indexOf(PEM_START, to);
        }
    }

    /** What stands behind a word for secrets: after a colon or an equals sign anything, else what is no ordinary word. */
    private static void findAnnounced(TextScan scan, int word, Candidates found) {
        View view = scan.view;
        int last = word;
        while (last < word + 3 && scan.is(last + 1, CONTEXT | WordKind.MARKER.bit) && scan.gap(last, " _-", 1)) {
            last++;
        }
        int at = scan.end(last);
        boolean quoted = view.at(at) == '"' || view.at(at) == '\'';
        at = skipSpace(view, quoted ? at + 1 : at);
        boolean assigned = view.at(at) == ':' || view.at(at) == '=';
        if (assigned) {
            at = skipSpace(view, at + 1);
        } else if (isVerb(scan, last + 1)) {
            at = skipSpace(view, scan.end(last + 1));
            assigned = false;
        } else if (!scan.isWord(last, "bearer") && !isPasswordWithDigits(scan, last)) {
            return;
        }
        int scheme = scan.tokenAt(at);
        if (assigned && scan.start(scheme) == at && scan.isWord(scheme, "basic")) {
            at = skipSpace(view, scan.end(scheme));
        }
        boolean opened = view.at(at) == '"' || view.at(at) == '\'';
        int start = opened ? at + 1 : at;
        int end = start;
        while (end < view.length && end - start < MAX_VALUE && isValue(view.at(end), opened)) {
            end++;
        }
        while (!opened && end > start && ".,;!?)".indexOf(view.at(end - 1)) >= 0) {
            end--;
        }
        boolean ordinary = assigned && !opened && isOrdinary(scan, start, end);
        int least = scan.length(last) == 3 ? MIN_CODE : MIN_VALUE;
        boolean taken = view.at(start) == '<'; // a placeholder, or what was found before
        if (end - start >= least && !taken && !ordinary && (opened || isSecret(view, start, end, assigned))) {
            found.add(view, EntityType.SECRET, start, end, Evidence.CONTEXT);
        }
    }

    /** "Password hunter2": right behind the word, without a verb, what has letters and digits. */
    private static boolean isPasswordWithDigits(TextScan scan, int token) {
        boolean password =
                scan.isWord(token, "password") || scan.isWord(token, "passwort") || scan.isWord(token, "passcode");
        int start = scan.end(token) + 1;
        int digits = 0;
        int end = start;
        while (end < scan.view.length && end - start < MIN_RANDOM && isValue(scan.view.at(end), false)) {
            digits += Surroundings.isDigit(scan.view.at(end++)) ? 1 : 0;
        }
        return password && scan.view.at(start - 1) == ' ' && digits > 0 && digits < end - start;
    }

    /** Whether it is an ordinary word, or the name of a scheme in front of what is secret. */
    private static boolean isOrdinary(TextScan scan, int start, int end) {
        int token = scan.tokenAt(start);
        return scan.start(token) == start
                && scan.end(token) == end
                && scan.is(token, WordKind.COMMON.bit | WordKind.FUNCTION.bit | CONTEXT);
    }

    private static int skipSpace(View view, int from) {
        int at = from;
        while (at < view.length && at - from < 3 && Surroundings.isSpace(view.at(at))) {
            at++;
        }
        return at;
    }

    private static boolean isVerb(TextScan scan, int token) {
        return scan.isWord(token, "is")
                || scan.isWord(token, "was")
                || scan.isWord(token, "ist")
                || scan.isWord(token, "are");
    }

    private static boolean isValue(char c, boolean quoted) {
        return quoted
                ? c != '"' && c != '\'' && c != '\n'
                : !Surroundings.isSpace(c) && c != '<' && c != '>' && c != '"';
    }

    /** Whether it holds what words do not: a digit, or a sign inside. After a colon a word may be one as well, if it is alone. */
    private static boolean isSecret(View view, int start, int end, boolean assigned) {
        boolean odd = false;
        for (int i = start; i < end; i++) {
            char c = view.at(i);
            boolean inner = i > start && i < end - 1 && c != '\'' && c != '-' && c != '/' && c != '.' && c != ',';
            odd |= Surroundings.isDigit(c) || (inner && !Surroundings.isAlphanumeric(c));
        }
        return odd || (assigned && end - start >= 6);
    }
}

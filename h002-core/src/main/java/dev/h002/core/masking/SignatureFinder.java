package dev.h002.core.masking;

/** Finds the name under a closing such as "Best regards": alone on the next line, or at the end of the text. */
final class SignatureFinder implements Finder {
    private static final long CLOSING = WordKind.CLOSING.bit;

    @Override
    public int clues() {
        return Lexicon.CLOSES;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        for (int token = 0; token < scan.count(); token++) {
            if (scan.hints(token, Lexicon.CLOSES)) {
                signed(scan, token, found);
            }
        }
    }

    /** Under a closing: a name alone on the next line, or behind a comma at the end of the text. */
    private static void signed(TextScan scan, int token, Candidates found) {
        int last = token;
        while (last < token + 5
                && !breaksLine(scan, last)
                && scan.is(last + 1, CLOSING | WordKind.COMMON.bit | WordKind.FUNCTION.bit)
                && scan.gap(last, " ", 1)) {
            last++;
        }
        boolean newLine = breaksLine(scan, last);
        boolean comma = scan.gap(last, ", -\n\r", 4) && scan.start(last + 1) - scan.end(last) > 1;
        NameWords name = newLine ? NameWords.readLine(scan, last + 1) : comma ? NameWords.read(scan, last + 1) : null;
        if (name != null && endsLine(scan, name.last())) {
            boolean certain = newLine || isLastToken(scan, name.last());
            NameWords.report(name, certain ? NameWords.Certainty.SURE : NameWords.Certainty.DOUBTFUL, found);
        }
    }

    private static boolean isLastToken(TextScan scan, int token) {
        return token == scan.count() - 1;
    }

    private static boolean breaksLine(TextScan scan, int token) {
        for (int i = scan.end(token); i < scan.start(token + 1); i++) {
            if (scan.view.at(i) == '\n' || scan.view.at(i) == '\r') {
                return scan.gap(token, " ,.!-\n\r\t", 10);
            }
        }
        return false;
    }

    private static boolean endsLine(TextScan scan, int token) {
        int at = scan.end(token);
        while (at < scan.view.length && ".,! ".indexOf(scan.view.at(at)) >= 0) {
            at++;
        }
        return at == scan.view.length || scan.view.at(at) == '\n' || scan.view.at(at) == '\r';
    }
}

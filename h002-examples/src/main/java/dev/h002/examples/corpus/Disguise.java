package dev.h002.examples.corpus;

/** How a value is written so that a reader still understands it and a simple pattern no longer does. */
enum Disguise {
    /** Digits, signs and dots in the wide forms of East Asian fonts. */
    FULLWIDTH {
        @Override
        String on(String value) {
            StringBuilder wide = new StringBuilder();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean changed = (c >= '0' && c <= '9') || c == '@' || c == '+' || c == '.' || c == '-';
                wide.append(changed ? (char) (c + WIDE) : c);
            }
            return wide.toString();
        }
    },
    /** An invisible space after every third character. */
    ZEROWIDTH {
        @Override
        String on(String value) {
            return sprinkled(value, '\u200B');
        }
    },
    /** A soft hyphen after every third character. */
    SOFTHYPHEN {
        @Override
        String on(String value) {
            return sprinkled(value, '\u00AD');
        }
    },
    /** Blanks that do not break, as copied from a web page. */
    NBSP {
        @Override
        String on(String value) {
            return value.replace(' ', '\u00A0');
        }
    },
    /** Dashes of a typographer: the blanks and hyphens become non-breaking hyphens, en dashes or minus signs in turn. */
    DASHES {
        @Override
        String on(String value) {
            StringBuilder dashed = new StringBuilder();
            int seen = value.length();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean changed = c == ' ' || c == '-';
                dashed.append(changed ? "\u2011\u2013\u2212".charAt(seen % 3) : c);
                seen += changed ? 1 : 0;
            }
            return dashed.toString();
        }
    },
    /** As a browser writes it into an address. */
    PERCENT {
        @Override
        String on(String value) {
            return value.replace("@", "%40").replace("+", "%2B").replace(" ", "%20");
        }
    },
    LOWER {
        @Override
        String on(String value) {
            return Style.LOWER.on(value);
        }
    },
    /** An address over several lines. */
    LINES {
        @Override
        String on(String value) {
            return value.replace(Scribe.SEPARATOR, '\n');
        }
    };

    private static final int WIDE = 0xFEE0;
    private static final int EVERY = 3;

    abstract String on(String value);

    private static String sprinkled(String value, char invisible) {
        StringBuilder sprinkled = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (i > 0 && i % EVERY == 0) {
                sprinkled.append(invisible);
            }
            sprinkled.append(value.charAt(i));
        }
        return sprinkled.toString();
    }
}

package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds internet addresses: four numbers up to 255 with dots (RFC 791), and groups of hexadecimal digits with colons (RFC 4291
 * section 2.2), with a prefix length or zone behind. What stands after a word for versions is none.
 */
final class IpFinder implements Finder {
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 45;
    private static final int VERSION_NEAR = 3;

    @Override
    public int clues() {
        return Clues.FOUR_NUMBERS | Clues.COLON;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        for (int i = 0; i + 3 < scan.numbers(); i++) {
            int token = scan.number(i);
            if (scan.number(i + 3) == token + 3 && scan.view.at(scan.end(token)) == '.') {
                version4(scan, token, found);
            }
        }
        if ((scan.clues() & Clues.COLON) != 0) {
            int colon = 0;
            View view = scan.view;
            while (colon < view.length) {
                colon = view.chars[colon] == ':' ? version6(view, colon, found) : colon + 1;
            }
        }
    }

    private static void version4(TextScan scan, int token, Candidates found) {
        View view = scan.view;
        int start = scan.start(token);
        if (view.at(start - 1) == '.' || Surroundings.isAlphanumeric(view.at(start - 1))) {
            return;
        }
        DigitGroups groups = new DigitGroups(scan, token, token + 3);
        for (int i = 0; i < 4; i++) {
            boolean part = scan.is(token + i, TextScan.NUMBER) && groups.length(i) <= 3 && groups.value(i) <= 255;
            if (!part) {
                return;
            }
        }
        int end = scan.end(token + 3);
        boolean longer = (view.at(end) == '.' && Surroundings.isDigit(view.at(end + 1)))
                || Surroundings.isAlphanumeric(view.at(end))
                || (view.at(end) == '-' && Surroundings.isAlphanumeric(view.at(end + 1)));
        boolean version = Surroundings.before(scan, token, VERSION_NEAR, WordKind.VERSION_CONTEXT.bit);
        if (groups.separatedBy('.') && !longer && !version) {
            found.add(view, EntityType.IP, start, withPrefixLength(view, end), Evidence.VALIDATED);
        }
    }

    private static int withPrefixLength(View view, int end) {
        int at = end + 1;
        while (view.at(end) == '/' && at < end + 4 && Surroundings.isDigit(view.at(at))) {
            at++;
        }
        return at > end + 1 && !Surroundings.isAlphanumeric(view.at(at)) ? at : end;
    }

    /** Reads the address around the first colon in it; gives where to look on. */
    private static int version6(View view, int colon, Candidates found) {
        int start = colon;
        while (start > 0 && colon - start < 4 && isHex(view.at(start - 1))) {
            start--;
        }
        int end = colon;
        while (end < view.length && end - start <= MAX_LENGTH && isPart(view.at(end))) {
            end++;
        }
        int next = end;
        while (end > colon && (view.at(end - 1) == '.' || (view.at(end - 1) == ':' && view.at(end - 2) != ':'))) {
            end--;
        }
        boolean bounded = !Surroundings.isAlphanumeric(view.at(start - 1))
                && view.at(start - 1) != ':'
                && !Surroundings.isAlphanumeric(view.at(end))
                && next - start <= MAX_LENGTH;
        if (bounded && isVersion6(view.text(start, end))) {
            found.add(view, EntityType.IP, start, withZone(view, end), Evidence.VALIDATED);
        }
        return Math.max(next, colon + 1);
    }

    private static int withZone(View view, int end) {
        int at = end + 1;
        while (view.at(end) == '%' && at < end + 16 && Surroundings.isAlphanumeric(view.at(at))) {
            at++;
        }
        return at > end + 1 ? at : withPrefixLength(view, end);
    }

    static boolean isVersion6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && (text.indexOf("::", gap + 1) >= 0 || text.indexOf("::", gap + 2) >= 0)) {
            return false;
        }
        int groups = 0;
        int digits = 0;
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            boolean last = i == parts.length - 1;
            if (last && part.indexOf('.') > 0) {
                groups += isVersion4(part) ? 2 : GROUPS + 1;
                digits++;
            } else if (!part.isEmpty()) {
                boolean hex = part.length() <= 4 && part.chars().allMatch(c -> isHex((char) c));
                groups += hex ? 1 : GROUPS + 1;
                digits += part.chars().anyMatch(Character::isDigit) ? 1 : 0;
            } else if (gap < 0) {
                return false;
            }
        }
        // Of the shortened ones "::" alone and names such as "a::b" are mostly something else.
        return gap < 0 ? groups == GROUPS : groups < GROUPS && digits > 0 && (groups > 1 || text.length() <= 4);
    }

    private static boolean isVersion4(String text) {
        String[] parts = text.split("\\.", -1);
        boolean bytes = parts.length == 4;
        for (String part : parts) {
            bytes &= !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(Character::isDigit);
            bytes = bytes && Integer.parseInt(part) <= 255;
        }
        return bytes;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isPart(char c) {
        return isHex(c) || c == ':' || c == '.';
    }
}

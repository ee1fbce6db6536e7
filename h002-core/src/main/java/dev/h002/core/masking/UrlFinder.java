package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.Set;

/**
 * Finds links that let whoever has them in: with a user and password before the host (RFC 3986 section 3.2.1), or with a token,
 * signature, key or session in the query or fragment. Other links stay visible.
 */
final class UrlFinder implements Finder {
    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_SCHEME = 20;
    private static final String ENDS = " \n\r\t\"<>`";
    private static final Set<String> SECRET_PARAMETERS = Set.of(
            "token",
            "access_token",
            "accesstoken",
            "id_token",
            "refresh_token",
            "auth",
            "auth_token",
            "authtoken",
            "authorization",
            "api_key",
            "apikey",
            "api-key",
            "key",
            "secret",
            "client_secret",
            "password",
            "passwd",
            "pwd",
            "pass",
            "sig",
            "signature",
            "x-amz-signature",
            "x-amz-credential",
            "x-amz-security-token",
            "x-goog-signature",
            "session",
            "sessionid",
            "session_id",
            "sid",
            "jsessionid",
            "phpsessid",
            "jwt",
            "otp",
            "code",
            "ticket",
            "credential",
            "hash",
            "magic",
            "invite",
            "reset",
            "reset_token",
            "verify",
            "confirmation_token",
            "bearer",
            "private_token",
            "sas",
            "se");

    @Override
    public int clues() {
        return Clues.COLON;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        View view = scan.view;
        int at = 1;
        while (at < view.length - 2) {
            boolean scheme = view.chars[at] == ':' && view.chars[at + 1] == '/' && view.chars[at + 2] == '/';
            at = scheme ? read(view, at, found) : at + 1;
        }
    }

    /** Reads the link whose scheme ends here; gives where to look on. */
    private static int read(View view, int colon, Candidates found) {
        int start = colon;
        while (start > 0 && colon - start < MAX_SCHEME && isScheme(view.at(start - 1))) {
            start--;
        }
        int end = colon + 3;
        while (end < view.length && end - start < MAX_LENGTH && ENDS.indexOf(view.at(end)) < 0) {
            end++;
        }
        int next = end;
        while (end > colon + 3 && ".,;:!?)]}'".indexOf(view.at(end - 1)) >= 0) {
            end--;
        }
        if (start < colon && end > colon + 3 && (hasUser(view, colon + 3, end) || hasSecret(view, colon + 3, end))) {
            found.add(view, EntityType.URL, start, end, Evidence.VALIDATED);
        }
        return next;
    }

    private static boolean isScheme(char c) {
        return Surroundings.isAlphanumeric(c) || c == '+' || c == '-' || c == '.';
    }

    private static boolean hasUser(View view, int from, int end) {
        for (int i = from; i < end && "/?#".indexOf(view.at(i)) < 0; i++) {
            if (view.at(i) == '@') {
                return i > from;
            }
        }
        return false;
    }

    private static boolean hasSecret(View view, int from, int end) {
        int name = -1;
        for (int i = from; i < end; i++) {
            char c = view.at(i);
            if (c == '?' || c == '&' || c == '#' || c == ';') {
                name = i + 1;
            } else if (c == '=' && name > 0) {
                boolean filled = i + 1 < end && view.at(i + 1) != '&';
                if (filled && SECRET_PARAMETERS.contains(CharFold.lowerCase(view.text(name, Math.min(i, name + 40))))) {
                    return true;
                }
                name = -1;
            }
        }
        return false;
    }
}

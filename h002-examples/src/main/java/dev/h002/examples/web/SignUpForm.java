package dev.h002.examples.web;

import dev.h002.retail.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a visitor gives to become a customer. The address, in small letters, becomes the customer's id.
 *
 * @param password never shown
 */
record SignUpForm(String name, String email, String password) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 200;
    private static final int SHORTEST_PASSWORD = 8;
    static final int LONGEST_PASSWORD = 1024;
    /** A mistyped address is told; whether one exists, only a message to it can. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]+@[^\\s@.]+(\\.[^\\s@.]+)+");

    static SignUpForm of(RequestBody body) {
        return new SignUpForm(
                body.text("name").strip(), body.text("email").strip().toLowerCase(Locale.ROOT), body.text("password"));
    }

    /** @throws ApiError with a sentence for each field that cannot be used */
    void requireValid() {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (name.isEmpty()) {
            wrong.put("name", "Tell us your name.");
        } else if (name.length() > LONGEST_NAME || hasControls(name)) {
            wrong.put("name", "A name has at most " + LONGEST_NAME + " characters.");
        }
        if (email.length() > LONGEST_EMAIL
                || hasControls(email)
                || !EMAIL.matcher(email).matches()) {
            wrong.put("email", "Give an address like you@example.com.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            wrong.put("password", "A password has at least " + SHORTEST_PASSWORD + " characters.");
        } else if (password.length() > LONGEST_PASSWORD) {
            wrong.put("password", "A password has at most " + LONGEST_PASSWORD + " characters.");
        }
        if (!wrong.isEmpty()) {
            throw ApiError.badFields(400, wrong);
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    User profile(Instant now) {
        return new User(email, name, email, null, null, List.of(), List.of(), null, now);
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "SignUpForm[hidden]";
    }
}

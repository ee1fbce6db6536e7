package dev.h002.core.need;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is left of a message while grammars take their parts out of it. Used by one thread. */
final class Remaining {
    private String text;

    Remaining(String text) {
        this.text = text;
    }

    String text() {
        return text.replaceAll("\\s+", " ").replaceAll(" (?=[.,;!?])", "").strip();
    }

    @Nullable
    Matcher find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher : null;
    }

    void remove(Matcher found) {
        text = text.substring(0, found.start()) + " " + text.substring(found.end());
    }
}

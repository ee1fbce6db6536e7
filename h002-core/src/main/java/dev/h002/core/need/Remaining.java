package dev.h002.core.need;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is left of a message while grammars take their parts out of it. White space is single. Used by one thread. */
final class Remaining {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SPACE_BEFORE_STOP = Pattern.compile(" (?=[.,;!?])");

    private String text;

    Remaining(String text) {
        this.text = SPACE.matcher(text).replaceAll(" ").strip();
    }

    String text() {
        String single = SPACE.matcher(text).replaceAll(" ");
        return SPACE_BEFORE_STOP.matcher(single).replaceAll("").strip();
    }

    @Nullable
    Matcher find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher : null;
    }

    /** The next match of the same pattern, as long as nothing was removed since. */
    @Nullable
    Matcher next(Matcher found) {
        return found.find() ? found : null;
    }

    Surroundings around(Matcher found) {
        return new Surroundings(text, found);
    }

    void remove(Matcher found) {
        text = text.substring(0, found.start()) + " " + text.substring(found.end());
    }
}

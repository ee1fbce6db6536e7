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
        cut(found.start(), found.end());
    }

    /** Removes it with the words before and after it that say what it is. */
    void remove(Matcher found, Pattern before, Pattern after) {
        Matcher leading = before.matcher(text.substring(0, found.start()));
        Matcher trailing = after.matcher(text).region(found.end(), text.length());
        int start = leading.find() ? leading.start() : found.start();
        cut(start, trailing.lookingAt() ? trailing.end() : found.end());
    }

    private void cut(int start, int end) {
        text = text.substring(0, start) + " " + text.substring(end);
    }
}

package dev.h002.core;

import dev.h002.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source may contribute: so many facts, so much text, and only values that a prompt and an answer can be held against.
 * Checked on the source's own thread, so that a source with endless facts costs its own fragment and no more.
 */
final class FactLimits {
    static final int MAX_FACTS = 10_000;
    /** Of all facts of one source together, in characters. */
    static final int MAX_TEXT = 4_000_000;

    private static final int MAX_DEPTH = 8;

    private int text;

    private FactLimits() {}

    /** The facts as a list of their own, read once. */
    static List<Fact> checked(@Nullable Iterable<? extends @Nullable Fact> facts) throws Garbage {
        if (facts == null) {
            throw new Garbage("returned null");
        }
        FactLimits limits = new FactLimits();
        List<Fact> checked = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact == null) {
                throw new Garbage("returned a null fact");
            }
            if (checked.size() == MAX_FACTS) {
                throw new Garbage("returned more than " + MAX_FACTS + " facts");
            }
            limits.check(fact.fields(), 0);
            checked.add(fact);
        }
        return checked;
    }

    private void check(@Nullable Object value, int depth) throws Garbage {
        if (value == null || depth > MAX_DEPTH) {
            throw new Garbage(value == null ? "returned a null value" : "returned values nested too deeply");
        }
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                check(entry.getKey(), depth + 1);
                check(entry.getValue(), depth + 1);
            }
        } else if (value instanceof Collection<?> list) {
            for (Object item : list) {
                check(item, depth + 1);
            }
        } else if (value instanceof CharSequence characters) {
            count(characters.length());
        } else if (isNumber(value)) {
            count(String.valueOf(value).length());
        } else if (!(value instanceof Boolean)) {
            throw new Garbage("returned a value that is no text, number, boolean, list or map");
        }
    }

    /** Of the numbers only what has digits; and "1E+1000000" has a million of them. */
    private static boolean isNumber(Object value) throws Garbage {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new Garbage("returned a number that is none");
        }
        if (value instanceof BigDecimal number && Math.abs((long) number.scale()) > 100) {
            throw new Garbage("returned a number that is too long");
        }
        return value instanceof Number;
    }

    private void count(int length) throws Garbage {
        text += length;
        if (text > MAX_TEXT || length > MAX_TEXT) {
            throw new Garbage("returned too much text");
        }
    }

    /** What is wrong with a source's facts, without any of their values. */
    static final class Garbage extends Exception {
        private static final long serialVersionUID = 1L;

        final String what;

        Garbage(String what) {
            super(what);
            this.what = what;
        }
    }
}

package dev.h002.openai;

import java.nio.ByteBuffer;

/** Sees in passing where a JSON object ends, without reading what it says. Not thread-safe. */
final class JsonEnd {
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private boolean begun;
    private boolean other;

    /** Looks at the next bytes and leaves them where they are. */
    void scan(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit() && !over(); i++) {
            scan(bytes.get(i));
        }
    }

    /** Whether the object has been closed, or what came is no object. */
    boolean over() {
        return other || (begun && depth == 0);
    }

    private void scan(byte next) {
        if (quoted) {
            quoted = escaped || next != '"';
            escaped = !escaped && next == '\\';
        } else if (next == '"') {
            quoted = true;
        } else if (next == '{' || next == '[') {
            depth++;
            begun = true;
        } else if (next == '}' || next == ']') {
            depth--;
        }
        // Whatever begins with something else has no end that could be seen.
        other = !begun && next > ' ';
    }
}

package dev.h002.openai;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes, split anywhere, into the data of server-sent events (HTML Standard, section 9.2.6): lines end in CRLF, LF or
 * CR, a byte order mark at the start is dropped, comments and other fields are skipped, several data lines are joined by LF,
 * and an event without its closing blank line does not count. Not thread-safe.
 */
final class SseDecoder {
    private static final String DATA = "data";

    private final int limit;
    private final BoundedBytes line;
    private boolean atStart = true;
    private boolean afterReturn;
    private @Nullable StringBuilder data;

    /** @param limit the most bytes a line, and the most characters an event, may have */
    SseDecoder(int limit) {
        this.limit = limit;
        this.line = new BoundedBytes(limit);
    }

    /** Hears the data of one event. */
    @FunctionalInterface
    interface Listener {
        void onData(String data) throws AttemptFailure;
    }

    /** Takes the next bytes, and tells of the events they complete, in order. */
    void feed(ByteBuffer bytes, Listener listener) throws AttemptFailure {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            boolean secondHalf = next == '\n' && afterReturn;
            afterReturn = next == '\r';
            if (secondHalf) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                endLine(listener);
            } else if (!line.add(next)) {
                throw tooLong();
            }
        }
    }

    private void endLine(Listener listener) throws AttemptFailure {
        String text = line.text(atStart && startsWithMark() ? 3 : 0);
        atStart = false;
        line.clear();
        if (text.isEmpty()) {
            endEvent(listener);
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        if (field.equals(DATA)) {
            String value = colon < 0 ? "" : text.substring(colon + 1);
            addData(value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void addData(String value) throws AttemptFailure {
        if (data == null) {
            data = new StringBuilder(value);
        } else {
            data.append('\n').append(value);
        }
        if (data.length() > limit) {
            throw tooLong();
        }
    }

    private void endEvent(Listener listener) throws AttemptFailure {
        if (data != null && data.length() > 0) {
            String event = data.toString();
            data = null;
            listener.onData(event);
        }
        data = null;
    }

    private boolean startsWithMark() {
        return line.size() >= 3 && line.at(0) == (byte) 0xEF && line.at(1) == (byte) 0xBB && line.at(2) == (byte) 0xBF;
    }

    private static AttemptFailure tooLong() {
        return AttemptFailure.malformed("The service sent a line over 1 MB: check the base URL.");
    }
}

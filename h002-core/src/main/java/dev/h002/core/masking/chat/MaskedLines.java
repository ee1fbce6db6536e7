package dev.h002.core.masking.chat;

import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Many short texts that are masked as lines of one, each behind the words that say what it is, as in "order number: 48213":
 * these words are what gives many values away, and one pass costs less than one for each. Not thread-safe.
 */
final class MaskedLines {
    private final StringBuilder document = new StringBuilder();
    private final List<Range> ranges = new ArrayList<>();

    private record Range(int start, int end) {}

    /** Adds a text behind its context, which may be empty; gives its place among what {@link #mask} returns. */
    int add(String context, String text) {
        if (!context.isEmpty()) {
            document.append(context).append(": ");
        }
        int start = document.length();
        document.append(text);
        ranges.add(new Range(start, document.length()));
        document.append('\n');
        return ranges.size() - 1;
    }

    /** The texts as masked, without their contexts, in the order they were added. */
    List<String> mask(MaskingSession session) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        String raw = document.toString();
        Masking masking = session.mask(raw);
        List<MaskedSpan> spans = masking.spans();
        if (!piece(raw, spans, 0, new Range(0, raw.length()), session)
                .equals(masking.text().value())) {
            // A masker whose spans do not tell all that it masked: its texts are to be believed, its spans are not.
            return ranges.stream()
                    .map(range -> session.mask(raw.substring(range.start, range.end))
                            .text()
                            .value())
                    .toList();
        }
        List<String> masked = new ArrayList<>(ranges.size());
        int first = 0;
        for (Range range : ranges) {
            while (first < spans.size() && spans.get(first).end() <= range.start) {
                first++;
            }
            masked.add(piece(raw, spans, first, range, session));
        }
        return masked;
    }

    private static String piece(String raw, List<MaskedSpan> spans, int first, Range range, MaskingSession session) {
        StringBuilder masked = new StringBuilder(range.end - range.start);
        int done = range.start;
        for (int i = first; i < spans.size() && spans.get(i).start() < range.end; i++) {
            MaskedSpan span = spans.get(i);
            int from = Math.max(span.start(), range.start);
            int to = Math.min(span.end(), range.end);
            masked.append(raw, done, from);
            if (from == span.start() && to == span.end()) {
                masked.append(span.placeholder());
            } else {
                // One finding across two lines: each keeps its own part of it, as a value of its own.
                String part = raw.substring(from, to);
                masked.append(
                        part.isBlank()
                                ? part
                                : session.conceal(span.type(), part).value());
            }
            done = to;
        }
        return masked.append(raw, done, range.end).toString();
    }
}

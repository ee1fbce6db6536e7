package dev.h002.core.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One sentence or part of one, with named slots such as <code>{store}</code>. Immutable. */
final class Phrase {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    private final List<Piece> pieces;
    private final Set<String> slots = new HashSet<>();

    /** @param slot whether the text is a slot's name, to be replaced, or stands as it is */
    private record Piece(String text, boolean slot) {}

    private Phrase(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        pieces.stream().filter(Piece::slot).map(Piece::text).forEach(slots::add);
    }

    /** @throws IllegalArgumentException if the text is blank or holds a brace that belongs to no slot */
    static Phrase parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher slots = SLOT.matcher(text);
        int end = 0;
        while (slots.find()) {
            pieces.add(new Piece(text.substring(end, slots.start()), false));
            pieces.add(new Piece(slots.group(1), true));
            end = slots.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        boolean strayBrace = pieces.stream().anyMatch(piece -> piece.text.matches("(?s).*[{}].*"));
        if (text.isBlank() || strayBrace) {
            throw new IllegalArgumentException("This is no phrase: '" + text + "'.");
        }
        return new Phrase(pieces);
    }

    /** What stands between the slots. */
    List<String> texts() {
        return pieces.stream().filter(piece -> !piece.slot).map(Piece::text).toList();
    }

    Set<String> slots() {
        return Set.copyOf(slots);
    }

    /**
     * The text with every slot filled, in one pass: what looks like a slot in a value stays as it is.
     *
     * @throws IllegalArgumentException if a slot has no value, or a value no slot
     */
    String fill(Map<String, String> values) {
        if (!values.keySet().equals(slots)) {
            throw new IllegalArgumentException(
                    "A phrase with the slots " + slots + " cannot be filled with " + values.keySet() + ".");
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.slot ? values.get(piece.text) : piece.text);
        }
        return text.toString();
    }
}

package dev.h002.spi;

import java.util.Map;

/**
 * A piece of a document with its vector.
 *
 * @param id the same for the same source and index, whenever it is ingested
 * @param source the document's name
 * @param title the headings above it, from the document's title down, joined by {@code " > "}
 * @param index which piece of the document, from 0
 * @param vector its embedding, L2 norm 1. The array is not copied: treat it as read-only.
 * @param model what made the vector; vectors of two models are never compared
 * @param contentHash of title and text, so that an unchanged piece is not embedded again
 * @param metadata whatever else is known. Names with a meaning: {@code page} (from 1), {@code language} (such as {@code en}),
 *     {@code validFrom} and {@code validUntil} (ISO-8601 instants; a retriever gives the chunk from the one on and until before
 *     the other), {@code searchedTitle} (what of the title is searched where that is not all of it; may be empty)
 */
@SuppressWarnings("ArrayRecordComponent") // 384 floats by default; a copy per access would double what a search reads
public record Chunk(
        String id,
        String source,
        String title,
        int index,
        String text,
        float[] vector,
        String model,
        String contentHash,
        Map<String, String> metadata) {
    public Chunk {
        metadata = Map.copyOf(metadata);
    }

    @Override
    public String toString() {
        return "Chunk[" + source + "#" + index + "]";
    }
}

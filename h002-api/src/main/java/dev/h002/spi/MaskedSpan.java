package dev.h002.spi;

import dev.h002.EntityType;

/**
 * Where a personal value stood in the original text.
 *
 * @param start UTF-16 index of its first unit
 * @param end UTF-16 index after its last unit
 * @param placeholder what stands there now, such as {@code <EMAIL_1>}
 */
public record MaskedSpan(EntityType type, int start, int end, String placeholder) {}

package dev.h002;

/**
 * Which piece of which document an answer stands on.
 *
 * @param chunk which piece of the document, from 0
 */
public record Citation(String source, String title, int chunk) {}

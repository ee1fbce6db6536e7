package dev.h002;

/**
 * A piece of a company document that was found.
 *
 * @param source the document's name
 * @param title the headings above it, from the document's title down, joined by {@code " > "}
 * @param chunk which piece of the document, from 0
 * @param text as written in the document
 * @param score how near to the question, higher is nearer; comparable within one retriever
 */
public record Passage(String source, String title, int chunk, String text, double score) {}

package dev.h002.core.knowledge;

/**
 * Why one file or folder was not ingested. What was stored of it before is kept.
 *
 * @param source its name, or the path as it was given where there is no file
 * @param message one sentence that says what to do; holds nothing of the file's content
 */
public record FileError(String source, String message) {}

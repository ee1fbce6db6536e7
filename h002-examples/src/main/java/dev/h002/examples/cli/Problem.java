package dev.h002.examples.cli;

/**
 * Something that was not taken, and why.
 *
 * @param where a file, or {@code line 3}
 * @param what the rule it broke; never its content
 */
record Problem(String where, String what) {}

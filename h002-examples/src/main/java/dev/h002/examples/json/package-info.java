/** Replies, facts and conversations as JSON: what the command line prints and the web chat sends. */
@NullMarked
package dev.h002.examples.json;

import org.jspecify.annotations.NullMarked;

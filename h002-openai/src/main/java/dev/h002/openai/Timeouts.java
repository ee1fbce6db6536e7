package dev.h002.openai;

import java.time.Duration;

/**
 * How long each part of a call may take; all are positive.
 *
 * @param connect from the start of an attempt to an open connection
 * @param headers from the start of an attempt to the response's headers
 * @param firstToken from the start of a streamed attempt to its first text
 * @param idle between two events of a stream once its first text is there, or two reads of any other body
 * @param total for a whole call: waiting for a free place, all attempts and the waits between them
 */
record Timeouts(Duration connect, Duration headers, Duration firstToken, Duration idle, Duration total) {}

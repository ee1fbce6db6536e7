package dev.h002.examples.web;

import java.time.Duration;

/**
 * How much the chat takes on at once.
 *
 * @param connections open at once; one more is not accepted until another ends
 * @param threads that serve requests; streams and slow clients hold none
 * @param streams answers under way at once; one more is turned away for a moment
 * @param streamsPerSession likewise, of one customer's browser
 * @param sessions of customers who are logged in; past it, those end that were not used for longest
 * @param sessionIdle after which a session ends
 * @param sessionAge after which it ends in any case
 * @param logins attempts from one network address in {@code window} that may fail
 * @param signUps accounts that one network address may ask for in {@code window}
 * @param heartbeat how often a stream is written to, so that a client that left is noticed
 * @param longestStream after which a stream is cut
 * @param drain how long streams may go on when the server ends
 */
public record WebLimits(
        int connections,
        int threads,
        int streams,
        int streamsPerSession,
        int sessions,
        Duration sessionIdle,
        Duration sessionAge,
        int logins,
        int signUps,
        Duration window,
        Duration heartbeat,
        Duration longestStream,
        Duration drain) {
    /** 2,048 connections, 32 threads, 1,000 streams; 30 failed logins and 20 new accounts from an address in 15 minutes. */
    public static final WebLimits STANDARD = new WebLimits(
            2_048,
            32,
            1_000,
            4,
            20_000,
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            30,
            20,
            Duration.ofMinutes(15),
            Duration.ofMillis(250),
            Duration.ofMinutes(3),
            Duration.ofSeconds(10));

    /** The longest body of a request in bytes: a message of 4,000 characters, escaped as JSON may escape it. */
    static final int BODY = 32 * 1024;
}

package dev.h002.examples.web;

import java.time.Duration;

/** The standard limits, but for what a test sets. */
final class Limits {
    int connections = WebLimits.STANDARD.connections();
    int threads = WebLimits.STANDARD.threads();
    int streams = WebLimits.STANDARD.streams();
    int streamsPerSession = WebLimits.STANDARD.streamsPerSession();
    int sessions = WebLimits.STANDARD.sessions();
    int logins = WebLimits.STANDARD.logins();
    int signUps = WebLimits.STANDARD.signUps();
    Duration heartbeat = WebLimits.STANDARD.heartbeat();
    Duration drain = WebLimits.STANDARD.drain();

    WebLimits build() {
        return new WebLimits(
                connections,
                threads,
                streams,
                streamsPerSession,
                sessions,
                WebLimits.STANDARD.sessionIdle(),
                WebLimits.STANDARD.sessionAge(),
                logins,
                signUps,
                WebLimits.STANDARD.window(),
                heartbeat,
                WebLimits.STANDARD.longestStream(),
                drain);
    }
}

package dev.h002.mongo;

import org.testcontainers.DockerClientFactory;

/** Whether there is Docker to run a real server in. */
final class Docker {
    private static final boolean AVAILABLE = DockerClientFactory.instance().isDockerAvailable();

    private Docker() {}

    static boolean available() {
        return AVAILABLE;
    }
}

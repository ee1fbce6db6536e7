package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.examples.web.ChatServer;
import dev.h002.examples.web.WebAddress;
import dev.h002.examples.web.WebLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that cannot be served are told in one line; that the chat is served, the tests of the web chat see. */
class ServeCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--port,70000,The port must be from 0 to 65535.",
        "--host,0.0.0.0,--public-url https://",
        "--host,no.such.host.invalid,no network address of this machine",
        "--public-url,http://chat.shop.example,must be like https://chat.shop.example",
        "--public-url,https://chat.shop.example/path,without a path",
        "--public-url,not a url,must be like https://chat.shop.example"
    })
    void anAddressThatCannotBeServedIsBadInput(String option, String value, String told) {
        CommandRun command = new CommandRun(folder);

        assertThat(command.run("serve", option, value)).isEqualTo(2);

        assertThat(command.err()).startsWith("h002: ").contains(told);
        assertThat(command.err().lines()).hasSize(1);
        assertThat(command.out()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsToldWithWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(WebAddress.LOOPBACK))) {
            WebAddress address = new WebAddress(WebAddress.LOOPBACK, taken.getLocalPort(), null);

            assertThatThrownBy(() -> ChatServer.start(address, WebLimits.STANDARD))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("--port");
        }
    }
}

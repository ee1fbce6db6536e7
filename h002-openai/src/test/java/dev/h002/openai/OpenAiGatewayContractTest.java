package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.contract.LlmGatewayContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiGatewayContractTest extends LlmGatewayContract {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    @Override
    protected LlmGateway answering() {
        SERVER.stubFor(any(anyUrl()).atPriority(2).willReturn(Answers.whole("Hot Chocolate")));
        SERVER.stubFor(any(anyUrl())
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$[?(@.stream == true)]"))
                .willReturn(Answers.streamed("Hot ", "Choco", "late").withChunkedDribbleDelay(5, 50)));
        return open(SERVER.baseUrl());
    }

    @Override
    protected LlmGateway failing() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        return open(SERVER.baseUrl());
    }

    @Override
    protected LlmGateway silent() throws Exception {
        ScriptedServer server = ScriptedServer.sending();
        opened.add(server);
        return open(server.baseUrl());
    }

    @Override
    protected void assertFreed() throws Exception {
        OpenAiGateway gateway = (OpenAiGateway) opened.get(opened.size() - 1);
        Answers.eventually(
                Duration.ofMillis(500),
                "all places free",
                () -> gateway.status().freePlaces() == 64);
        ScriptedServer server = (ScriptedServer) opened.get(0);
        assertThat(server.connections() == 0 || server.hungUpWithin(500)).isTrue();
    }

    private OpenAiGateway open(String baseUrl) {
        OpenAiGateway gateway = Answers.gatewayTo(baseUrl).build();
        opened.add(gateway);
        return gateway;
    }
}

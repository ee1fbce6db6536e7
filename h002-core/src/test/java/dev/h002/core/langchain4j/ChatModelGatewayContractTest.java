package dev.h002.core.langchain4j;

import static dev.h002.core.langchain4j.Prompts.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.LlmGateway;
import dev.h002.spi.contract.LlmGatewayContract;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class ChatModelGatewayContractTest {
    private static final int PLACES = 16;

    private final List<ChatModelGateway> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(ChatModelGateway::close);
    }

    private ChatModelGateway open(ChatModelGatewayBuilder builder) {
        ChatModelGateway gateway = builder.maxConcurrent(PLACES).build();
        opened.add(gateway);
        return gateway;
    }

    private void assertAllPlacesFree() throws Exception {
        for (int place = 0; place < PLACES; place++) {
            assertThat(Prompts.admitted(opened.get(0))).isNotDone();
        }
    }

    @Nested
    class Whole extends LlmGatewayContract {
        @Override
        protected LlmGateway answering() {
            return of(request -> response("Hot Chocolate"));
        }

        @Override
        protected LlmGateway failing() {
            return of(request -> {
                throw new IllegalStateException("refused: " + request);
            });
        }

        @Override
        protected LlmGateway silent() {
            return of(request -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    // Given up.
                }
                return response("too late");
            });
        }

        @Override
        protected void assertFreed() throws Exception {
            assertAllPlacesFree();
        }

        private LlmGateway of(Function<ChatRequest, ChatResponse> model) {
            return open(ChatModelGateway.builder().chatModel(new ChatModel() {
                @Override
                public ChatResponse doChat(ChatRequest request) {
                    return model.apply(request);
                }
            }));
        }
    }

    @Nested
    class Streaming extends LlmGatewayContract {
        @Override
        protected LlmGateway answering() {
            return of(new UnrulyModel("Hot ", "Choco", "late", response("Hot Chocolate")));
        }

        @Override
        protected LlmGateway failing() {
            return of(new UnrulyModel(new IllegalStateException("refused: " + PROMPT_MARK)));
        }

        @Override
        protected LlmGateway silent() {
            return of(new UnrulyModel(false, List.of(UnrulyModel.STUCK)));
        }

        @Override
        protected void assertFreed() throws Exception {
            assertAllPlacesFree();
        }

        private LlmGateway of(StreamingChatModel model) {
            return open(ChatModelGateway.builder().streamingChatModel(model));
        }
    }
}

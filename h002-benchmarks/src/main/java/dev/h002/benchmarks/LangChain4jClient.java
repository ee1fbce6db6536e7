package dev.h002.benchmarks;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** LangChain4j's OpenAI client on its own JDK HTTP client; a whole answer blocks a thread, so each has one. */
final class LangChain4jClient implements ChatClient {
    private static final List<ChatMessage> MESSAGES = List.of(SystemMessage.from(SYSTEM), UserMessage.from(QUESTION));

    private final ChatModel model;
    private final StreamingChatModel streaming;
    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    LangChain4jClient(String baseUrl, Duration limit) {
        model = OpenAiChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey("none")
                .modelName("gpt-4.1-mini")
                .maxTokens(MAX_TOKENS)
                .timeout(limit)
                .build();
        streaming = OpenAiStreamingChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey("none")
                .modelName("gpt-4.1-mini")
                .maxTokens(MAX_TOKENS)
                .timeout(limit)
                .build();
    }

    @Override
    public CompletableFuture<String> whole() {
        return CompletableFuture.supplyAsync(
                () -> model.chat(MESSAGES).aiMessage().text(), callers);
    }

    @Override
    public CompletableFuture<String> streamed(Runnable onPiece) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        streaming.chat(MESSAGES, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String piece) {
                onPiece.run();
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                answer.complete(response.aiMessage().text());
            }

            @Override
            public void onError(Throwable error) {
                answer.completeExceptionally(error);
            }
        });
        return answer;
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}

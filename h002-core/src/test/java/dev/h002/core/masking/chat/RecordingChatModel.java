package dev.h002.core.masking.chat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model that keeps every request it gets and answers by a rule. Thread-safe. */
final class RecordingChatModel implements ChatModel {
    static final ChatRequestParameters DEFAULTS =
            ChatRequestParameters.builder().modelName("small").build();

    final List<ChatRequest> sent = new CopyOnWriteArrayList<>();
    final List<ChatModelListener> listeners = new CopyOnWriteArrayList<>();
    private final Function<ChatRequest, AiMessage> answer;

    RecordingChatModel(Function<ChatRequest, AiMessage> answer) {
        this.answer = answer;
    }

    static RecordingChatModel saying(String text) {
        return new RecordingChatModel(request -> AiMessage.from(text));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        sent.add(request);
        return ChatResponse.builder().aiMessage(answer.apply(request)).build();
    }

    @Override
    public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
        return CompletableFuture.supplyAsync(() -> doChat(request));
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return DEFAULTS;
    }

    @Override
    public List<ChatModelListener> listeners() {
        return listeners;
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OLLAMA;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    /** All that was sent, in words. */
    String everything() {
        return sent.toString();
    }
}

package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.core.masking.MaskingException;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.masking.Recognizer;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MaskingChatModelTest {
    private static final String ASKED = "I am " + Shopper.NAME + ", " + Shopper.EMAIL + ". Where is order 48213?";

    @Test
    void threeLinesAreEnough() {
        RecordingChatModel inner = RecordingChatModel.saying("Order <ORDER_1> goes to <EMAIL_1>.");
        ChatModel model = MaskingChatModel.wrap(inner);

        assertThat(model.chat("Mail maya@example.com about order 48213."))
                .isEqualTo("Order 48213 goes to maya@example.com.");
        assertThat(inner.everything()).contains("Mail <EMAIL_1> about order <ORDER_1>.");
    }

    @Test
    void everyWayToAskIsMaskedAndRestored() throws Exception {
        RecordingChatModel inner = RecordingChatModel.saying("Hi <NAME_1>, < order_1 > is due. <ORDER_9>, <LITERAL_1>");
        MaskingChatModel model = MaskingChatModel.of(inner, Shopper.session());
        UserMessage message = UserMessage.from(ASKED + " <EMAIL_1>");
        ChatRequest request = ChatRequest.builder().messages(message).build();
        ChatRequestOptions options = ChatRequestOptions.builder().build();

        List<ChatResponse> responses = new ArrayList<>(List.of(
                model.chat(request),
                model.chat(request, options),
                model.doChat(request),
                model.chat(message),
                model.chat(List.of(message)),
                model.chatAsync(request).get(),
                model.chatAsync(request, options).get(),
                model.doChatAsync(request).get()));

        assertThat(responses)
                .extracting(response -> response.aiMessage().text())
                .allSatisfy(text ->
                        assertThat(text).isEqualTo("Hi " + Shopper.NAME + ", 48213 is due. your order, <EMAIL_1>"));
        assertThat(inner.sent).hasSize(responses.size());
        Shopper.assertNothingOf(inner.everything());
    }

    @Test
    void parametersGoThroughAndTheModelBehindIsAskedForItsOwn() {
        RecordingChatModel inner = RecordingChatModel.saying("{}");
        MaskingChatModel model = MaskingChatModel.of(inner, Shopper.session());
        ToolSpecification tool = ToolSpecification.builder()
                .name("track")
                .description("Ask help@example.com")
                .build();

        model.chat(ChatRequest.builder()
                .messages(UserMessage.from(ASKED))
                .toolSpecifications(tool)
                .responseFormat(ResponseFormat.JSON)
                .temperature(0.5)
                .build());

        ChatRequest sent = inner.sent.get(0);
        assertThat(sent.toolSpecifications()).containsExactly(tool);
        assertThat(sent.responseFormat()).isEqualTo(ResponseFormat.JSON);
        assertThat(sent.temperature()).isEqualTo(0.5);
        assertThat(sent.modelName()).isEqualTo("small");
        assertThat(model.defaultRequestParameters()).isSameAs(RecordingChatModel.DEFAULTS);
        assertThat(model.provider()).isEqualTo(inner.provider());
        assertThat(model.supportedCapabilities()).containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @Test
    void listenersRunOnceAndSeeMaskedTextOnly() throws Exception {
        List<String> seen = new ArrayList<>();
        RecordingChatModel inner = RecordingChatModel.saying("Hi <NAME_1>");
        inner.listeners.add(new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                seen.add(context.chatRequest() + " " + context.attributes());
            }

            @Override
            public void onResponse(ChatModelResponseContext context) {
                seen.add(context.chatRequest() + " " + context.chatResponse());
            }
        });
        MaskingChatModel model = MaskingChatModel.of(inner, Shopper.session());
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from(ASKED)).build();

        model.chat(
                request,
                ChatRequestOptions.builder()
                        .listenerAttributes(Map.of("turn", "7"))
                        .build());
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).contains("turn=7");
        model.doChat(request);
        assertThat(seen).hasSize(4);
        model.chatAsync(request).get();
        assertThat(seen).hasSize(6);
        assertThat(model.listeners()).isEmpty();
        Shopper.assertNothingOf(seen.toString());
    }

    @Test
    void whatTheModelThrowsIsPassedOnAndQuotesMaskedTextOnly() {
        List<Throwable> told = new ArrayList<>();
        RecordingChatModel inner = new RecordingChatModel(request -> {
            throw new IllegalStateException("Refused: " + request.messages());
        });
        inner.listeners.add(new ChatModelListener() {
            @Override
            public void onError(ChatModelErrorContext context) {
                told.add(context.error());
            }
        });
        MaskingChatModel model = MaskingChatModel.of(inner, Shopper.session());

        assertThatThrownBy(() -> model.chat(ASKED))
                .isExactlyInstanceOf(IllegalStateException.class)
                .satisfies(error -> Shopper.assertNothingOf(error.toString()))
                .satisfies(error -> assertThat(told).containsExactly(error));
        assertThatThrownBy(() -> model.chatAsync(ASKED).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCannotBeMaskedIsNotSent() {
        RecordingChatModel inner = RecordingChatModel.saying("Hi");
        PlaceholderMasker broken =
                PlaceholderMasker.builder().recognizer(new Failing()).build();
        MaskingChatModel failing = MaskingChatModel.of(inner, broken.open());
        MaskingChatModel limited = MaskingChatModel.of(
                inner, PlaceholderMasker.builder().maxTextLength(20).build().open());

        assertThatThrownBy(() -> failing.chat(ASKED))
                .isInstanceOf(MaskingException.class)
                .satisfies(error -> Shopper.assertNothingOf(error.toString()));
        assertThatThrownBy(() -> limited.chat(ASKED))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(error -> Shopper.assertNothingOf(error.toString()));
        assertThat(failing.chatAsync(ASKED)).isCompletedExceptionally();
        assertThat(inner.sent).isEmpty();
    }

    @Test
    void cancellingTheAnswerCancelsTheCall() {
        CompletableFuture<ChatResponse> never = new CompletableFuture<>();
        MaskingChatModel model = MaskingChatModel.wrap(new ChatModel() {
            @Override
            public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
                return never;
            }
        });

        model.chatAsync(UserMessage.from("Hi")).cancel(true);

        assertThat(never).isCancelled();
    }

    @Test
    void oneSessionCarriesAConversationOn() {
        MaskingChatModel first = MaskingChatModel.of(
                new RecordingChatModel(request -> AiMessage.from("Noted <EMAIL_1>")), Shopper.session());
        first.chat("I am " + Shopper.EMAIL);
        RecordingChatModel inner = RecordingChatModel.saying("<EMAIL_1> it is");

        MaskingChatModel later = MaskingChatModel.of(
                inner,
                PlaceholderMasker.create().open(List.of(), first.session().vault()));

        assertThat(later.chat("Which address?")).isEqualTo("maya@example.com it is");
        assertThat(later).hasToString("MaskingChatModel[hidden]");
    }

    // Not a lambda: the digits of its name, which the error tells, would now and then be those of a phone number.
    private static final class Failing implements Recognizer {
        @Override
        public void find(CharSequence text, Findings findings) {
            throw new IllegalStateException(text.toString());
        }
    }
}

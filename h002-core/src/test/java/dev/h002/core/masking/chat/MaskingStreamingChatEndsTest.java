package dev.h002.core.masking.chat;

import static dev.h002.core.masking.chat.MaskingStreamingChatModelTest.REQUEST;
import static dev.h002.core.masking.chat.MaskingStreamingChatModelTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.InvalidInputException;
import dev.h002.core.masking.PlaceholderMasker;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingStreamingChatEndsTest {
    @Test
    void aReplyEndsOnceWhateverTheModelSays() {
        IllegalStateException error = new IllegalStateException("broken");
        PartialResponse half = new PartialResponse("So <NAME_");
        Object complete = ScriptedStreamingModel.complete(AiMessage.from("So <NAME_1>"));

        RecordingHandler failed = ask(
                new ScriptedStreamingModel(List.of(half, error, half, complete, error, "raw")), new RecordingHandler());
        assertThat(failed.order).containsExactly("text", "error");
        assertThat(failed.pieces).containsExactly("So ");
        assertThat(failed.errors).containsExactly(error);
        assertThat(failed.raw).isEmpty();

        RecordingHandler done = ask(
                new ScriptedStreamingModel(List.of("raw", complete, half, error, complete)), new RecordingHandler());
        assertThat(done.order).containsExactly("complete");
        assertThat(done.raw).containsExactly("raw");
    }

    @Test
    void aHandlerThatThrowsHasEndedTheReply() {
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void onPartialResponse(String piece) {
                throw new IllegalStateException("closed");
            }
        };

        ask(
                new ScriptedStreamingModel(
                        List.of(new PartialResponse("a"), ScriptedStreamingModel.complete(AiMessage.from("a")))),
                handler);

        assertThat(handler.order).containsExactly("error");
    }

    @Test
    void whatCannotBeMaskedOrSentEndsInOnError() {
        ScriptedStreamingModel inner = new ScriptedStreamingModel(List.of());
        RecordingHandler refused = new RecordingHandler();
        MaskingStreamingChatModel.of(
                        inner,
                        PlaceholderMasker.builder().maxTextLength(5).build().open())
                .chat(REQUEST, refused);
        RecordingHandler thrown = new RecordingHandler();
        MaskingStreamingChatModel.wrap(new StreamingChatModel() {}).chat(REQUEST, thrown);

        assertThat(refused.errors).hasSize(1).first().isInstanceOf(InvalidInputException.class);
        Shopper.assertNothingOf(refused.errors.toString());
        assertThat(inner.sent).isEmpty();
        assertThat(thrown.errors)
                .hasSize(1)
                .first()
                .extracting(Object::toString)
                .asString()
                .contains("Not implemented");
    }

    @Test
    void contextsReachTheHandlerAlsoWithWhatIsShownLate() {
        StreamingHandle handle = new StreamingHandle() {
            @Override
            public void cancel() {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        StreamingChatModel inner = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialResponse(new PartialResponse("<N"), new PartialResponseContext(handle));
                handler.onCompleteResponse(
                        ChatResponse.builder().aiMessage(AiMessage.from("<N")).build());
            }
        };
        List<StreamingHandle> handles = new ArrayList<>();
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
                handles.add(context.streamingHandle());
                onPartialResponse(part.text());
            }
        };

        ask(inner, handler);

        assertThat(handles).containsExactly(handle);
        assertThat(handler.text()).isEqualTo("<N");
    }

    @Test
    void listenersRunOnceAndSeeMaskedTextOnly() {
        List<String> seen = new ArrayList<>();
        ScriptedStreamingModel inner =
                new ScriptedStreamingModel(List.of(ScriptedStreamingModel.complete(AiMessage.from("Hi <NAME_1>"))));
        inner.listeners.add(new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                seen.add(context.chatRequest().toString());
            }

            @Override
            public void onResponse(ChatModelResponseContext context) {
                seen.add(context.chatResponse().toString());
            }
        });
        MaskingStreamingChatModel model = MaskingStreamingChatModel.of(inner, Shopper.session());

        model.chat(REQUEST, new RecordingHandler());
        assertThat(seen).hasSize(2);
        model.chat(REQUEST, ChatRequestOptions.builder().build(), new RecordingHandler());
        model.doChat(REQUEST, new RecordingHandler());
        assertThat(seen).hasSize(6);
        assertThat(model.listeners()).isEmpty();
        assertThat(model).hasToString("MaskingStreamingChatModel[hidden]");
        Shopper.assertNothingOf(seen.toString());
    }
}

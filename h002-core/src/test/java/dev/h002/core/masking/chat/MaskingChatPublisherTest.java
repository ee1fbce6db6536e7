package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.InvalidInputException;
import dev.h002.core.masking.PlaceholderMasker;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class MaskingChatPublisherTest {
    private static final ChatRequest REQUEST = ChatRequest.builder()
            .messages(UserMessage.from("I am " + Shopper.NAME + ". Where is order 48213?"))
            .build();
    private static final String TEXT = "Hi <NAME_1>: <ORDER_1>, a < b <or";
    private static final String SHOWN = "Hi " + Shopper.NAME + ": 48213, a < b <or";

    @Test
    void everySeededWayToCutAndToAskForAReplyGivesTheSame() {
        Random random = new Random(9);
        for (int round = 0; round < 500; round++) {
            List<Object> script = new ArrayList<>();
            script.add(new PartialThinking("Hm <"));
            script.add(RawStreamingEvent.of("raw"));
            MaskingStreamingChatModelTest.cut(TEXT, random).forEach(piece -> script.add(new PartialResponse(piece)));
            script.add(PartialToolCall.builder()
                    .index(0)
                    .name("send")
                    .partialArguments("{\"a\":\"<N")
                    .build());
            script.add(ScriptedStreamingModel.complete(AiMessage.from(TEXT)));
            ScriptedStreamingModel inner = new ScriptedStreamingModel(script);
            RecordingSubscriber subscriber = new RecordingSubscriber(1 + random.nextInt(3));

            MaskingStreamingChatModel.of(inner, Shopper.session()).chat(REQUEST).subscribe(subscriber);

            assertThat(subscriber.beyondDemand).isFalse();
            assertThat(subscriber.text()).isEqualTo(SHOWN);
            assertThat(subscriber.completed).isEqualTo(1);
            assertThat(subscriber.errors).isEmpty();
            ChatModelStreamingEvent last = subscriber.events.get(subscriber.events.size() - 1);
            assertThat(((CompleteResponse) last).chatResponse().aiMessage().text())
                    .isEqualTo(SHOWN);
            assertThat(subscriber.events)
                    .contains(RawStreamingEvent.of("raw"), new PartialThinking("<"))
                    .filteredOn(PartialToolCall.class::isInstance)
                    .hasSize(2);
            Shopper.assertNothingOf(inner.sent.toString());
        }
    }

    @Test
    void theConvenienceForTextsWorksToo() {
        ScriptedStreamingModel inner = new ScriptedStreamingModel(List.of(
                new PartialResponse("To <EM"),
                new PartialResponse("AIL_1>"),
                ScriptedStreamingModel.complete(AiMessage.from("To <EMAIL_1>"))));
        List<String> pieces = new ArrayList<>();

        MaskingStreamingChatModel.of(inner, Shopper.session())
                .chat("Write to " + Shopper.EMAIL)
                .subscribe(new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(String piece) {
                        pieces.add(piece);
                    }

                    @Override
                    public void onError(Throwable error) {
                        pieces.add(error.toString());
                    }

                    @Override
                    public void onComplete() {
                        pieces.add("!");
                    }
                });

        assertThat(pieces).containsExactly("To ", Shopper.EMAIL, "!");
    }

    @Test
    void errorsEndTheReplyOnceAndRefusalsSendNothing() {
        IllegalStateException error = new IllegalStateException("broken");
        RecordingSubscriber failed = new RecordingSubscriber(1);
        MaskingStreamingChatModel.of(
                        new ScriptedStreamingModel(List.of(new PartialResponse("So <NAME_"), error)), Shopper.session())
                .chat(REQUEST)
                .subscribe(failed);
        ScriptedStreamingModel inner = new ScriptedStreamingModel(List.of());
        RecordingSubscriber refused = new RecordingSubscriber(1);
        MaskingStreamingChatModel.of(
                        inner,
                        PlaceholderMasker.builder().maxTextLength(5).build().open())
                .doChat(REQUEST)
                .subscribe(refused);
        RecordingSubscriber unsupported = new RecordingSubscriber(1);
        MaskingStreamingChatModel.wrap(new StreamingChatModel() {})
                .chat(REQUEST)
                .subscribe(unsupported);

        assertThat(failed.text()).isEqualTo("So ");
        assertThat(failed.errors).containsExactly(error);
        assertThat(failed.completed).isZero();
        assertThat(refused.errors).hasSize(1).first().isInstanceOf(InvalidInputException.class);
        assertThat(inner.sent).isEmpty();
        assertThat(unsupported.errors).hasSize(1);
    }

    @Test
    void whatIsHeldBackIsShownIfTheModelForgetsItsCompleteResponse() {
        RecordingSubscriber subscriber = new RecordingSubscriber(2);

        MaskingStreamingChatModel.of(
                        new ScriptedStreamingModel(List.of(new PartialResponse("a <or"))), Shopper.session())
                .chat(REQUEST)
                .subscribe(subscriber);

        assertThat(subscriber.text()).isEqualTo("a <or");
        assertThat(subscriber.completed).isEqualTo(1);
    }

    @Test
    void whatIsShownLateWaitsUntilItIsAskedFor() {
        RecordingSubscriber subscriber = new RecordingSubscriber(2) {
            @Override
            public void onNext(ChatModelStreamingEvent event) {
                events.add(event);
            }
        };
        MaskingStreamingChatModel.of(
                        new ScriptedStreamingModel(List.of(
                                new PartialResponse("a <or"),
                                ScriptedStreamingModel.complete(AiMessage.from("a <or")))),
                        Shopper.session())
                .chat(REQUEST)
                .subscribe(subscriber);

        assertThat(subscriber.events).containsExactly(new PartialResponse("a "), new PartialResponse("<or"));
        assertThat(subscriber.completed).isZero();
        subscriber.subscription.request(1);
        assertThat(subscriber.events).hasSize(3);
        assertThat(subscriber.completed).isEqualTo(1);
    }

    @Test
    void askingForNothingIsAnErrorAndCancellingIsTheEnd() {
        ToolExecutionRequest call =
                ToolExecutionRequest.builder().name("send").arguments("{}").build();
        List<Object> script = List.of(new PartialResponse("a"), ScriptedStreamingModel.complete(AiMessage.from(call)));
        MaskingStreamingChatModel model =
                MaskingStreamingChatModel.of(new ScriptedStreamingModel(script), Shopper.session());
        RecordingSubscriber nothing = new RecordingSubscriber(0);
        RecordingSubscriber cancelling = new RecordingSubscriber(1) {
            @Override
            public void onNext(ChatModelStreamingEvent event) {
                events.add(event);
                subscription.cancel();
            }
        };

        model.chat(REQUEST).subscribe(nothing);
        model.chat(REQUEST).subscribe(cancelling);

        assertThat(nothing.errors).hasSize(1).first().isInstanceOf(IllegalArgumentException.class);
        assertThat(nothing.events).isEmpty();
        assertThat(cancelling.events).containsExactly(new PartialResponse("a"));
        assertThat(cancelling.completed).isZero();
    }
}

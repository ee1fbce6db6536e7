package dev.h002.core.masking.chat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;

/** A handler that keeps what it is told, and in which order. */
class RecordingHandler implements StreamingChatResponseHandler {
    final List<String> order = new ArrayList<>();
    final List<String> pieces = new ArrayList<>();
    final StringBuilder thinking = new StringBuilder();
    final StringBuilder arguments = new StringBuilder();
    final List<CompleteToolCall> calls = new ArrayList<>();
    final List<ChatResponse> responses = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    final List<Object> raw = new ArrayList<>();

    @Override
    public void onPartialResponse(String piece) {
        order.add("text");
        pieces.add(piece);
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        order.add("thinking");
        thinking.append(part.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        order.add("call " + part.index() + " " + part.id() + " " + part.name());
        arguments.append(part.partialArguments());
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        order.add("called");
        calls.add(call);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        raw.add(event);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        order.add("complete");
        responses.add(response);
    }

    @Override
    public void onError(Throwable error) {
        order.add("error");
        errors.add(error);
    }

    String text() {
        return String.join("", pieces);
    }
}

package dev.h002.core.masking.chat;

import dev.h002.spi.MaskingSession;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Restores one streamed reply event by event. Not thread-safe: events come one after the other.
 *
 * <p>An event gives none while all of it may still become a placeholder, and several where something held back has to be shown
 * before it: the rest of a tool call before the complete one, every rest before the complete response.
 */
final class RestoringStream {
    private final ReplyRestoring replies;
    private final MaskingSession.Restorer text;
    private final MaskingSession.Restorer thinking;
    private final Map<Integer, OpenCall> calls = new LinkedHashMap<>();
    private boolean finished;

    /** A tool call whose arguments are arriving, and the last event that told its id and name. */
    private record OpenCall(MaskingSession.Restorer arguments, PartialToolCall last) {}

    RestoringStream(ReplyRestoring replies) {
        this.replies = replies;
        text = replies.text();
        thinking = replies.thinking();
    }

    /** What can be shown now that this has come. Events nobody knows pass as they are: what they hold is masked. */
    List<ChatModelStreamingEvent> events(ChatModelStreamingEvent event) {
        List<ChatModelStreamingEvent> shown = new ArrayList<>();
        if (event instanceof PartialResponse part) {
            addText(text.push(part.text()), shown);
        } else if (event instanceof PartialThinking part) {
            addThinking(thinking.push(part.text()), shown);
        } else if (event instanceof PartialToolCall part) {
            OpenCall open = calls.get(part.index());
            OpenCall call = new OpenCall(open == null ? replies.arguments() : open.arguments, part);
            calls.put(part.index(), call);
            addArguments(part, call.arguments.push(part.partialArguments()), shown);
        } else if (event instanceof CompleteToolCall complete) {
            OpenCall call = calls.remove(complete.index());
            if (call != null) {
                addArguments(call.last, call.arguments.finish(), shown);
            }
            shown.add(new CompleteToolCall(complete.index(), replies.toolCall(complete.toolExecutionRequest())));
        } else if (event instanceof CompleteResponse complete) {
            shown.addAll(rest());
            shown.add(new CompleteResponse(replies.response(complete.chatResponse())));
        } else {
            shown.add(event);
        }
        return shown;
    }

    /** What is still held back, at the end; nothing but the complete response may come after it. */
    List<ChatModelStreamingEvent> rest() {
        if (finished) {
            return List.of();
        }
        finished = true;
        List<ChatModelStreamingEvent> shown = new ArrayList<>();
        addThinking(thinking.finish(), shown);
        addText(text.finish(), shown);
        calls.values().forEach(call -> addArguments(call.last, call.arguments.finish(), shown));
        calls.clear();
        return shown;
    }

    private static void addText(String piece, List<ChatModelStreamingEvent> shown) {
        if (!piece.isEmpty()) {
            shown.add(new PartialResponse(piece));
        }
    }

    private static void addThinking(String piece, List<ChatModelStreamingEvent> shown) {
        if (!piece.isEmpty()) {
            shown.add(new PartialThinking(piece));
        }
    }

    private static void addArguments(PartialToolCall call, String piece, List<ChatModelStreamingEvent> shown) {
        if (!piece.isEmpty()) {
            shown.add(PartialToolCall.builder()
                    .index(call.index())
                    .id(call.id())
                    .name(call.name())
                    .partialArguments(piece)
                    .build());
        }
    }
}

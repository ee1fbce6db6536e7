package dev.h002.examples.recipes;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.RetailAssistant;
import dev.h002.core.langchain4j.ChatModelGateway;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.io.PrintStream;
import java.time.Duration;

/** How do I let any model that LangChain4j knows do the wording? */
public final class BringYourOwnModel {
    /**
     * The smallest model there is: it greets by the placeholder and repeats what the prompt suggests. Yours stands in its place,
     * such as {@code OllamaChatModel.builder().baseUrl("http://localhost:11434").modelName("llama3.2").build()} of
     * {@code dev.langchain4j:langchain4j-ollama}; nothing else of this file changes.
     */
    private static final class Parrot implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            String facts = ((UserMessage) request.messages().get(1)).singleText();
            String suggested = facts.lines()
                    .filter(line -> line.startsWith("suggested: "))
                    .map(line -> line.substring("suggested: ".length()).replace("\"", ""))
                    .findFirst()
                    .orElse("I do not know.");
            String answer = "Hello <NAME_1>! It is only $1.00 today. " + suggested;
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(answer))
                    .finishReason(FinishReason.STOP)
                    .tokenUsage(new TokenUsage(facts.length() / 4, answer.length() / 4))
                    .build();
        }

        @Override
        public ChatRequestParameters defaultRequestParameters() {
            return ChatRequestParameters.builder().modelName("parrot").build();
        }
    }

    private BringYourOwnModel() {}

    /** Prints what the model was sent, what the customer is shown, and what was held back of it. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        ChatModel model = new Parrot();
        try (ChatModelGateway gateway = ChatModelGateway.of(model); // deadlines, bounds, one end for each call
                Assistant assistant = RetailAssistant.builder()
                        .retailData(QuickStart.shop())
                        .gateway(gateway)
                        .sourceDeadline(Duration.ofSeconds(3)) // for a process that has just started
                        .build()) {
            Reply reply = assistant.ask(
                    Question.of("maya", "Maya Lindqvist here, I'm cold").at(40.7130, -74.0060));
            out.println("sent: " + reply.trace().prompt().get(2));
            out.println(reply.model() + ": " + reply.text());
            out.println("not shown, since no fact carries it: " + reply.trace().removed());
        }
    }
}

package dev.h002.examples.recipes;

import dev.h002.Assistant;
import dev.h002.EntityType;
import dev.h002.Reply;
import dev.h002.core.RetailAssistant;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.masking.Recognizer;
import dev.h002.spi.MaskingSession;
import java.io.PrintStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How do I mask what only my company knows to be personal, such as its member numbers? */
public final class CustomMasker {
    private static final EntityType MEMBER = new EntityType("MEMBER");

    /** Such as LM-4471-22. No more and no fewer digits, and every repetition is bounded: linear whatever the text. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9-])[Ll][Mm]-\\d{4}-\\d{2}(?![A-Za-z0-9-])");

    private CustomMasker() {}

    /** Prints a message as a model would see it, the way back, and the same within an assistant. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        Recognizer members = (text, findings) -> {
            Matcher number = NUMBER.matcher(text);
            while (number.find()) {
                findings.add(MEMBER, number.start(), number.end());
            }
        };
        PlaceholderMasker masker = PlaceholderMasker.builder()
                .recognizer(members)
                .allow("help@riverton.example") // the company's own, so it may stay
                .build();

        String message = "I'm member LM-4471-22, write to maya@example.org and not to help@riverton.example";
        MaskingSession session = masker.open(); // one for each conversation
        out.println(session.mask(message).text());
        out.println(session.mask("Again: lm-4471-22, and a friend's LM-9900-01").text());
        out.println(session.restore("Your points are on <MEMBER_1>."));

        try (Assistant assistant = RetailAssistant.builder()
                .masker(masker)
                .sourceDeadline(
                        Duration.ofSeconds(3)) // a process that has just started is slow; a service keeps 300 ms
                .build()) {
            Reply reply = assistant.ask("maya", message);
            out.println(reply.trace().message());
        }
    }
}

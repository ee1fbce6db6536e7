package dev.h002.examples.recipes;

import dev.h002.Assistant;
import dev.h002.Context;
import dev.h002.EntityType;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.MaskedText;
import dev.h002.Question;
import dev.h002.core.RetailAssistant;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.PromptComposer;
import dev.h002.core.prompt.TokenCounter;
import dev.h002.retail.GeoPoint;
import dev.h002.spi.ContextSource;
import dev.h002.spi.MaskingSession;
import dev.h002.spi.Prompt;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How do I add facts of my own, one of them personal, and what does a model see of them? */
public final class CustomContextSource {
    private record Account(int points, String member) {}

    private static final Map<String, Account> ACCOUNTS = Map.of("maya", new Account(1250, "LM-4471-22"));

    private static final Map<GeoPoint, Integer> CELSIUS =
            Map.of(new GeoPoint(40.71, -74.01), -3, new GeoPoint(34.05, -118.24), 21);

    private CustomContextSource() {}

    /** Prints the facts of two sources as the application has them, and as a model would read them. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        // The member number is personal by declaration: masked whatever it looks like.
        ContextSource loyalty = ContextSource.named("loyalty", request -> {
            Account account = ACCOUNTS.get(request.user().user());
            return account == null
                    ? List.of()
                    : List.of(new Fact.Custom(
                            Map.of("points", account.points(), "member", account.member()),
                            Map.of("member", EntityType.REFERENCE)));
        });
        // The nearest thermometer. A call of a weather service may stand here: one that is late costs its own facts
        // only.
        ContextSource weather = ContextSource.named("weather", request -> {
            GeoPoint place = request.location();
            return place == null ? List.of() : List.of(Fact.of("celsius", celsiusNear(place)));
        });
        try (Assistant assistant = RetailAssistant.builder()
                .contextSource(loyalty)
                .contextSource(weather)
                .sourceDeadline(
                        Duration.ofSeconds(3)) // a process that has just started is slow; a service keeps 300 ms
                .build()) {
            Question question =
                    Question.of("maya", "How many points do I have?").at(40.7130, -74.0060);
            Context context = assistant.context(question);
            for (Fragment fragment : context.fragments()) {
                fragment.items().forEach(fact -> out.println(fragment.source() + " " + fact.fields()));
            }
            out.println(asAModelReads(context, question.message()));
        }
    }

    private static MaskedText asAModelReads(Context context, String message) {
        MaskingSession masking = PlaceholderMasker.create().open();
        Prompt prompt = new PromptComposer(PromptBudget.STANDARD, TokenCounter.estimate())
                .compose(
                        masking, context, null, List.of(), masking.mask(message).text(), null)
                .prompt();
        return prompt.messages().get(1).text();
    }

    private static int celsiusNear(GeoPoint place) {
        return CELSIUS.entrySet().stream()
                .min(Comparator.comparingDouble(station -> place.distanceMeters(station.getKey())))
                .orElseThrow()
                .getValue();
    }
}

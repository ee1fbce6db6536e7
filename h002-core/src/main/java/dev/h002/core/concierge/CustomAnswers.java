package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.wording.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers from a retailer's own facts: a field whose name's words are all in the message is told with its value. */
final class CustomAnswers {
    private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[_\\-.]+");

    private CustomAnswers() {}

    static Optional<Answer> answer(Scene scene) {
        Set<String> asked = Set.copyOf(Words.stems(scene.message()));
        for (Fact.Custom fact : scene.context().facts(Fact.Custom.class)) {
            for (Map.Entry<String, Object> field : fact.fields().entrySet()) {
                String name = WORD_BREAK.matcher(field.getKey()).replaceAll(" ").toLowerCase(Locale.ROOT);
                Set<String> words = Words.content(name);
                if (isPlain(field.getValue()) && !words.isEmpty() && asked.containsAll(words)) {
                    return Optional.of(Answer.of(
                            scene.say("own-fact", Map.of("name", name, "value", String.valueOf(field.getValue())))));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(Object value) {
        return List.of(String.class, Number.class, Boolean.class).stream().anyMatch(type -> type.isInstance(value));
    }
}

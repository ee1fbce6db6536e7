package dev.h002.examples.cli;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The gathered facts as a person reads them. */
final class ContextText {
    private ContextText() {}

    static String of(Context context) {
        StringBuilder text = new StringBuilder("needs: ");
        text.append(context.understanding().needs().stream()
                .map(need -> String.format(Locale.ROOT, "%s %.2f", need.label(), need.score()))
                .collect(Collectors.joining(", ")));
        text.append('\n');
        Map<String, Object> constraints = context.understanding().constraints().fields();
        if (!constraints.isEmpty()) {
            text.append("constraints: ").append(fields(constraints)).append('\n');
        }
        for (Fragment fragment : context.fragments()) {
            text.append('\n').append(PlainText.line(fragment.source())).append('\n');
            for (Fact fact : fragment.items()) {
                text.append("  - ").append(fields(fact.fields())).append('\n');
            }
        }
        if (!context.missing().isEmpty()) {
            text.append("\nmissing: ")
                    .append(String.join(", ", context.missing()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String fields(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + value(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(Object value) {
        return PlainText.line(value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value));
    }
}

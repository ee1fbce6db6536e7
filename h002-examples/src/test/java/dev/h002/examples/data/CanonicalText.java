package dev.h002.examples.data;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Every value of a record, nested ones too, as one text: what {@code toString} hides is in it, and maps are in key order. */
final class CanonicalText {
    private CanonicalText() {}

    /** Prints the digest of the data that two arguments, the seed and the moment, give. */
    public static void main(String[] args) throws Exception {
        System.out.println(digest(DemoDataGenerator.generate(
                DemoDataGenerator.DEFAULT_USERS, Long.parseLong(args[0]), Instant.parse(args[1]))));
    }

    static String digest(Object value) throws Exception {
        byte[] bytes = of(value).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static String of(Object value) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Object value, StringBuilder text) throws ReflectiveOperationException {
        if (value instanceof Record) {
            text.append(value.getClass().getSimpleName()).append('(');
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                text.append(component.getName()).append('=');
                append(component.getAccessor().invoke(value), text);
                text.append(';');
            }
            text.append(")\n");
        } else if (value instanceof List<?> list) {
            text.append('[');
            for (Object element : list) {
                append(element, text);
                text.append(',');
            }
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            append(
                    new TreeMap<>(map)
                            .entrySet().stream()
                                    .map(entry -> List.of(entry.getKey(), entry.getValue()))
                                    .toList(),
                    text);
        } else {
            text.append(Objects.toString(value));
        }
    }
}

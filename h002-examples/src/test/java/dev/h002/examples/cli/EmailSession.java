package dev.h002.examples.cli;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what has an @ in it. */
final class EmailSession implements MaskingSession {
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");
    private static final int LONGEST = 100_000;

    private final Map<String, String> vault = new LinkedHashMap<>();

    @Override
    public Masking mask(String raw) {
        if (raw.length() > LONGEST) {
            throw new InvalidInputException("text", "The text is longer than 100000 characters. Split it.");
        }
        List<MaskedSpan> spans = new ArrayList<>();
        Matcher emails = EMAIL.matcher(raw);
        String masked = emails.replaceAll(match -> {
            String placeholder = placeholder(match.group());
            spans.add(new MaskedSpan(EntityType.EMAIL, match.start(), match.end(), placeholder));
            return placeholder;
        });
        return new Masking(MaskedText.alreadyMasked(masked), spans);
    }

    private String placeholder(String value) {
        vault.putIfAbsent(value, "<EMAIL_" + (vault.size() + 1) + ">");
        return vault.get(value);
    }

    @Override
    public MaskedText conceal(EntityType type, String value) {
        return MaskedText.alreadyMasked(placeholder(value));
    }

    @Override
    public String restore(String masked) {
        throw new UnsupportedOperationException("The commands restore nothing.");
    }

    @Override
    public Restorer restorer() {
        throw new UnsupportedOperationException("The commands restore nothing.");
    }

    @Override
    public Map<String, String> vault() {
        return Map.copyOf(vault);
    }
}

package dev.h002.examples.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Invented messages to retailers, in many countries' formats, with what is personal in them marked, and others with nothing
 * personal that look as if.
 *
 * <p>The same seed gives the same messages, on every machine and JDK. The jar holds those of {@link #SEED}; after a change to
 * the templates, {@link #main} writes the file anew. An id is the template's section, the locale and a number.
 */
public final class MaskingCorpus {
    /** The seed of the built-in corpus. */
    public static final long SEED = 20_240_501;

    private static final String FILE = "masking-corpus.jsonl";
    private static final String NEGATIVE = "none-";
    private static final int TRIES = 20;

    private final long seed;
    private final Grammar grammar = Grammar.load(List.of("values.txt", "addresses.txt"));
    private final Map<String, Scribe.Maker> makers = new HashMap<>();
    private final People people;
    private final Set<String> texts = new HashSet<>();
    private final List<GoldMessage> messages = new ArrayList<>();

    private MaskingCorpus(long seed) {
        this.seed = seed;
        this.people = new People(seed);
        Accounts.addTo(makers);
        NationalIds.addTo(makers);
        makers.put("first", scribe -> scribe.writer().first());
        makers.put("last", scribe -> scribe.writer().last());
        makers.put("friend.first", scribe -> scribe.friend().first());
        makers.put("friend.last", scribe -> scribe.friend().last());
        makers.put("mailname", scribe -> scribe.writer().mailName(scribe.random()));
        makers.put("friendmail", scribe -> scribe.friend().mailName(scribe.random()));
        makers.put("fakestreet", Scribe::street);
    }

    /** The built-in corpus as a file of {@link GoldLines}; the caller closes it. */
    public static InputStream open() {
        return CorpusResource.open(FILE);
    }

    /** The messages of a seed: first those with something personal, then those without; no two have the same text. */
    public static List<GoldMessage> generate(long seed) {
        MaskingCorpus corpus = new MaskingCorpus(seed);
        TemplateSection.load("positives.txt").forEach(section -> corpus.add(section, ""));
        TemplateSection.load("negatives.txt").forEach(section -> corpus.add(section, NEGATIVE));
        return List.copyOf(corpus.messages);
    }

    /**
     * Writes the built-in corpus anew.
     *
     * @param args the file to write
     */
    public static void main(String[] args) throws IOException {
        StringBuilder lines = new StringBuilder();
        generate(SEED).forEach(message -> lines.append(GoldLines.write(message)).append('\n'));
        Files.write(Path.of(args[0]), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(TemplateSection section, String prefix) {
        int number = 0;
        for (int template = 0; template < section.templates().size(); template++) {
            String source = section.templates().get(template);
            Phrase phrase = PhraseParser.parse(source);
            // A stream of chance for each template, so that a change to one leaves the others as they were.
            Random random = new Random(seed * 1_000_003L + (section.name() + source).hashCode());
            int wanted = phrase.varies() ? section.messages() : 1;
            for (int i = 0; i < wanted; i++) {
                String tag =
                        section.locales().get((template + i) % section.locales().size());
                String id = prefix + section.name() + "-" + tag + "-" + ++number;
                addNew(section, phrase, id, Locale.forLanguageTag(tag), random);
            }
        }
    }

    /** A text that is there already is drawn again, and left out after too many tries. */
    private void addNew(TemplateSection section, Phrase phrase, String id, Locale locale, Random random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Style style = section.anyCase() ? Style.any(random) : Style.PLAIN;
            GoldMessage message = new Scribe(grammar, makers, people, random, locale).message(id, phrase, style);
            if (texts.add(message.text())) {
                messages.add(message);
                return;
            }
        }
    }
}

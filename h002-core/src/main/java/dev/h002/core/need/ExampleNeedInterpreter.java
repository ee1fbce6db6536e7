package dev.h002.core.need;

import dev.h002.Constraints;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.core.embedding.EmbeddingFile;
import dev.h002.core.embedding.EmbeddingText;
import dev.h002.core.wording.LanguageIdentifier;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds needs by the labelled examples nearest to a message's clauses, over sentence embeddings; what a message demands
 * (price, time, what must not be in it) by a small grammar; and a plain yes or no by a closed list of phrases.
 *
 * <p>At most three needs are given, best first. Greetings, thanks and refusals come after what else is asked for. A short
 * message that goes on from the one before, such as "and the second nearest?" or "under 5 euros", takes that one's needs and
 * demands. The first 1,000 characters count. Thread-safe.
 *
 * <p>The examples are embedded at the first message, or by {@link #warmUp}, on two threads: half a second to one for
 * the built-in ones, and under 0.1 where a file keeps their vectors. A message then takes 1 to 2 milliseconds, and as much again
 * for each further clause.
 */
public final class ExampleNeedInterpreter implements NeedInterpreter {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_FOLLOW_UP_WORDS = 9;
    private static final int MAX_FOLLOW_UPS = 3;
    private static final double CARRIED_OVER = 0.9;
    private static final Pattern FOLLOW_UP = Pattern.compile(
            "(?is)^(?:ok(?:ay)?,? |hmm+,? )?(?:and|or|but|what about|how about|what if|und|oder|was ist mit|wie ist es mit|i'?d rather|rather)\\b.*|.*\\b(?:second|third|fourth|another|other one|others|"
                    + "anything else|something else|what else|different one|cheaper|closer|nearer|instead|zweit\\p{L}*|dritt\\p{L}*|billiger|günstiger|näher|stattdessen|was anderes)\\b.*");
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)\\b(?:no|not|never|don'?t|do not|won'?t|can'?t|cannot|but|unless|if|stop|wait|instead)\\b");
    /** "How do I get there?" has its own need, and the place of the message before. */
    private static final Pattern POINTS_BACK = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:there|it|that (?:one|store|shop|place)|which way|dort|dahin|da hin|hin|die|der|das)(?!\\p{L})");

    /** "And the second nearest?" names no kind of store: that is in the message before. */
    private static final Pattern NEXT_ONE = Pattern.compile(
            "(?iu)(?:(?:and|or|what about|how about|where'?s|where is|und|oder|wo ist|was ist mit) )*(?:the |a |der |die |das |dem |den )?"
                    + "(?:second|third|fourth|next|other|another|2nd|3rd|zweit\\p{L}*|dritt\\p{L}*|nächst\\p{L}*|andere\\p{L}*)(?: ?-?(?:nearest|closest|one|best|nächste\\p{L}*))* ?\\W*");

    /** "And for food?" asks for another case of the rule the message before asked for. */
    private static final Pattern CASE = Pattern.compile(
            "(?iu)(?:ok(?:ay)?,? )?(?:and|or|und|oder) (?:for|with|on|if|when|after|without|in|für|bei|mit|wenn|ohne|nach|im)(?: [\\p{L}'-]+){1,5} ?\\W*");

    /** Asks for more of what was asked for, and says of itself no more than that. */
    private static final Pattern ELSE = Pattern.compile(
            "(?iu)(?:(?:and|or|ok(?:ay)?|hmm+|no|und|oder|nein),? )*(?:(?:is|are) there |do (?:they|you) have |have (?:they|you) got )?"
                    + "(?:(?:anything|something|what|any|some) (?:else|other(?: options?| ideas?)?|different)|other options?)"
                    + "(?: (?:do|can|could) (?:they|you|i) (?:have|get|offer|sell|recommend))?(?: is there)?(?: there| nearby)?\\W*"
                    + "|(?iu)(?:und |oder )?(?:was (?:gibt es|gibt's|habt ihr|haben sie) (?:sonst|dort sonst)(?: noch)?|sonst noch (?:was|etwas)"
                    + "|(?:noch )?(?:irgend)?(?:was|etwas) anderes|was noch|was sonst)\\W*");

    private static final Set<String> ITEMS = Set.of(
            Need.WARM_UP,
            Need.COOL_DOWN,
            Need.THIRST,
            Need.HUNGER,
            Need.QUICK_BITE,
            Need.CAFFEINE,
            Need.TREAT,
            Need.GIFT);
    private static final Set<String> RULES = Set.of(Need.RETURN_REFUND, Need.CANCEL_CHANGE, Need.ACCOUNT_PRIVACY);
    private static final Set<String> PLACES = Set.of(Need.DIRECTIONS, Need.OPENING_HOURS);
    private static final Set<String> SMALL_TALK =
            Set.of(Need.GREETING, Need.THANKS, Need.CONFIRM, Need.REFUSE, Need.OTHER);

    private final EmbeddingModel model;
    private final Map<String, LanguageExamples> languages;
    private final LanguageExamples first;

    /** With the built-in English and German examples, embedded anew at every start. */
    public ExampleNeedInterpreter(EmbeddingModel model) {
        this(model, NeedExamples.shipped(), null);
    }

    /** With other examples, whatever language a message is in, embedded anew at every start. */
    public ExampleNeedInterpreter(EmbeddingModel model, NeedExamples examples) {
        this(model, Map.of(Locale.ENGLISH, examples), null);
    }

    /**
     * With examples per language, embedded once.
     *
     * @param examples by language; English, or else any, is asked for a message in another one
     * @param folder where to keep the examples' vectors for the next start, see {@link EmbeddingFile}; null for nowhere
     * @throws InvalidInputException if there are no examples at all
     */
    public ExampleNeedInterpreter(EmbeddingModel model, Map<Locale, NeedExamples> examples, @Nullable Path folder) {
        this.model = Objects.requireNonNull(model);
        this.languages = new LinkedHashMap<>();
        examples.forEach((language, known) -> languages.put(
                language.getLanguage(),
                new LanguageExamples(
                        language,
                        known,
                        folder == null
                                ? null
                                : new EmbeddingFile(folder.resolve("needs-" + language.getLanguage() + ".vectors")))));
        LanguageExamples english = languages.get(Locale.ENGLISH.getLanguage());
        this.first = english != null
                ? english
                : languages.values().stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new InvalidInputException("needs", "Give examples of one language at least."));
    }

    /** Embeds the examples of this language now rather than at the first message in it. */
    public void warmUp(Locale language) {
        of(language).index(model);
    }

    @Override
    public Understanding interpret(MaskedText message, List<MaskedText> history) {
        return interpret(message, history, MAX_FOLLOW_UPS);
    }

    private Understanding interpret(MaskedText message, List<MaskedText> history, int followUps) {
        String whole = EmbeddingText.of(message).replace('’', '\'');
        String text = whole.substring(0, Math.min(whole.length(), MAX_LENGTH));
        Locale language = LanguageIdentifier.of(text, () -> languageOf(history));
        String consent = Consent.of(text);
        if (consent != null) {
            return new Understanding(List.of(new Need(consent, 1)), Constraints.NONE, language);
        }
        ConstraintGrammar.Parsed parsed = ConstraintGrammar.in(language).parse(text);
        String rest = parsed.rest().isBlank() ? text : parsed.rest();
        ExampleIndex index = of(language).index(model);
        List<Need> scored = isSpeech(rest) ? scored(index, rest, parsed.constraints(), language) : List.of();
        List<Need> needs = Senders.ownRecords(message, text, scored).stream()
                .filter(need -> !need.label().equals(Need.CONFIRM) || isConsent(text, need, parsed.constraints()))
                .toList();
        Understanding alone = new Understanding(
                needs.isEmpty() ? Understanding.NOTHING.needs() : unlessDiet(needs, parsed),
                parsed.constraints(),
                language);
        boolean goesOn = followUps > 0 && !history.isEmpty() && goesOn(text, parsed, alone.primary());
        if (goesOn) {
            return carriedOver(alone, history, followUps);
        }
        boolean anotherCase = CASE.matcher(text).matches();
        if (followUps > 0
                && !history.isEmpty()
                && (anotherCase || ELSE.matcher(text).matches())) {
            Understanding before = carriedOver(alone, history, followUps);
            if ((anotherCase ? RULES : ITEMS).contains(before.primary().label())) {
                return before;
            }
        }
        boolean pointsBack = !history.isEmpty()
                && isBrief(text)
                && ((POINTS_BACK.matcher(text).find()
                                && PLACES.contains(alone.primary().label()))
                        || (NEXT_ONE.matcher(text).matches() && alone.isPrimarily(Need.FIND_STORE)));
        return pointsBack ? new Understanding(alone.needs(), alone.constraints(), language, true) : alone;
    }

    /**
     * Of "any vegan deals" first what is left without the diet, which is in the constraints: food is all that diet words are near to.
     * It counts if it plainly says something.
     */
    private List<Need> scored(ExampleIndex index, String rest, Constraints constraints, Locale language) {
        NeedScoring scoring = new NeedScoring(index, this::vector);
        String withoutDiets = ConstraintGrammar.in(language).withoutDietsBeforeNouns(rest);
        if (!withoutDiets.equals(rest)) {
            List<Need> needs = scoring.needs(Clauses.withoutDenied(withoutDiets, language), constraints);
            Need first = needs.get(0);
            if (first.score() >= NeedScoring.PLAIN && !SMALL_TALK.contains(first.label())) {
                return needs;
            }
        }
        return scoring.needs(Clauses.withoutDenied(rest, language), constraints);
    }

    /** Who says what must not be in it and no more speaks of food. */
    private static List<Need> unlessDiet(List<Need> needs, ConstraintGrammar.Parsed parsed) {
        Constraints demands = parsed.constraints();
        boolean diet =
                demands.vegan() || demands.glutenFree() || !demands.excludes().isEmpty();
        boolean unclear = needs.get(0).score() < NeedScoring.PLAIN;
        return diet && parsed.demandsOnly() && unclear ? List.of(new Need(Need.HUNGER, NeedScoring.PLAIN)) : needs;
    }

    // An offer is carried out on a yes: one that denies or sets a condition is none, nor is a question or a demand
    // merely
    // near to one, such as "without nuts please".
    private static boolean isConsent(String text, Need need, Constraints constraints) {
        return !DENIAL.matcher(text).find()
                && (need.score() == 1 || (!text.contains("?") && constraints.equals(Constraints.NONE)));
    }

    private boolean goesOn(String text, ConstraintGrammar.Parsed parsed, Need primary) {
        boolean onlyDemands = parsed.demandsOnly() && !parsed.constraints().equals(Constraints.NONE);
        boolean brief = isBrief(text);
        boolean unclear = SMALL_TALK.contains(primary.label()) || primary.score() < NeedScoring.PLAIN;
        boolean demandsMore =
                primary.label().equals(Need.OTHER) && !parsed.constraints().equals(Constraints.NONE);
        boolean refers = demandsMore || FOLLOW_UP.matcher(text).matches();
        return onlyDemands || (brief && unclear && refers);
    }

    private static boolean isBrief(String text) {
        return text.strip().split("\\s+", -1).length <= MAX_FOLLOW_UP_WORDS;
    }

    private Understanding carriedOver(Understanding alone, List<MaskedText> history, int followUps) {
        int last = history.size() - 1;
        Understanding before = interpret(history.get(last), history.subList(0, last), followUps - 1);
        if (SMALL_TALK.contains(before.primary().label())) {
            return alone;
        }
        List<Need> needs = before.needs().stream()
                .map(need -> new Need(need.label(), need.score() * CARRIED_OVER))
                .toList();
        return new Understanding(
                needs, ConstraintGrammar.merge(before.constraints(), alone.constraints()), alone.language(), true);
    }

    /** A "yes" or "ok" is said in every language: what was said before tells. */
    private static Locale languageOf(List<MaskedText> history) {
        StringBuilder said = new StringBuilder();
        history.subList(Math.max(0, history.size() - MAX_FOLLOW_UPS), history.size())
                .forEach(text -> said.append(text.value()).append('\n'));
        return LanguageIdentifier.of(said.toString(), () -> Locale.ENGLISH);
    }

    private float[] vector(String clause) {
        return model.embed(clause).content().vector();
    }

    private LanguageExamples of(Locale language) {
        return languages.getOrDefault(language.getLanguage(), first);
    }

    private static boolean isSpeech(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }
}

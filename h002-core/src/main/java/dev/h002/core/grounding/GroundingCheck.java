package dev.h002.core.grounding;

import dev.h002.Context;
import dev.h002.core.prompt.PromptComposer;
import dev.h002.core.wording.Words;
import dev.h002.core.work.Lazy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer's sentences against the facts. Numbers with their units, prices, percentages, distances, times, codes, names,
 * order statuses and promises must all be carried by a fact, follow from one (a price with its coupon), or be one of the
 * customer's own limits; beside the name of an item or store a number must be that one's. Documents carry the terms they state,
 * and no price off, code or link. What is said to have been done never holds: an answer does nothing. One check serves one turn;
 * thread-safe.
 *
 * <p>Names are recognised by their capitals, as English and the Romance languages write them. It errs on the side of not
 * showing: in a language that writes every noun with a capital, the concierge's own answer will often stand in.
 */
public final class GroundingCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("<\\s?([A-Za-z_]{1,32}_\\d{1,7})\\s?>");
    private static final String GUARD = FactLedger.normalised(PromptComposer.GUARD.value());
    /** In characters; shorter ones an answer may share with it by chance. */
    private static final int LEAST_OF_THE_GUARD = 20;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,64}+@[^\\s@<>]{1,255}+");
    /** "J.R.Smith" is a name, whatever domains end in. */
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\p{Ll}{0,3}\\.)+\\p{Lu}[\\p{L}'’-]+");
    /** A line of the facts as they stand in a prompt, or one of its delimiters. */
    private static final Pattern PROMPT_LINE = Pattern.compile(
            "(?:[\\w-]{1,40}|not available now): ?[{\"].*|.*===.*|.*[{,] ?\"\\w{1,40}\" ?:.*", Pattern.DOTALL);

    /** What is held against, read when a sentence first claims something: the concierge's answers never ask. */
    private final Lazy<FactLedger> facts;

    private final Lazy<DocumentGround> documents;
    private final Lazy<Subjects> subjects;
    private final OrderStatuses orders;
    private final LinkPolicy links;
    private final UnaryOperator<String> restore;
    private final Predicate<String> isTheirs;

    /**
     * @param context the turn's facts
     * @param fromFacts texts made from these facts, which an answer may repeat: the concierge's own. Never the customer's words,
     *     or they could have anything confirmed by saying it.
     * @param restore puts the customer's values back, to see which order a sentence is about
     * @param isTheirs whether a placeholder such as {@code <NAME_1>} stands for a value of this customer
     * @param links where an answer may link to
     */
    public GroundingCheck(
            Context context,
            Collection<String> fromFacts,
            UnaryOperator<String> restore,
            Predicate<String> isTheirs,
            LinkPolicy links) {
        this.facts = new Lazy<>(() -> FactReader.read(context, fromFacts));
        this.documents = new Lazy<>(() -> new DocumentGround(context));
        this.subjects = new Lazy<>(() -> new Subjects(context));
        this.orders = new OrderStatuses(context);
        this.links = links;
        this.restore = restore;
        this.isTheirs = isTheirs;
    }

    /** Checks one sentence, masked. */
    public Verdict check(String sentence) {
        String plain = PlainText.of(sentence);
        return placeholder(plain)
                .or(() -> promptLine(plain))
                .map(why -> new Verdict(why, 0))
                .orElseGet(() -> claims(plain));
    }

    private Optional<String> placeholder(String plain) {
        for (MatchResult found : PLACEHOLDER.matcher(plain).results().toList()) {
            String placeholder = "<" + found.group(1).toUpperCase(Locale.ROOT) + ">";
            // A literal is what somebody typed in the likeness of a placeholder: no answer has a use for it.
            if (placeholder.startsWith("<LITERAL_") || !isTheirs.test(placeholder)) {
                return Optional.of("a placeholder that is not the customer's");
            }
            if (leadsAway(restore.apply(placeholder))) {
                return Optional.of("a link");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> promptLine(String plain) {
        return PROMPT_LINE.matcher(plain).matches() || isOfTheGuard(plain)
                ? Optional.of("a line of the prompt")
                : Optional.empty();
    }

    private Verdict claims(String plain) {
        List<Claim> all = Claims.of(plain);
        Optional<Claim> another = ofSomethingElse(plain, all);
        if (another.isPresent()) {
            return new Verdict(another.get().describe() + " of something else", 0);
        }
        String restored = restore.apply(plain);
        Set<String> said = Words.content(plain);
        boolean aboutAnOrder = orders.isAboutOne(restored);
        List<Claim> open = all.stream()
                .filter(claim -> !isCarried(claim, aboutAnOrder, said))
                .toList();
        int claims = (int)
                all.stream().filter(claim -> claim.kind() != Claim.Kind.OPENING).count();
        if (!open.isEmpty() && !documents.get().carries(open, plain, namesOne(plain))) {
            return new Verdict(open.get(0).describe(), claims);
        }
        return new Verdict(contradicted(plain, restored), claims);
    }

    /** A number beside another item's or store's name. A list names many things, each with its own numbers. */
    private Optional<Claim> ofSomethingElse(String plain, List<Claim> all) {
        String[] parts = plain.split(";", -1);
        return Arrays.stream(parts)
                .flatMap(part -> anothers(part, parts.length == 1 ? all : Claims.of(part)))
                .findFirst();
    }

    private Stream<Claim> anothers(String part, List<Claim> claims) {
        String named = FactLedger.normalised(part);
        return claims.stream()
                .filter(claim -> claim.value() != null && subjects.get().isAnothers(claim, named));
    }

    private boolean namesOne(String plain) {
        return subjects.get().namesOne(FactLedger.normalised(plain));
    }

    private @Nullable String contradicted(String plain, String restored) {
        return orders.contradicted(restored)
                .filter(status -> !facts.get().isOwn(plain))
                .map(status -> "status " + status)
                .orElse(null);
    }

    /** Whether a value that the customer or a document gave would be a link again; an address of email is none. */
    private boolean leadsAway(String value) {
        return LinkClaims.of(EMAIL.matcher(PlainText.of(value)).replaceAll(" ")).stream()
                .anyMatch(link -> !links.allows(link) && !INITIALS.matcher(link).matches());
    }

    private static boolean isOfTheGuard(String sentence) {
        String words = FactLedger.normalised(sentence);
        return words.length() >= LEAST_OF_THE_GUARD && GUARD.contains(words);
    }

    private boolean isCarried(Claim claim, boolean aboutAnOrder, Set<String> said) {
        return switch (claim.kind()) {
            case STATUS -> aboutAnOrder || facts.get().carries(claim);
            case LINK -> links.allows(claim.text());
            case PROMISE -> facts.get().promises(claim, said);
            default -> facts.get().carries(claim);
        };
    }

    /**
     * What came of checking a sentence.
     *
     * @param ungrounded what no fact carries, such as {@code money $3.10}; null if the sentence may be shown
     * @param claims how many checkable things it says: none, and it is but a phrase
     */
    public record Verdict(@Nullable String ungrounded, int claims) {}
}

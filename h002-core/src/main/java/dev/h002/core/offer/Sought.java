package dev.h002.core.offer;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.core.wording.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message looks for that nothing gathered is or has: a gas station, laptops. Saying so is more use than the nearest store
 * with something else.
 *
 * <p>Told of English messages only: what a German one names may well be in the catalogue under an English name.
 */
public final class Sought {
    private static final String THING =
            "(?:me )?(?:a |an |any |some |the |your )?(?!(?:my|me|it|to|out|back|more|help|you|one)(?!\\p{L}))(?<thing>\\p{L}[\\p{L}' -]{1,40}?)"
                    + "(?=\\s+(?:near|nearest|around|here|nearby|close|from|please|in|on|at|by|that|which|who|with|for|to|today|now|right|open"
                    + "|and|or|is|are|within)(?!\\p{L})|\\s*(?:[^\\p{L}\\s'-]|$))";

    private static final Pattern LOOKS_FOR =
            Pattern.compile("(?iu)(?<!\\p{L})(?:(?:nearest|closest)|where (?:can|could|do|would|should) "
                    + "(?:i|we|you|one) (?:buy|get|find|purchase|sell)|(?:want|need|like) to buy|looking for|who sells|which (?:store|shop)s? "
                    + "(?:sells?|ha(?:s|ve))|do (?:you|they) (?:sell|stock|carry|have any)|is there|are there) "
                    + THING);

    /** "Is there life on Mars?" looks for nothing that is sold. */
    private static final Pattern TRADE =
            Pattern.compile("(?iu)(?<!\\p{L})(?:sells?|stock|carry|buy|purchase)(?!\\p{L})");

    /** What is said of stores and things alike, and names no kind of either. */
    private static final Set<String> GENERAL = Words.content(
            "branch location outlet spot site market supermarket mall center centre place one other another different second third "
                    + "fourth good great best nice decent cheap big small large late early far away walk walking minute town city area "
                    + "product item stuff kind type");

    private Sought() {}

    /** The message's own words for what it looks for, if no gathered store or item is any of it. */
    public static Optional<String> notFound(Context context, String message) {
        if (!context.understanding().language().getLanguage().equals(Locale.ENGLISH.getLanguage())
                || context.facts(Fact.NearbyStore.class).isEmpty()
                || context.missing().contains("products")) {
            return Optional.empty();
        }
        Matcher looksFor = LOOKS_FOR.matcher(message);
        boolean ofTrade = context.understanding().isPrimarily(Need.FIND_STORE)
                || TRADE.matcher(message).find();
        if (!ofTrade || !looksFor.find()) {
            return Optional.empty();
        }
        String thing = looksFor.group("thing").strip();
        Set<String> wanted = new HashSet<>(Words.content(thing));
        wanted.removeAll(GENERAL);
        return wanted.isEmpty() || wanted.stream().anyMatch(known(context)::contains)
                ? Optional.empty()
                : Optional.of(thing);
    }

    private static Set<String> known(Context context) {
        Set<String> known = new HashSet<>();
        for (Fact.NearbyStore place : context.facts(Fact.NearbyStore.class)) {
            known.addAll(Words.stems(place.store().name()));
            place.store().categories().forEach(category -> known.addAll(Words.stems(category)));
        }
        context.facts(Fact.Recommendation.class)
                .forEach(item -> known.addAll(ProductWords.of(item.product()).stems()));
        return known;
    }
}

package dev.h002.core.concierge;

import dev.h002.Citation;
import dev.h002.Need;
import dev.h002.Passage;
import dev.h002.core.grounding.PromptInjection;
import dev.h002.core.wording.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers what the company promises, in the words of its own documents, and cites them. */
final class PolicyAnswers {
    /** Documents may be in another language than the question, so the words of each are looked for. */
    private static final Map<String, Set<String>> NEED_WORDS = Map.of(
            Need.RETURN_REFUND,
            Words.content("return refund exchange money receipt "
                    + "Rückgabe zurückgeben Rücksendung Umtausch umtauschen Erstattung erstatten Geld Kassenbon Beleg"),
            Need.CANCEL_CHANGE,
            Words.content("cancel change stornieren Storno Stornierung ändern Änderung widerrufen"),
            Need.COMPLAINT,
            Words.content("complaint contact wrong damaged broken faulty "
                    + "Beschwerde Reklamation reklamieren Kontakt falsch beschädigt kaputt defekt"),
            Need.ACCOUNT_PRIVACY,
            Words.content("data privacy delete erase account personal export "
                    + "Daten Datenschutz löschen Löschung Konto Auskunft persönlich personenbezogen"),
            Need.OPENING_HOURS,
            Words.content("hours opening weekend holiday Öffnungszeiten Wochenende Feiertag Feiertagen"));

    private static final Pattern QUESTION = Pattern.compile(
            "(?iu)\\?|^\\s*(?:do|does|did|can|may|is|are|will|how|when|which|what|who|where|why|darf|kann|könn|gibt|wie|wann|welche|was|wer|ist|sind)(?!\\p{L})");
    /** What is asked of the customer's own things is in their records, not in the documents. */
    private static final Pattern OWN = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:do i (?:still )?have|have i|i have|i've|i still have|habe ich|hab ich|my (?:order|orders|parcel|package|delivery|coupons?|vouchers?|points|account)|i'?m|i am|me|near(?:est|by)?|closest|around here|mein\\p{L}*|mir|nächste\\p{L}*)(?!\\p{L})");

    /** Whose food it is that may be ready. */
    private static final Pattern MINE = Pattern.compile("(?iu)(?<!\\p{L})my(?!\\p{L})");

    /** "Where can I get a gluten-free lunch?" asks for the lunch, "is lunch gluten-free?" for what is written of it. */
    private static final Pattern WANTS = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:where|what|which \\p{L}+) (?:can|could|do|should|would) (?:i|we|one)|can (?:i|you) (?:get|have|recommend)|wo (?:bekomme|kriege|finde|gibt)|was (?:kann|könnte) (?:ich|man))(?!\\p{L})");

    private static final Set<String> ITEMS =
            Set.of(Need.WARM_UP, Need.COOL_DOWN, Need.THIRST, Need.HUNGER, Need.QUICK_BITE, Need.CAFFEINE, Need.TREAT);

    /** An order of the customer's, whoever it was placed with: no document tells of it. */
    private static final Pattern OWN_ORDER = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:my|meine?n?) (?:[\\p{L}-]+ ){0,2}(?:orders?|parcel|package|delivery|shipment|bestellung|paket|päckchen|lieferung|sendung)(?!\\p{L})");

    /** Of {@link Passage#score()}: what is about something else stays below it. */
    private static final double NEAR = 0.3;

    /** Of {@link Passage#score()}: a question that a document answers in its own words is nearer. */
    private static final double PLAINLY_NEAR = 0.4;
    /** The same for a question about things to eat and drink, whose rows in a table are short. */
    private static final double PLAINLY_NEAR_ITEM = 0.35;

    private static final int LEAST_OVERLAP = 2;

    private PolicyAnswers() {}

    /** What the documents say, or whom to ask where they do not. */
    static Answer answer(Scene scene) {
        String need = scene.context().understanding().primary().label();
        return quote(scene)
                .orElseGet(() ->
                        Answer.of(scene.say(scene.isMissing("knowledge") ? "documents.unread" : "unwritten." + need)));
    }

    static Answer complaint(Scene scene) {
        Answer policy = answer(scene);
        return new Answer(Answer.joined(scene.say("sorry"), policy.text()), policy.citations());
    }

    /** What the documents say, or empty if nothing was found in them. */
    static Optional<Answer> quote(Scene scene) {
        return find(scene).map(quote -> cited(scene, quote));
    }

    /**
     * As {@link #quote}, but only if the quote is near and holds at least two of the message's words, or half of them, and the
     * message is not about an order of the customer's.
     */
    static Optional<Answer> ifItFits(Scene scene) {
        int words = Words.content(scene.message()).size();
        if (OWN_ORDER.matcher(scene.message()).find()) {
            return Optional.empty();
        }
        return find(scene)
                .filter(quote -> quote.passage().score() >= NEAR)
                .filter(quote -> quote.overlap() >= 2 || (quote.overlap() > 0 && quote.overlap() * 2 >= words))
                .map(quote -> cited(scene, quote));
    }

    /**
     * What the documents say where a question is plainly about them, whatever need it shows besides: "Does the hot chocolate contain
     * milk?", "When is the quiet hour?". Its best passage is near, and a quote holds most of its words.
     */
    static Optional<Answer> ifPlainlyAsked(Scene scene) {
        String need = scene.context().understanding().primary().label();
        boolean ofItem = ITEMS.contains(need);
        boolean wantsItem = ofItem && WANTS.matcher(scene.message()).find();
        boolean ofOwnOrder =
                need.equals(Need.ORDER_STATUS) && MINE.matcher(scene.message()).find();
        boolean asks = QUESTION.matcher(scene.message()).find()
                && !OWN.matcher(scene.message()).find();
        List<Passage> passages = scene.passages();
        if (!asks
                || wantsItem
                || ofOwnOrder
                || passages.isEmpty()
                || passages.get(0).score() < (ofItem ? PLAINLY_NEAR_ITEM : PLAINLY_NEAR)) {
            return Optional.empty();
        }
        // The name of a store is no question: an address of the same square would hold half of it.
        Set<String> words = Words.content(scene.message());
        words.removeAll(namesOfStores(scene));
        return find(scene)
                .filter(quote -> {
                    long held = words.stream().filter(quote.held()::contains).count();
                    return held >= LEAST_OVERLAP && held * 2 >= words.size();
                })
                .map(quote -> cited(scene, quote));
    }

    private static Set<String> namesOfStores(Scene scene) {
        return scene.stores().stream()
                .map(place -> place.store().name())
                .filter(name -> Words.containsPhrase(scene.message(), name))
                .flatMap(name -> Words.stems(name).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Quote> find(Scene scene) {
        String need = scene.context().understanding().primary().label();
        Question question = Question.of(scene.message(), NEED_WORDS.getOrDefault(need, Set.of()));
        // Retrieval always finds a nearest passage; one that shares no word with the question would only look like an
        // answer.
        List<Passage> related = scene.passages().stream()
                .filter(passage -> isAbout(passage, question.asked()) || isAbout(passage, question.meant()))
                .filter(passage -> !PromptInjection.isLikely(passage.title() + "\n" + passage.text()))
                .toList();
        return Quote.best(related, question);
    }

    private static boolean isAbout(Passage passage, Set<String> stems) {
        return Words.stems(passage.title() + " " + passage.text()).stream().anyMatch(stems::contains);
    }

    /** The quote stays in the document's language. */
    private static Answer cited(Scene scene, Quote quote) {
        Passage passage = quote.passage();
        String title = passage.title().split(" > ", 2)[0].strip();
        String document = title.isEmpty() ? passage.source() : title;
        return new Answer(
                scene.say("quote", Map.of("document", document, "quote", quote.text())),
                List.of(new Citation(passage.source(), passage.title(), passage.chunk())));
    }
}

package dev.h002.core.grounding;

import dev.h002.Context;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer's sentences against the facts. Numbers with their units, prices, percentages, distances, times, codes, names,
 * order statuses and links must all be carried by a fact, follow from one (a price with its coupon), or be one of the
 * customer's own limits. One check serves one turn; thread-safe.
 *
 * <p>Names are recognised by their capitals, as English and the Romance languages write them. It errs on the side of not
 * showing: in a language that writes every noun with a capital, the concierge's own answer will often stand in.
 */
public final class GroundingCheck {
    private final FactLedger ledger;
    private final OrderStatuses orders;
    private final UnaryOperator<String> restore;

    /**
     * @param context the turn's facts
     * @param fromFacts texts made from these facts, which an answer may repeat: the concierge's own. Never the customer's words,
     *     or they could have anything confirmed by saying it.
     * @param restore puts the customer's values back, to see which order a sentence is about
     */
    public GroundingCheck(Context context, Collection<String> fromFacts, UnaryOperator<String> restore) {
        this.ledger = new FactLedger(context, fromFacts);
        this.orders = new OrderStatuses(context);
        this.restore = restore;
    }

    /**
     * Checks one sentence, masked.
     */
    public Verdict check(String sentence) {
        String restored = restore.apply(sentence);
        boolean aboutAnOrder = orders.isAboutOne(restored);
        int claims = 0;
        for (Claim claim : Claims.of(sentence)) {
            boolean leftToOrders = aboutAnOrder && claim.kind() == Claim.Kind.STATUS;
            if (!leftToOrders && !ledger.carries(claim)) {
                return new Verdict(claim.describe(), claims);
            }
            claims += claim.kind() == Claim.Kind.OPENING ? 0 : 1;
        }
        return new Verdict(
                orders.contradicted(restored).map(said -> "status " + said).orElse(null), claims);
    }

    /**
     * What came of checking a sentence.
     *
     * @param ungrounded what no fact carries, such as {@code money $3.10}; null if the sentence may be shown
     * @param claims how many checkable things it says: none, and it is but a phrase
     */
    public record Verdict(@Nullable String ungrounded, int claims) {}
}

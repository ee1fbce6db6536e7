package dev.h002.core.concierge;

import dev.h002.Context;
import dev.h002.Need;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.wording.Wording;
import dev.h002.retail.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers every need from the gathered facts, without a model: where none is configured, and where it fails.
 *
 * <p>Answers are one to three short sentences in the customer's language, English or German, with real names, distances, prices
 * and codes. They never ask back; the only question is whether to do what the turn offers anyway. What is missing is said,
 * with the next best fact. A conversation hears each fact in several wordings before one comes again, yet the same facts,
 * message, moment and place in the conversation give the same bytes on every machine. Stateless and thread-safe.
 */
public final class OfflineConcierge {
    /** Needs that a retailer's own fact may answer better than the built-in ones. */
    private static final Set<String> OWN_FACTS_FIRST =
            Set.of(Need.OTHER, Need.COUPONS_LEFT, Need.OFFERS, Need.ACCOUNT_PRIVACY);

    /** Needs whose words a question about the company's terms may hold as well. */
    private static final Set<String> MAY_MEAN_A_DOCUMENT = Set.of(
            Need.WARM_UP,
            Need.COOL_DOWN,
            Need.THIRST,
            Need.HUNGER,
            Need.QUICK_BITE,
            Need.CAFFEINE,
            Need.TREAT,
            Need.GIFT,
            Need.FIND_STORE,
            Need.DIRECTIONS,
            Need.OPENING_HOURS,
            Need.OFFERS,
            Need.COUPONS_LEFT,
            Need.ORDER_STATUS);

    /** Holds no state; one serves any number of turns. */
    public OfflineConcierge() {}

    /** The answer to the first message of a conversation; see {@link #answer(Context, BestOffer, User, String, Instant, int)}. */
    public Answer answer(
            Context context, @Nullable BestOffer offer, @Nullable User profile, String message, Instant now) {
        return answer(context, offer, profile, message, now, 0);
    }

    /**
     * The answer, in the language that the context's understanding names; in English where that is not shipped.
     *
     * @param offer what {@link BestOffer#from} gave for this context
     * @param profile the customer, to be called by name; null if not known
     * @param message the customer's words; masked or not, an order number is recognised only as it stands in the facts
     * @param earlierTurns how many turns the conversation had before; it chooses among wordings
     */
    public Answer answer(
            Context context,
            @Nullable BestOffer offer,
            @Nullable User profile,
            String message,
            Instant now,
            int earlierTurns) {
        Wording wording = Wording.in(context.understanding().language()).after(earlierTurns);
        Scene scene = new Scene(context, offer, profile, message, now, wording);
        String need = context.understanding().primary().label();
        if (MAY_MEAN_A_DOCUMENT.contains(need) && !HoursAnswers.areOnRecord(scene)) {
            Optional<Answer> written = PolicyAnswers.ifPlainlyAsked(scene);
            if (written.isPresent()) {
                return written.get();
            }
        }
        return OWN_FACTS_FIRST.contains(need)
                ? CustomAnswers.answer(scene).orElseGet(() -> byNeed(need, scene))
                : byNeed(need, scene);
    }

    private static Answer byNeed(String need, Scene scene) {
        return switch (need) {
            case Need.WARM_UP,
                    Need.COOL_DOWN,
                    Need.THIRST,
                    Need.HUNGER,
                    Need.QUICK_BITE,
                    Need.CAFFEINE,
                    Need.TREAT,
                    Need.GIFT -> OfferAnswers.answer(scene);
            case Need.FIND_STORE -> StoreAnswers.find(scene);
            case Need.DIRECTIONS -> StoreAnswers.directions(scene);
            case Need.OPENING_HOURS -> HoursAnswers.answer(scene);
            case Need.OFFERS -> CouponAnswers.offers(scene);
            case Need.COUPONS_LEFT -> CouponAnswers.left(scene);
            case Need.ORDER_STATUS -> OrderAnswers.status(scene);
            case Need.CANCEL_CHANGE -> OrderAnswers.cancelOrChange(scene);
            case Need.RETURN_REFUND, Need.ACCOUNT_PRIVACY -> PolicyAnswers.answer(scene);
            case Need.COMPLAINT -> PolicyAnswers.complaint(scene);
            case Need.GREETING -> SmallTalk.greeting(scene);
            case Need.THANKS -> SmallTalk.thanks(scene);
            case Need.CONFIRM -> SmallTalk.confirm(scene);
            case Need.REFUSE -> SmallTalk.refuse(scene);
            default -> SmallTalk.other(scene);
        };
    }
}

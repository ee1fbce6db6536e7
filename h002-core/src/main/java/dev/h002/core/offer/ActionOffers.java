package dev.h002.core.offer;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Context;
import dev.h002.core.wording.CouponWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the customer can do next into actions to confirm: at most {@value NextSteps#MAX}, in the order of
 * {@link NextSteps}. Built from facts alone, and labelled in the customer's language.
 */
public final class ActionOffers {
    /** How long an action can be confirmed, unless its coupon ends earlier. */
    public static final Duration LIFETIME = Duration.ofMinutes(30);

    private ActionOffers() {}

    /**
     * The actions of a turn.
     *
     * @param offer what {@link BestOffer#from} gave for this context
     * @param message the customer's words, to see which store or order they name
     * @param ids gives an unguessable id for each, such as {@link ActionIds}
     */
    public static List<Action> from(
            Context context, @Nullable BestOffer offer, String message, Supplier<String> ids, Instant now) {
        Wording wording = Wording.in(context.understanding().language());
        List<Action> actions = new ArrayList<>();
        Instant expiresAt = now.plus(LIFETIME);
        for (NextStep step : NextSteps.from(context, offer, message)) {
            if (step instanceof NextStep.UseCoupon use) {
                use.offer()
                        .coupon()
                        .ifPresent(coupon -> actions.add(applyCoupon(wording, use.offer(), coupon, ids, now)));
            } else if (step instanceof NextStep.GoToStore go) {
                actions.add(directions(wording, go.store().store(), ids, now));
            } else if (step instanceof NextStep.FollowOrder follow) {
                actions.add(aboutOrder(Action.TRACK_ORDER, wording, "label.track", follow.order(), ids, expiresAt));
            } else if (step instanceof NextStep.SendBack back) {
                actions.add(aboutOrder(Action.START_RETURN, wording, "label.return", back.order(), ids, expiresAt));
            } else if (step instanceof NextStep.OrderAgain again) {
                actions.add(aboutOrder(Action.REORDER, wording, "label.reorder", again.order(), ids, expiresAt));
            } else if (step instanceof NextStep.PutInBasket put) {
                actions.add(addToBasket(wording, put.offer(), ids, expiresAt));
            } else if (step instanceof NextStep.SpeakWithPerson speak) {
                actions.add(offered(
                        Action.TALK_TO_PERSON,
                        wording.say("label.person", Map.of()),
                        Map.of("about", speak.about()),
                        ids,
                        expiresAt));
            }
        }
        return List.copyOf(actions);
    }

    private static Action applyCoupon(
            Wording wording, BestOffer offer, Coupon coupon, Supplier<String> ids, Instant now) {
        Product product = offer.product();
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("code", coupon.code());
        arguments.put("product", product.id());
        String storeId = offer.recommendation().storeId();
        if (storeId != null) {
            arguments.put("store", storeId);
        }
        String place = offer.store() == null ? "" : offer.store().store().name();
        String deal = CouponWording.deal(wording, coupon, product.name(), place);
        Instant expiresAt = now.plus(LIFETIME);
        return offered(
                Action.APPLY_COUPON,
                wording.say("label.coupon", Map.of("deal", deal)),
                arguments,
                ids,
                coupon.validUntil().isBefore(expiresAt) ? coupon.validUntil() : expiresAt);
    }

    private static Action aboutOrder(
            String type, Wording wording, String label, Order order, Supplier<String> ids, Instant expiresAt) {
        String id = order.id();
        return offered(type, wording.say(label, Map.of("order", id)), Map.of("order", id), ids, expiresAt);
    }

    private static Action addToBasket(Wording wording, BestOffer offer, Supplier<String> ids, Instant expiresAt) {
        Product product = offer.product();
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("product", product.id());
        arguments.put("item", product.name());
        arguments.put("price", product.price().toPlainString());
        arguments.put("currency", product.currency());
        String storeId = offer.recommendation().storeId();
        if (storeId != null) {
            arguments.put("store", storeId);
        }
        String label = wording.say("label.basket", Map.of("item", product.name()));
        return offered(Action.ADD_TO_BASKET, label, arguments, ids, expiresAt);
    }

    private static Action directions(Wording wording, Store store, Supplier<String> ids, Instant now) {
        GeoPoint place = store.location();
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("store", store.id());
        arguments.put("latitude", Double.toString(place.latitude()));
        arguments.put("longitude", Double.toString(place.longitude()));
        return offered(
                Action.DIRECTIONS,
                wording.say("label.way", Map.of("store", store.name())),
                arguments,
                ids,
                now.plus(LIFETIME));
    }

    private static Action offered(
            String type, String label, Map<String, String> arguments, Supplier<String> ids, Instant expiresAt) {
        return new Action(ids.get(), type, label, arguments, ActionState.OFFERED, expiresAt);
    }
}

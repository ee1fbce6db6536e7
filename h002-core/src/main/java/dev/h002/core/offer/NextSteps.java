package dev.h002.core.offer;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.retail.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the customer can do next, best first, at most three steps. An answer that asks "Want me to ...?" asks about the first
 * step, so that a plain "yes" does what was asked.
 */
public final class NextSteps {
    /** The most steps of one turn. */
    public static final int MAX = 3;

    private static final Set<String> ABOUT_ORDERS = Set.of(Need.ORDER_STATUS, Need.CANCEL_CHANGE);
    private static final Set<String> ABOUT_STORES = Set.of(Need.FIND_STORE, Need.DIRECTIONS, Need.OPENING_HOURS);
    private static final Set<String> NOTHING_TO_DO = Set.of(Need.THANKS, Need.CONFIRM, Need.REFUSE);
    private static final Set<String> ABOUT_TROUBLE =
            Set.of(Need.RETURN_REFUND, Need.COMPLAINT, Need.ACCOUNT_PRIVACY, Need.CANCEL_CHANGE);

    private static final Set<String> RECEIVED =
            Set.of("delivered", "completed", "complete", "collected", "picked_up", "closed");

    private NextSteps() {}

    /**
     * The steps that follow from the facts.
     *
     * @param offer what {@link BestOffer#from} gave for this context
     * @param message the customer's words, to see which store or order they name
     */
    public static List<NextStep> from(Context context, @Nullable BestOffer offer, String message) {
        String need = context.understanding().primary().label();
        List<NextStep> steps = new ArrayList<>();
        if (ABOUT_ORDERS.contains(need) || ABOUT_TROUBLE.contains(need)) {
            addOrders(steps, need, context, message);
        } else if (ABOUT_STORES.contains(need)) {
            boolean nothingLikeIt = need.equals(Need.FIND_STORE)
                    && Sought.notFound(context, message).isPresent();
            BestOffer fitting = nothingLikeIt ? null : offer;
            StoreChoice.from(context, fitting, message)
                    .filter(store -> !Reach.isTooFar(store))
                    .ifPresent(store -> addStore(steps, need, store, fitting));
        } else if (!NOTHING_TO_DO.contains(need) && offer != null) {
            addOffer(steps, offer);
        }
        return List.copyOf(steps.subList(0, Math.min(MAX, steps.size())));
    }

    private static void addOffer(List<NextStep> steps, BestOffer offer) {
        if (offer.discount() != null) {
            steps.add(new NextStep.UseCoupon(offer));
        }
        if (offer.store() != null) {
            steps.add(new NextStep.GoToStore(offer.store()));
        }
        steps.add(new NextStep.PutInBasket(offer));
    }

    private static void addOrders(List<NextStep> steps, String need, Context context, String message) {
        if (need.equals(Need.RETURN_REFUND)) {
            received(context, message).ifPresent(order -> steps.add(new NextStep.SendBack(order)));
        } else if (ABOUT_ORDERS.contains(need)) {
            List<Order> open = OrderChoice.open(context, message);
            // Room is left for a person.
            open.stream()
                    .limit(ABOUT_TROUBLE.contains(need) ? MAX - 1 : MAX)
                    .forEach(order -> steps.add(new NextStep.FollowOrder(order)));
            if (open.isEmpty() && need.equals(Need.ORDER_STATUS)) {
                received(context, message).ifPresent(order -> steps.add(new NextStep.OrderAgain(order)));
            }
        }
        if (ABOUT_TROUBLE.contains(need)) {
            steps.add(new NextStep.SpeakWithPerson(need));
        }
    }

    /** The order that the message names if the customer has received it, by number or by an item, else the latest one received. */
    private static Optional<Order> received(Context context, String message) {
        List<Order> received = context.facts(Fact.PlacedOrder.class).stream()
                .map(Fact.PlacedOrder::order)
                .filter(NextSteps::isReceived)
                .toList();
        List<Order> named = OrderChoice.named(context, message);
        return received.stream()
                .filter(named::contains)
                .findFirst()
                .or(() -> received.stream().findFirst());
    }

    /** Whether the customer has it, so that it can be sent back. */
    public static boolean isReceived(Order order) {
        return RECEIVED.contains(order.status()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_')
                .replace('-', '_'));
    }

    private static void addStore(List<NextStep> steps, String need, Fact.NearbyStore store, @Nullable BestOffer offer) {
        steps.add(new NextStep.GoToStore(store));
        if (offer != null && offer.discount() != null && offer.isAt(store)) {
            steps.add(new NextStep.UseCoupon(offer));
        }
        if (need.equals(Need.FIND_STORE)) {
            // Where to go is answered with a reason to go there, and that reason is what a "yes" is about.
            steps.sort(Comparator.comparing(step -> !(step instanceof NextStep.UseCoupon)));
        }
    }
}

package dev.h002.core.offer;

import dev.h002.Fact;
import dev.h002.retail.Order;

/** Something the customer can do next; what an action is made of and what an answer may ask about. */
public sealed interface NextStep {
    /** Use the offer's coupon; the offer has one. */
    record UseCoupon(BestOffer offer) implements NextStep {}

    /** Go to a store. */
    record GoToStore(Fact.NearbyStore store) implements NextStep {}

    /** See where an order is. */
    record FollowOrder(Order order) implements NextStep {
        @Override
        public String toString() {
            return "FollowOrder[hidden]";
        }
    }

    /** Send an order back. */
    record SendBack(Order order) implements NextStep {
        @Override
        public String toString() {
            return "SendBack[hidden]";
        }
    }

    /** Order the same again. */
    record OrderAgain(Order order) implements NextStep {
        @Override
        public String toString() {
            return "OrderAgain[hidden]";
        }
    }

    /** Put the offer's item into the basket. */
    record PutInBasket(BestOffer offer) implements NextStep {}

    /**
     * Speak with somebody.
     *
     * @param about the need that led there
     */
    record SpeakWithPerson(String about) implements NextStep {}
}

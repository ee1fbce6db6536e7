package dev.h002.core.concierge;

import dev.h002.core.offer.BestOffer;

/** Answers greetings, thanks, a "yes" or "no" to nothing, and what was not understood. */
final class SmallTalk {
    private static final String CAN_DO =
            "I can find something nearby, tell you about your orders and coupons, and look up our policies.";

    private SmallTalk() {}

    static Answer greeting(Scene scene) {
        BestOffer offer = scene.offer();
        String hello = "Hello" + scene.byName() + "! ";
        return Answer.of(offer == null ? hello + CAN_DO : hello + OfferAnswers.pitch(scene, offer) + scene.question());
    }

    static Answer thanks(Scene scene) {
        return Answer.of("You're welcome" + scene.byName() + "!");
    }

    static Answer confirm() {
        return Answer.of("Nothing is waiting for your yes right now. " + CAN_DO);
    }

    static Answer refuse() {
        return Answer.of("All right, I'll leave it at that.");
    }

    /** A document that fits, else an item that was named, else what can be asked. */
    static Answer other(Scene scene) {
        BestOffer offer = scene.offer();
        return PolicyAnswers.ifItFits(scene)
                .orElseGet(() -> Answer.of(
                        offer == null
                                ? "I have no answer to that. " + CAN_DO
                                : OfferAnswers.pitch(scene, offer) + scene.question()));
    }
}

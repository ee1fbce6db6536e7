package dev.h002.core.concierge;

import dev.h002.core.offer.BestOffer;
import java.util.Optional;

/** Answers greetings, thanks, a "yes" or "no" to nothing, and what was not understood. */
final class SmallTalk {
    private SmallTalk() {}

    static Answer greeting(Scene scene) {
        BestOffer offer = scene.offer();
        String hello = scene.sayByName("hello");
        return offer == null
                ? Answer.of(hello, scene.say("can-do"))
                : Answer.of(hello, OfferAnswers.pitch(scene, offer), scene.question());
    }

    static Answer thanks(Scene scene) {
        return Answer.of(scene.sayByName("thanks"));
    }

    static Answer confirm(Scene scene) {
        return Answer.of(scene.say("confirm"), scene.say("can-do"));
    }

    static Answer refuse(Scene scene) {
        return Answer.of(scene.say("refuse"));
    }

    /** A document that fits, else an item that was named, else what can be asked. */
    static Answer other(Scene scene) {
        BestOffer offer = scene.offer();
        return PolicyAnswers.ifItFits(scene)
                .or(() -> offer == null ? StoreAnswers.noneOf(scene) : Optional.empty())
                .orElseGet(() -> offer == null
                        ? Answer.of(scene.say("unknown"), scene.say("can-do"))
                        : Answer.of(OfferAnswers.pitch(scene, offer), scene.question()));
    }
}

package dev.h002.core.concierge;

import dev.h002.Context;
import dev.h002.core.fixture.DemoShop;
import dev.h002.core.offer.BestOffer;

/** What the offline concierge answers at the demo shop's moment, to a customer it is not told the name of. */
final class Concierge {
    private Concierge() {}

    static Answer answer(Context context, String message) {
        return new OfflineConcierge()
                .answer(context, BestOffer.from(context).orElse(null), null, message, DemoShop.NOW);
    }

    static Answer answer(Context context, String message, int earlierTurns) {
        return new OfflineConcierge()
                .answer(context, BestOffer.from(context).orElse(null), null, message, DemoShop.NOW, earlierTurns);
    }
}

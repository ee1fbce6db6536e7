package dev.h002.core;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Confirmation;
import dev.h002.Context;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Stage;
import dev.h002.StoreException;
import dev.h002.Understanding;
import dev.h002.UserKey;
import dev.h002.core.concierge.Answer;
import dev.h002.core.concierge.OfflineConcierge;
import dev.h002.core.need.NeedInterpreter;
import dev.h002.core.offer.ActionOffers;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.prompt.Composed;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.PromptComposer;
import dev.h002.spi.AssistantObserver;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.QuotaPolicy.Reservation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn, top to bottom: admit, open masking, understand, gather, compose, generate, check, restore, offer, remember and
 * settle. Everything else in this package serves one of these stages. Thread-safe; a turn runs on its caller's thread.
 */
final class TurnPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(TurnPipeline.class);

    /** The parts a turn needs; put together by {@link RetailAssistantBuilder}. */
    record Parts(
            TurnGate gate,
            QuotaPolicy quota,
            CustomerRecords customers,
            ConversationMemory memory,
            NeedInterpreter interpreter,
            ContextGatherer gatherer,
            PromptComposer composer,
            PromptBudget budget,
            MessageRules rules,
            Answering answering,
            OfflineConcierge concierge,
            ActionDesk desk,
            AssistantObserver observer,
            Supplier<String> ids,
            Clock clock) {}

    private final Parts parts;

    TurnPipeline(Parts parts) {
        this.parts = parts;
    }

    /**
     * Runs one turn.
     *
     * @param streamed whether the model is asked to answer piece by piece
     * @param onText hears the answer's pieces on this thread
     * @throws InterruptedException if the turn was given up; its quota is settled
     */
    Reply run(Question question, boolean streamed, Consumer<String> onText) throws InterruptedException {
        try (TurnGate.Pass preparing = parts.gate.enter()) {
            return run(question, streamed, onText, preparing);
        }
    }

    private Reply run(Question question, boolean streamed, Consumer<String> onText, TurnGate.Pass preparing)
            throws InterruptedException {
        Instant now = parts.clock.instant();
        UserKey user = question.user();
        StageTimer stages = new StageTimer(parts.ids.get(), parts.observer);
        Draft draft = new Draft(question.conversationId() == null ? parts.ids.get() : question.conversationId());

        Optional<String> unusable = parts.rules.refuse(question.message());
        if (unusable.isPresent()) {
            draft.end(Outcome.REFUSED, unusable.get(), unusable.get());
            return reply(draft, stages, parts.quota.status(user), onText);
        }

        // 1. Admit
        Reservation reservation = stages.time(Stage.ADMIT, () -> parts.quota.reserve(user, mostTokens()));
        if (!reservation.granted()) {
            String denied = MessageRules.denied(reservation.status(), question.message());
            draft.end(Outcome.DENIED, denied, denied);
            return reply(draft, stages, reservation.status(), onText);
        }
        try {
            // 2. Open masking
            OpenConversation conversation = stages.time(Stage.OPEN_MASKING, () -> open(question, draft, now));
            Customer customer = conversation.customer();

            // 3. Understand
            understand(draft, question, conversation, stages);
            Optional<Confirmation> confirmed =
                    parts.desk.answer(user, conversation, draft.context.understanding(), now);

            if (confirmed.isPresent()) {
                draft.confirmed(confirmed.get());
                onText.accept(draft.text);
            } else {
                // 4. Gather
                ContextRequest request = request(draft, question, customer, now);
                draft.context = gather(request, customer, stages);

                // 5. Compose
                BestOffer offer = BestOffer.from(draft.context).orElse(null);
                Answer own = parts.concierge.answer(
                        draft.context,
                        offer,
                        customer.profile(),
                        draft.meant,
                        now,
                        conversation.turns().size());
                draft.citations = own.citations();
                Composed composed = compose(draft, BestOffer.hint(own.text(), offer), question, conversation, stages);

                preparing.close();

                // 6. Generate, 7. check and 8. restore, sentence by sentence
                parts.answering.run(draft, composed, own, conversation, stages, streamed, onText);

                // 9. Offer
                draft.actions = stages.time(Stage.OFFER, () -> offers(draft.context, offer, draft.meant, now));
            }
            // 10. Remember and settle
            stages.time(Stage.REMEMBER, () -> remember(draft, question, conversation, now));
            return reply(draft, stages, settle(reservation, draft), text -> {});
        } catch (StoreException failure) {
            refund(reservation, draft);
            throw failure;
        } finally {
            // In every outcome; the first settling counts. What could not be refunded comes back by itself.
            if (!draft.refunded) {
                settle(reservation, draft);
            }
        }
    }

    /** The turn up to its facts, without quota, model or memory. */
    Context context(Question question) throws InterruptedException {
        parts.rules.refuse(question.message()).ifPresent(why -> {
            throw new InvalidInputException("message", why);
        });
        Instant now = parts.clock.instant();
        StageTimer stages = new StageTimer(parts.ids.get(), AssistantObserver.none());
        Draft draft = new Draft(question.conversationId() == null ? parts.ids.get() : question.conversationId());
        TurnGate.Pass preparing = parts.gate.enter();
        try {
            Customer customer = parts.customers.read(question.user());
            understand(draft, question, parts.memory.open(question, draft.conversationId, customer), stages);
            return gather(request(draft, question, customer, now), customer, stages);
        } finally {
            preparing.close();
        }
    }

    private OpenConversation open(Question question, Draft draft, Instant now) throws InterruptedException {
        Customer customer = parts.customers.read(question.user());
        OpenConversation conversation = parts.memory.open(question, draft.conversationId, customer);
        return question.conversationId() != null && conversation.stored() == null
                ? parts.memory.claim(question.user(), conversation, now)
                : conversation;
    }

    /** An answer is not lost because its cost could not be written down: a reservation expires or stays, never the reply. */
    private static QuotaStatus settle(Reservation reservation, Draft draft) {
        try {
            return reservation.settle(draft.charged);
        } catch (StoreException failure) {
            LOG.warn("A turn's quota could not be settled: {}", failure.getMessage());
            return reservation.status();
        }
    }

    /** A turn that the store failed before a model was asked costs the customer nothing. */
    private static void refund(Reservation reservation, Draft draft) {
        if (draft.charged.total() > 0) {
            return;
        }
        draft.refunded = true;
        try {
            var unused = reservation.refund();
        } catch (StoreException failure) {
            LOG.warn("A turn's quota could not be given back: {}", failure.getMessage());
        }
    }

    private long mostTokens() {
        return parts.answering.asksAModel() ? parts.budget.total() : 0;
    }

    private void understand(Draft draft, Question question, OpenConversation conversation, StageTimer stages) {
        Understanding understanding = stages.time(Stage.UNDERSTAND, () -> {
            draft.message = conversation.session().mask(question.message()).text();
            List<MaskedText> earlier = new ArrayList<>();
            parts.rules
                    .latest(question.history())
                    .forEach(text ->
                            earlier.add(conversation.session().mask(text).text()));
            conversation.turns().forEach(turn -> earlier.add(turn.question()));
            Understanding understood = parts.interpreter.interpret(draft.message, earlier);
            draft.meant = understood.goesOn() ? conversation.together(earlier, question.message()) : question.message();
            draft.asked = conversation.session().mask(draft.meant).text();
            return understood;
        });
        draft.context = new Context(understanding, List.of(), List.of());
    }

    private static ContextRequest request(Draft draft, Question question, Customer customer, Instant now) {
        return new ContextRequest(
                question.user(),
                customer.profile(),
                customer.orders(),
                question.location() == null && customer.profile() != null
                        ? customer.profile().lastLocation()
                        : question.location(),
                draft.asked,
                draft.context.understanding(),
                now);
    }

    private Context gather(ContextRequest request, Customer customer, StageTimer stages) throws InterruptedException {
        Context gathered = stages.time(Stage.GATHER, () -> parts.gatherer.gather(request, stages));
        return customer.complete() ? gathered : withMissing(gathered, "customer");
    }

    private Composed compose(
            Draft draft, String suggestion, Question question, OpenConversation conversation, StageTimer stages) {
        return stages.time(
                Stage.COMPOSE,
                () -> parts.composer.compose(
                        conversation.session(),
                        draft.context,
                        conversation.session().mask(suggestion).text(),
                        conversation.turns(),
                        draft.message,
                        parts.memory.pseudonym(question.user())));
    }

    private List<Action> offers(Context context, @Nullable BestOffer offer, String message, Instant now) {
        return ActionOffers.from(context, offer, message, parts.ids, now).stream()
                .filter(action -> parts.desk.handles(action.type()))
                .toList();
    }

    /** A turn that cannot be remembered still answers, but offers nothing that could not be confirmed later. */
    private boolean remember(Draft draft, Question question, OpenConversation conversation, Instant now) {
        try {
            if (!conversation.customer().complete()) {
                // Its words could be masked by their shape alone: better forgotten than kept for a later prompt.
                throw new StoreException("The customer's records could not be read.", null);
            }
            parts.memory.remember(
                    question.user(),
                    conversation,
                    new ConversationMemory.Exchange(
                            question.message(), draft.remembered(), draft.outcome, draft.actions, now));
            return true;
        } catch (StoreException failure) {
            LOG.warn("A turn could not be remembered: {}", failure.getMessage());
            draft.actions = draft.actions.stream()
                    .filter(action -> action.state() == ActionState.DONE)
                    .toList();
            draft.context = withMissing(draft.context, "conversation");
            return false;
        }
    }

    private static Context withMissing(Context context, String what) {
        List<String> missing = new ArrayList<>(context.missing());
        missing.add(what);
        return new Context(context.understanding(), context.fragments(), missing);
    }

    private Reply reply(Draft draft, StageTimer stages, QuotaStatus quota, Consumer<String> onText) {
        onText.accept(draft.text);
        stages.ended(draft.outcome, draft.usage);
        return draft.toReply(quota, stages);
    }
}

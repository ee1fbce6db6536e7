package dev.h002.mongo;

import dev.h002.ActionState;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.UserKey;
import dev.h002.spi.Conversation;
import dev.h002.spi.StoredAction;
import dev.h002.spi.Turn;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * {@code chat_history}: {@code _id, userId, version, turns[{question, answer, outcome, at}], actions[{id, type, label,
 * arguments[{name, value}], state, offeredIn, expiresAt}], vault (binary, sealed by the assistant), updatedAt, expiresAt}. All text is
 * masked. Arguments are a list since their names are the retailer's own and may hold dots.
 */
final class ConversationShape {
    /** How many turns, and how many actions, of one conversation are kept. */
    static final int KEPT = 200;

    private ConversationShape() {}

    static Document write(Conversation conversation, Duration keepFor) {
        return new Document("userId", conversation.user().user())
                .append("version", conversation.version())
                .append(
                        "turns",
                        latest(conversation.turns()).stream()
                                .map(ConversationShape::write)
                                .toList())
                .append(
                        "actions",
                        latest(conversation.actions()).stream()
                                .map(ConversationShape::write)
                                .toList())
                .append("vault", new Binary(conversation.sealedVault()))
                .append("updatedAt", Date.from(conversation.updatedAt()))
                .append("expiresAt", Date.from(conversation.updatedAt().plus(keepFor)));
    }

    private static Document write(Turn turn) {
        return new Document("question", turn.question().value())
                .append("answer", turn.answer().value())
                .append("outcome", turn.outcome().name())
                .append("at", Date.from(turn.at()));
    }

    private static Document write(StoredAction action) {
        List<Document> arguments = action.arguments().entrySet().stream()
                .map(argument -> new Document("name", argument.getKey())
                        .append("value", argument.getValue().value()))
                .toList();
        return new Document("id", action.id())
                .append("type", action.type())
                .append("label", action.label().value())
                .append("arguments", arguments)
                .append("state", action.state().name())
                .append("offeredIn", action.offeredIn())
                .append("expiresAt", Date.from(action.expiresAt()));
    }

    static Conversation read(UserKey user, String id, DocumentReader in) {
        return new Conversation(
                id,
                user,
                in.number("version"),
                in.inners("turns").stream().map(ConversationShape::readTurn).toList(),
                in.inners("actions").stream().map(ConversationShape::readAction).toList(),
                in.bytes("vault"),
                in.instant("updatedAt"));
    }

    private static Turn readTurn(DocumentReader in) {
        return new Turn(
                masked(in, "question"),
                masked(in, "answer"),
                constant(in, "outcome", Outcome.values()),
                in.instant("at"));
    }

    private static StoredAction readAction(DocumentReader in) {
        Map<String, MaskedText> arguments = new LinkedHashMap<>();
        in.inners("arguments").forEach(argument -> arguments.put(argument.text("name"), masked(argument, "value")));
        return new StoredAction(
                in.text("id"),
                in.text("type"),
                masked(in, "label"),
                arguments,
                constant(in, "state", ActionState.values()),
                in.number("offeredIn"),
                in.instant("expiresAt"));
    }

    /** What was masked when it was written. */
    private static MaskedText masked(DocumentReader in, String name) {
        return MaskedText.alreadyMasked(in.text(name));
    }

    private static <E extends Enum<E>> E constant(DocumentReader in, String name, E[] all) {
        String word = in.text(name);
        return Arrays.stream(all)
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> in.wrong(name, "must be one of " + Arrays.toString(all)));
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }
}

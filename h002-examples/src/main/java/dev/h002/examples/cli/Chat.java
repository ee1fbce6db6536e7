package dev.h002.examples.cli;

import dev.h002.Action;
import dev.h002.Confirmation;
import dev.h002.InvalidInputException;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A conversation: lines in, streamed answers out, one turn after the other. */
final class Chat {
    private static final Pattern DO = Pattern.compile("/do\\s+(\\d{1,3})");
    private static final String HELP = "/do N accepts the Nth thing offered, /quit ends the chat.";

    private final ShopSession session;
    private final Output out;
    private final UserKey user;
    private final @Nullable GeoPoint place;
    private @Nullable String conversation;
    private List<Action> offered = List.of();

    Chat(ShopSession session, Output out, UserKey user, @Nullable GeoPoint place, @Nullable String conversation) {
        this.session = session;
        this.out = out;
        this.user = user;
        this.place = place;
        this.conversation = conversation;
    }

    /** Goes on until the lines end or one says so. One bad line costs itself alone. */
    void run(SpokenLines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String said = line.strip();
            if (said.equals("/quit") || said.equals("/exit")) {
                return;
            }
            if (!said.isEmpty()) {
                hear(said);
            }
        }
    }

    private void hear(String said) {
        Matcher accepted = DO.matcher(said);
        try {
            if (accepted.matches()) {
                accept(Integer.parseInt(accepted.group(1)));
            } else if (said.startsWith("/")) {
                session.progress().note(HELP);
            } else {
                answer(said);
            }
        } catch (InvalidInputException badLine) {
            session.progress().note(PlainText.line(String.valueOf(badLine.getMessage())));
        }
    }

    private void accept(int number) {
        String current = conversation;
        if (current == null || number < 1 || number > offered.size()) {
            session.progress().note("Nothing with this number is on offer.");
            return;
        }
        Action action = offered.get(number - 1);
        Confirmation confirmation = session.shop().assistant().confirm(user, current, action.id());
        out.println(PlainText.of(confirmation.text()));
    }

    private void answer(String said) {
        Progress progress = session.progress();
        progress.begin("Thinking");
        AtomicBoolean streamed = new AtomicBoolean();
        Reply reply;
        try {
            Question question = Question.of(user, said).at(place).in(conversation);
            reply = session.shop().assistant().stream(question, piece -> {
                        progress.end();
                        streamed.set(true);
                        out.print(PlainText.of(piece));
                    })
                    .join();
        } catch (CompletionException failure) {
            throw plain(failure);
        } finally {
            progress.end();
        }
        conversation = reply.conversationId();
        offered = reply.actions();
        boolean shown = streamed.get() || reply.outcome() != Outcome.REFUSED;
        if (shown) {
            out.print((streamed.get() ? "" : PlainText.of(reply.text())) + "\n");
            out.print(ReplyText.below(reply, "Say yes to accept, or /do N."));
            out.print("\n");
        }
        // The reason of a denial or refusal is its text: once is enough.
        if (reply.reason() != null && !(shown && reply.reason().equals(reply.text()))) {
            progress.note(PlainText.line(reply.reason()));
        }
    }

    private static RuntimeException plain(CompletionException failure) {
        return Failures.unwrap(failure) instanceof RuntimeException cause ? cause : failure;
    }
}

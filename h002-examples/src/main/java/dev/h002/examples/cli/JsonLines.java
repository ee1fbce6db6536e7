package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.examples.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers JSON lines, one object out for each that comes in, in order. A line that cannot be answered gives {@code id} and
 * {@code error} in its place, and the rest goes on, unless the database fails three times in a row.
 */
final class JsonLines {
    private static final int STORE_FAILURES_IN_A_ROW = 3;

    private final Output out;
    private final Progress progress;
    private int exitCode = ExitCode.OK;
    private int storeFailures;

    JsonLines(Output out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Answers one line; the {@code id} is added to what it gives. */
    @FunctionalInterface
    interface Answer {
        Map<String, @Nullable Object> to(LineFields fields);
    }

    /**
     * Answers until the input ends.
     *
     * @return 0 also if lines were bad, since each says so itself; 3 if the database failed, 1 for anything unexpected
     */
    int run(InputStream in, Answer answer) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        progress.begin("Answering lines");
        for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isBlank()) {
                out.println(Json.line(answered(line, answer)));
                progress.step(line.number(), 0);
            }
        }
        progress.end();
        return exitCode;
    }

    private Map<String, @Nullable Object> answered(BoundedLines.Line line, Answer answer) {
        if (line.problem() != null) {
            return error(Json.idOf(line.text()), line.problem());
        }
        LineFields fields;
        try {
            fields = new LineFields(Json.parseObject(line.text()));
        } catch (InvalidInputException malformed) {
            return error(Json.idOf(line.text()), message(malformed));
        }
        return answered(fields, answer);
    }

    private Map<String, @Nullable Object> answered(LineFields fields, Answer answer) {
        try {
            Map<String, @Nullable Object> json = Json.object();
            json.put("id", fields.id());
            json.putAll(answer.to(fields));
            storeFailures = 0;
            return json;
        } catch (InvalidInputException badLine) {
            return error(fields.id(), message(badLine));
        } catch (StoreException failure) {
            storeFailures++;
            if (storeFailures == STORE_FAILURES_IN_A_ROW) {
                throw failure;
            }
            exitCode = ExitCode.STORE_UNREACHABLE;
            return error(fields.id(), message(failure));
        } catch (OutputClosedException nobodyReads) {
            throw nobodyReads;
        } catch (RuntimeException failure) {
            exitCode = exitCode == ExitCode.OK ? ExitCode.UNEXPECTED : exitCode;
            return error(fields.id(), Failures.unexpected(Failures.unwrap(failure)));
        }
    }

    private static String message(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "It cannot be read.");
    }

    private static Map<String, @Nullable Object> error(@Nullable Object id, String what) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", id);
        json.put("error", what);
        return json;
    }
}

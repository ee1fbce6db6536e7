package dev.h002.examples.cli;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.io.PrintStream;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String DEBUG_VARIABLE = "H002_DEBUG";
    private static final String DEBUG_HINT = " Set " + DEBUG_VARIABLE + "=true to see where.";
    private static final int MAX_CAUSES = 8;

    private final Surroundings around;

    Failures(Surroundings around) {
        this.around = around;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        tell(sentence(complaint(failure)) + " See '" + command + " --help'.", failure);
        return ExitCode.BAD_INPUT;
    }

    private static String complaint(ParameterException failure) {
        boolean commandExpected = !failure.getCommandLine().getSubcommands().isEmpty();
        if (commandExpected
                && failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            String meant = String.join(" or ", unmatched.getSuggestions());
            return "There is no command '" + unmatched.getUnmatched().get(0) + "'."
                    + (meant.isEmpty() ? "" : " Did you mean " + meant + "?");
        }
        return String.valueOf(failure.getMessage());
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, @Nullable ParseResult result) {
        return report(failure);
    }

    /** Tells what went wrong and what to do. */
    int report(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof OutputClosedException closed) {
            if (!closed.readerLeft()) {
                tell("The output cannot be written. Check the disk it goes to.", cause);
                return ExitCode.UNEXPECTED;
            }
            return ExitCode.READER_LEFT;
        }
        if (cause instanceof InvalidInputException) {
            tell(message(cause), cause);
            return ExitCode.BAD_INPUT;
        }
        if (cause instanceof StoreException) {
            tell(message(cause), cause);
            return ExitCode.STORE_UNREACHABLE;
        }
        tell(unexpected(cause) + (debugging() ? "" : DEBUG_HINT), cause);
        return ExitCode.UNEXPECTED;
    }

    /** One line for something nobody planned for; only our own exceptions' messages are known to hold no personal data. */
    static String unexpected(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "Out of memory. Give it more with H002_JAVA_OPTS=-Xmx1g.";
        }
        return failure instanceof H002Exception
                ? message(failure)
                : "Something unexpected went wrong (" + failure.getClass().getSimpleName() + ").";
    }

    /** What lies under the wrappers that futures put around it. */
    static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        for (int depth = 0; depth < MAX_CAUSES; depth++) {
            Throwable cause = inner.getCause();
            boolean wrapper = inner instanceof CompletionException || inner instanceof ExecutionException;
            if (!wrapper || cause == null) {
                break;
            }
            inner = cause;
        }
        return inner;
    }

    private void tell(String line, Throwable failure) {
        PrintStream err = around.streams().err();
        err.println("h002: " + line);
        if (debugging()) {
            failure.printStackTrace(err);
        }
    }

    private static String message(Throwable failure) {
        return sentence(String.valueOf(failure.getMessage()));
    }

    private static String sentence(String text) {
        String line = PlainText.line(text);
        return line.isEmpty() || ".!?".indexOf(line.charAt(line.length() - 1)) >= 0 ? line : line + ".";
    }

    private boolean debugging() {
        return around.debugging();
    }
}

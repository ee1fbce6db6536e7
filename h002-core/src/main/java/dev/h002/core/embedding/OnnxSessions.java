package dev.h002.core.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.h002.H002Exception;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts onnxruntime and opens models in it, one thread to a text and no reports to anybody. */
final class OnnxSessions {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxSessions.class);
    // From 1.29 the Linux and macOS builds do what only the Windows build did before, and do so before they can be told
    // not to.
    private static final int FIRST_THAT_REPORTS = 29;

    private OnnxSessions() {}

    /** @throws H002Exception if onnxruntime does not run on this machine */
    static OrtEnvironment environment() {
        try {
            // What goes wrong is thrown; left alone, onnxruntime would write it to the error stream too.
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "h002");
            environment.setTelemetry(false);
            warnIfItReports(environment.getVersion());
            return environment;
        } catch (OrtException | RuntimeException | LinkageError e) {
            throw new H002Exception(
                    "onnxruntime does not run on this machine: check that it supports the machine, and that the"
                            + " temporary folder can be written to and run from.",
                    e);
        }
    }

    private static void warnIfItReports(String running) {
        Matcher version = Pattern.compile("1\\.(\\d{1,4})\\..*").matcher(running);
        boolean reports = !version.matches() || Integer.parseInt(version.group(1)) >= FIRST_THAT_REPORTS;
        if (reports && System.getenv("ORT_DISABLE_TELEMETRY") == null) {
            LOG.warn(
                    "onnxruntime {} reports to its maker as it starts: use 1.28, or set ORT_DISABLE_TELEMETRY=1 in the"
                            + " environment of this process.",
                    running);
        }
    }

    /** @throws dev.h002.InvalidInputException if these bytes are no model */
    static OrtSession open(OrtEnvironment environment, byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread and no spinning: several texts at a time use the cores better than one text on all of them,
            // and leave them to others when there is nothing to do.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            return environment.createSession(model, options);
        } catch (OrtException e) {
            throw ModelPart.MODEL.unreadable(e);
        }
    }
}

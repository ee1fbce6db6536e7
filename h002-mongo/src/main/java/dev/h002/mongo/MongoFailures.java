package dev.h002.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.h002.H002Exception;
import dev.h002.StoreException;
import java.util.function.Supplier;
import org.bson.BSONException;

/** Turns what the driver throws into errors that say what to do, and that hold no value of any document. */
final class MongoFailures {
    static final int DUPLICATE_KEY = 11000;
    static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private MongoFailures() {}

    /** Runs one operation. */
    static <T> T translated(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MongoException | BSONException | IllegalStateException failure) {
            throw translate(failure);
        }
    }

    static StoreException translate(RuntimeException failure) {
        return new StoreException(messageOf(failure), withoutValues(failure));
    }

    private static String messageOf(RuntimeException failure) {
        if (failure instanceof MongoSecurityException) {
            return "The database refused the login: check user name and password in its address.";
        }
        if (failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoExecutionTimeoutException) {
            return "The database cannot be reached or did not answer in time: check that it runs and that its address is right.";
        }
        if (failure instanceof MongoBulkWriteException bulk
                && !bulk.getWriteErrors().isEmpty()) {
            return refusal(bulk.getWriteErrors().get(0).getCode());
        }
        if (failure instanceof MongoException answered) {
            return refusal(answered.getCode());
        }
        if (failure instanceof IllegalStateException) {
            return "The connection to the database is closed: open a new one.";
        }
        return "A document is too large for the database or cannot be encoded.";
    }

    private static String refusal(int code) {
        if (code == UNAUTHORIZED || code == AUTHENTICATION_FAILED) {
            return "The database user may not do this: grant it readWrite on the database.";
        }
        return "The database refused the operation (error code " + code + ").";
    }

    /** The driver's messages quote keys, commands and addresses: the stack trace is kept, the words are not. */
    private static Throwable withoutValues(RuntimeException failure) {
        H002Exception kind = new H002Exception(failure.getClass().getSimpleName());
        kind.setStackTrace(failure.getStackTrace());
        return kind;
    }
}

package dev.h002.core;

import dev.h002.H002Exception;
import dev.h002.UserKey;
import dev.h002.core.work.Workers;
import dev.h002.retail.Order;
import dev.h002.spi.RetailData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads who asks, under a deadline; what cannot be read is {@link Customer#UNREADABLE}, never a failed turn. */
final class CustomerRecords {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerRecords.class);
    /** Every open order, and so many of the others. */
    private static final int LATEST_ORDERS = 50;

    /** So many turns read at the same time; a store that hangs must not take all threads. */
    private static final int AT_ONCE = 256;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final RetailData data;
    private final Workers workers;
    private final Duration deadline;

    CustomerRecords(RetailData data, Workers workers, Duration deadline) {
        this.data = data;
        this.workers = workers;
        this.deadline = deadline;
    }

    private Customer load(UserKey user) throws InterruptedException {
        if (!places.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new H002Exception("The customers' records are busy with earlier turns.");
        }
        try {
            List<Order> orders = data.orders(user, LATEST_ORDERS);
            return new Customer(data.user(user).orElse(null), orders, true);
        } finally {
            places.release();
        }
    }

    Customer read(UserKey user) throws InterruptedException {
        Future<Customer> reading;
        try {
            reading = workers.submit(() -> load(user));
        } catch (H002Exception busy) {
            return Customer.UNREADABLE;
        }
        try {
            return reading.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            LOG.warn("The customer's records took longer than {} ms.", deadline.toMillis());
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            LOG.warn(
                    "The customer's records could not be read: {}.",
                    cause == null ? "no reason" : cause.getClass().getName());
        } finally {
            reading.cancel(true);
        }
        return Customer.UNREADABLE;
    }
}

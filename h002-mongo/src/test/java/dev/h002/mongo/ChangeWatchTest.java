package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChangeWatchTest {
    private static final String ROW = "embeddings";
    private static final String OTHER = "acme:embeddings";

    private final FakeFeeds feeds = new FakeFeeds();
    private final AtomicLong nanos = new AtomicLong();
    private final ChangeWatch watch = ChangeWatch.over(feeds, nanos::get);

    @AfterEach
    void close() {
        watch.close();
    }

    private void open() {
        watch.moment();
        FakeFeeds.await(() -> feeds.asked() > 0);
    }

    /** What a reader does that finds nothing after a cursor. */
    private void read(String row, long cursor) {
        watch.nothingAfter(row, cursor, watch.moment());
    }

    @Test
    void whatWasReadStandsUntilItsRowChanges() {
        open();
        read(ROW, 5);
        read(OTHER, 7);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isTrue();
        assertThat(watch.knowsNothingAfter(ROW, 6)).isTrue();

        feeds.tell(OTHER);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isTrue();
        assertThat(watch.knowsNothingAfter(OTHER, 7)).isFalse();

        feeds.tell(ROW, ROW);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
        read(ROW, 6);
        assertThat(watch.knowsNothingAfter(ROW, 6)).isTrue();
    }

    @Test
    void aReaderThatIsBehindMustAsk() {
        open();
        read(ROW, 5);
        assertThat(watch.knowsNothingAfter(ROW, 4)).isFalse();
        assertThat(watch.knowsNothingAfter(OTHER, 5)).isFalse();
    }

    @Test
    void whatChangesWhileItIsReadIsNotSettled() {
        open();
        long before = watch.moment();
        feeds.tell(ROW);
        watch.nothingAfter(ROW, 5, before);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
    }

    @Test
    void whatWasReadBeforeTheFeedWasOpenIsNotSettled() {
        feeds.refuse(true);
        long before = watch.moment();
        FakeFeeds.await(() -> feeds.opened() > 0);
        read(ROW, 5);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();

        feeds.refuse(false);
        FakeFeeds.await(() -> feeds.asked() > 0);
        watch.nothingAfter(ROW, 5, before);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
        read(ROW, 5);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isTrue();
    }

    @Test
    void aFeedThatFailsIsForgottenAndOpenedAgain() {
        open();
        read(ROW, 5);
        feeds.fail(true);
        FakeFeeds.await(() -> feeds.closed() >= 1);
        FakeFeeds.await(() -> !watch.knowsNothingAfter(ROW, 5));

        feeds.fail(false);
        FakeFeeds.await(() -> feeds.opened() >= 2);
        // What changed in between was told by nobody.
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
    }

    @Test
    void theTriesToOpenAreFewerAndFewer() throws InterruptedException {
        feeds.refuse(true);
        watch.moment();
        Thread.sleep(Duration.ofMillis(4500).toMillis());
        // After 0, 1 and 3 s; the next would be after 7.
        assertThat(feeds.opened()).isBetween(2, 3);
    }

    @Test
    void aFeedThatFallsSilentIsNotTrusted() {
        ChangeWatch silent = ChangeWatch.over(Silent::new, nanos::get);
        silent.moment();
        FakeFeeds.await(() -> {
            silent.nothingAfter(ROW, 5, silent.moment());
            return silent.knowsNothingAfter(ROW, 5);
        });
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(silent.knowsNothingAfter(ROW, 5)).isFalse();
        silent.close();
    }

    /** Opens and then says nothing. */
    private static final class Silent implements ChangeFeed {
        @Override
        public List<String> next() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException closing) {
                throw new MongoException("interrupted");
            }
            return List.of();
        }

        @Override
        public void close() {}
    }

    @Test
    void oldAnswersAreAskedForAgain() {
        open();
        read(ROW, 5);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        int asked = feeds.asked();
        FakeFeeds.await(() -> feeds.asked() > asked + 1);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
        read(ROW, 5);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isTrue();
    }

    @Test
    void closingEndsTheThreadAndTheFeed() {
        open();
        read(ROW, 5);
        watch.close();
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
        FakeFeeds.await(() -> feeds.closed() >= 1);
        read(ROW, 5);
        assertThat(watch.knowsNothingAfter(ROW, 5)).isFalse();
        assertThat(feeds.opened()).isEqualTo(1);
    }

    @Test
    void withoutAFeedEveryQuestionIsAsked() {
        ChangeWatch off = ChangeWatch.off();
        off.nothingAfter(ROW, 5, off.moment());
        assertThat(off.knowsNothingAfter(ROW, 5)).isFalse();
    }

    @Test
    void manyTenantsCostBoundedMemoryOnly() {
        open();
        for (int i = 0; i < 25_000; i++) {
            read("t" + i + ":embeddings", 1);
        }
        assertThat(watch.knowsNothingAfter("t24999:embeddings", 1)).isTrue();
        assertThat(watch.knowsNothingAfter("t0:embeddings", 1)).isFalse();
    }
}

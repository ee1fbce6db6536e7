package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.mongo.Login.Result;
import dev.h002.retail.User;
import dev.h002.spi.contract.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoAccountsTest {
    private static final PasswordHash QUICK = new PasswordHash(4);
    private static final UserKey ANN = UserKey.of("ann");
    private static final UserKey NOBODY = UserKey.of("nobody");
    private static final String RIGHT = "correct horse";

    private final TestDatabase database = new TestDatabase();
    /** Far from today, so that a real server's expiry does not delete the attempts. */
    private final SteppedClock clock = new SteppedClock(Instant.parse("2126-03-02T09:00:00Z"));

    private final MongoStores stores = database.stores(clock);
    private final MongoAccounts accounts = stores.accounts(QUICK);

    @AfterEach
    void drop() {
        stores.close();
        database.close();
    }

    private static User profile(String id) {
        return new User(id, "Ann Lee", "ann@example.com", null, null, List.of(), List.of(), null, Instant.EPOCH);
    }

    private void signUp(String password) {
        assertThat(accounts.signUp("default", profile("ann"), password.toCharArray()))
                .isTrue();
    }

    private Login login(UserKey user, String password) {
        return accounts.login(user, password.toCharArray());
    }

    @Test
    void whoSignedUpLogsInWithThatPasswordOnly() {
        signUp(RIGHT);
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
        assertThat(login(ANN, "correct horsE")).isEqualTo(Login.REJECTED);
        assertThat(login(ANN, "")).isEqualTo(Login.REJECTED);
        assertThat(login(new UserKey("acme", "ann"), RIGHT)).isEqualTo(Login.REJECTED);
        assertThat(stores.retailData().user(ANN).orElseThrow().name()).isEqualTo("Ann Lee");
    }

    @Test
    void preferencesAreReplacedAndTheRestStays() {
        signUp(RIGHT);
        assertThat(accounts.setPreferences(ANN, List.of("vegan", "oat milk"))).isTrue();
        assertThat(accounts.setPreferences(ANN, List.of("tea"))).isTrue();

        assertThat(stores.retailData().user(ANN).orElseThrow().preferences()).containsExactly("tea");
        assertThat(stores.retailData().user(ANN).orElseThrow().name()).isEqualTo("Ann Lee");
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
        assertThat(accounts.setPreferences(new UserKey("acme", "ann"), List.of()))
                .isFalse();
        assertThat(stores.retailData().user(ANN).orElseThrow().preferences()).containsExactly("tea");
    }

    @Test
    void theStoredHashIsBcryptOfTheDefaultCost() {
        MongoAccounts usual = stores.accounts();
        usual.signUp("default", profile("ann"), RIGHT.toCharArray());
        assertThat(storedHash()).startsWith("$2b$12$").hasSize(60);
        assertThat(usual.login(ANN, RIGHT.toCharArray()).accepted()).isTrue();
        assertThatThrownBy(() -> stores.accounts(9)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> stores.accounts(21)).isInstanceOf(InvalidInputException.class);
    }

    private String storedHash() {
        return database.raw()
                .getCollection("users")
                .find(new Document("_id", "ann"))
                .first()
                .getString("passwordHash");
    }

    @Test
    void anIdThatIsTakenIsNotTakenOver() {
        signUp(RIGHT);
        assertThat(accounts.signUp("default", profile("ann"), "another password".toCharArray()))
                .isFalse();
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
        assertThat(login(ANN, "another password").accepted()).isFalse();
        stores.importer().users("default", List.of(profile("bob")));
        assertThat(accounts.signUp("default", profile("bob"), RIGHT.toCharArray()))
                .isFalse();
        assertThat(login(UserKey.of("bob"), RIGHT)).isEqualTo(Login.REJECTED);
    }

    @Test
    void importingACustomerAgainKeepsThePassword() {
        signUp(RIGHT);
        stores.importer().users("default", List.of(profile("ann")));
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
    }

    @Test
    void longPasswordsCountToTheirLastByte() {
        for (int length : new int[] {70, 71, 72, 73, 100, 1024}) {
            String id = "user" + length;
            String password = "p".repeat(length - 1) + "a";
            accounts.signUp("default", profile(id), password.toCharArray());
            UserKey user = UserKey.of(id);
            assertThat(login(user, password).accepted()).as("length %d", length).isTrue();
            assertThat(login(user, "p".repeat(length - 1) + "b").accepted()).isFalse();
            assertThat(login(user, "p".repeat(length - 1)).accepted()).isFalse();
            assertThat(login(user, password.substring(0, Math.min(length - 1, 72)))
                            .accepted())
                    .isFalse();
        }
    }

    @Test
    void zeroBytesAndOtherScriptsCountToo() {
        signUp("secret\0secret\0secret");
        assertThat(login(ANN, "secret\0secret").accepted()).isFalse();
        assertThat(login(ANN, "secret\0secret\0secret").accepted()).isTrue();
        String wide = "пароль密碼🔑".repeat(8);
        accounts.signUp("default", profile("eva"), wide.toCharArray());
        assertThat(login(UserKey.of("eva"), wide).accepted()).isTrue();
        assertThat(login(UserKey.of("eva"), wide + "x").accepted()).isFalse();
    }

    @Test
    void hashesOfOtherSystemsAreUnderstood() {
        // Test vector of OpenBSD's and jBCrypt's test suites: "abcdefghijklmnopqrstuvwxyz".
        String hash = "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC";
        for (String version : List.of("$2a$", "$2b$", "$2y$")) {
            database.raw()
                    .getCollection("users")
                    .replaceOne(
                            new Document("_id", "ann"),
                            new Document("name", "Ann").append("passwordHash", version + hash.substring(4)),
                            new com.mongodb.client.model.ReplaceOptions().upsert(true));
            assertThat(login(ANN, "abcdefghijklmnopqrstuvwxyz").accepted())
                    .as(version)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "$2b$12$short",
                "$argon2id$v=19$m=65536",
                "$2b$31$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC"
            })
    void aHashThatIsNoneLetsNobodyIn(String hash) {
        signUp(RIGHT);
        database.raw()
                .getCollection("users")
                .updateOne(new Document("_id", "ann"), new Document("$set", new Document("passwordHash", hash)));
        assertThat(login(ANN, RIGHT)).isEqualTo(Login.REJECTED);
        assertThat(login(ANN, hash)).isEqualTo(Login.REJECTED);
    }

    @Test
    void aHashOfLessWorkIsMadeAnewAtTheNextLogin() {
        signUp(RIGHT);
        MongoAccounts stronger = stores.accounts(new PasswordHash(5));
        assertThat(stronger.login(ANN, RIGHT.toCharArray()).accepted()).isTrue();
        assertThat(storedHash()).startsWith("$2b$05$");
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
        assertThat(storedHash()).startsWith("$2b$05$");
    }

    @Test
    void fiveFailuresLockForAQuarterOfAnHourWhetherOrNotThereIsSuchACustomer() {
        signUp(RIGHT);
        for (UserKey user : List.of(ANN, NOBODY)) {
            for (int i = 0; i < 5; i++) {
                assertThat(login(user, "wrong password")).isEqualTo(Login.REJECTED);
                clock.advance(Duration.ofSeconds(60));
            }
            Login locked = login(user, RIGHT);
            assertThat(locked.result()).isEqualTo(Result.LOCKED);
            assertThat(locked.retryAfter()).isEqualTo(Duration.ofMinutes(14));
        }
        clock.advance(Duration.ofMinutes(14).minusSeconds(1));
        assertThat(login(NOBODY, RIGHT).result()).isEqualTo(Result.LOCKED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(login(NOBODY, RIGHT)).isEqualTo(Login.REJECTED);
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
    }

    /** Whoever may sign up could otherwise forget the failures of others, or lock them. */
    @Test
    void anotherSpellingIsAnotherAccountAlsoForItsFailures() {
        signUp(RIGHT);
        accounts.signUp("default", profile("ANN"), "attackers own".toCharArray());
        for (int i = 0; i < 5; i++) {
            assertThat(login(ANN, "guess number " + i)).isEqualTo(Login.REJECTED);
            assertThat(login(UserKey.of("ANN"), "attackers own").accepted()).isTrue();
        }
        assertThat(login(ANN, "guess").result()).isEqualTo(Result.LOCKED);
        for (int i = 0; i < 6; i++) {
            login(UserKey.of("bob\u200B"), "wrong password");
        }
        assertThat(login(UserKey.of("bob"), "wrong password")).isEqualTo(Login.REJECTED);
    }

    /** A reset comes between the check of the old password and the writing of a new one, or of a stronger hash: it wins. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatIsResetMeanwhileStays(int cost) {
        signUp(RIGHT);
        AtomicInteger writes = new AtomicInteger();
        CommandListener owner = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                boolean writesUsers = event.getCommandName().equals("update")
                        && event.getCommand().getString("update").getValue().equals("users");
                if (writesUsers && writes.incrementAndGet() == 1) {
                    accounts.resetPassword(ANN, "the owner's new".toCharArray());
                }
            }
        };
        try (MongoClient client = TestDatabase.client(owner);
                MongoStores theirs = MongoStores.of(client, database.raw().getName())) {
            Login thief = theirs.accounts(new PasswordHash(cost))
                    .changePassword(ANN, RIGHT.toCharArray(), "the thief's own".toCharArray());
            assertThat(thief).isEqualTo(Login.REJECTED);
        }
        assertThat(writes.get()).isPositive();
        assertThat(login(ANN, "the owner's new").accepted()).isTrue();
        assertThat(login(ANN, "the thief's own").accepted()).isFalse();
    }

    @Test
    void aDatabaseThatFailsCountsNoAttempt() {
        signUp(RIGHT);
        for (int i = 0; i < 6; i++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> login(ANN, RIGHT)).isInstanceOf(StoreException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(login(ANN, RIGHT).accepted()).isTrue();
    }

    @Test
    void successForgetsFailuresAndSoDoesTime() {
        signUp(RIGHT);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                login(ANN, "wrong password");
            }
            assertThat(login(ANN, RIGHT).accepted()).isTrue();
        }
        for (int i = 0; i < 12; i++) {
            assertThat(login(ANN, "wrong password")).isEqualTo(Login.REJECTED);
            clock.advance(Duration.ofMinutes(i % 4 == 3 ? 16 : 1));
        }
    }

    @Test
    void guessingManyAtOnceIsNoWayAroundTheLimit() throws Exception {
        signUp(RIGHT);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Future<Login>> guesses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String guess = "wrong password " + i;
            guesses.add(pool.submit(() -> login(ANN, guess)));
        }
        int looked = 0;
        for (Future<Login> guess : guesses) {
            looked += guess.get(20, TimeUnit.SECONDS).result() == Result.REJECTED ? 1 : 0;
        }
        pool.shutdown();
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItAndResetByTheHost() {
        signUp(RIGHT);
        assertThat(accounts.changePassword(ANN, "wrong password".toCharArray(), "new password".toCharArray()))
                .isEqualTo(Login.REJECTED);
        assertThat(accounts.changePassword(ANN, RIGHT.toCharArray(), "new password".toCharArray())
                        .accepted())
                .isTrue();
        assertThat(login(ANN, RIGHT).accepted()).isFalse();
        assertThat(login(ANN, "new password").accepted()).isTrue();
        for (int i = 0; i < 6; i++) {
            login(ANN, RIGHT);
        }
        assertThat(accounts.resetPassword(ANN, "newest password".toCharArray())).isTrue();
        assertThat(login(ANN, "newest password").accepted()).isTrue();
        assertThat(accounts.resetPassword(NOBODY, "newest password".toCharArray()))
                .isFalse();
        assertThat(stores.retailData().user(NOBODY)).isEmpty();
    }

    @Test
    void passwordsAndProfilesThatCannotBeAreRefusedByName() {
        assertThatThrownBy(() -> accounts.signUp("default", profile("ann"), "short".toCharArray()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("short");
        char[] huge = new char[1025];
        Arrays.fill(huge, 'x');
        assertThatThrownBy(() -> accounts.signUp("default", profile("ann"), huge))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> accounts.login(ANN, huge)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> accounts.signUp("default", profile("a\0b"), RIGHT.toCharArray()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(stores.count("default", "users")).isZero();
    }

    @Test
    void attemptsHoldNoIdOfAnybody() {
        login(UserKey.of("ann.lee@example.com"), "wrong password");
        String stored =
                database.raw().getCollection("login_attempts").find().first().toJson();
        assertThat(stored).doesNotContain("ann", "lee", "example", "wrong");
    }

    /**
     * The medians of many, taken in turns, so that whatever else the machine does meets both alike; where that was not enough,
     * once more. A difference of our own making would show each time.
     */
    @Test
    void anUnknownCustomerTakesAsLongAsAWrongPassword() {
        MongoAccounts timed = stores.accounts(new PasswordHash(10));
        timed.signUp("default", profile("ann"), RIGHT.toCharArray());
        List<Double> ratios = new ArrayList<>();
        while (ratios.size() < 5 && ratios.stream().noneMatch(ratio -> Math.abs(ratio - 1) < 0.05)) {
            ratios.add(unknownToKnown(timed));
        }
        assertThat(ratios).anyMatch(ratio -> Math.abs(ratio - 1) < 0.05);
    }

    private double unknownToKnown(MongoAccounts timed) {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        char[] wrong = "wrong password".toCharArray();
        for (int i = 0; i < 44; i++) {
            for (UserKey user : i % 2 == 0 ? List.of(ANN, NOBODY) : List.of(NOBODY, ANN)) {
                long start = System.nanoTime();
                assertThat(timed.login(user, wrong)).isEqualTo(Login.REJECTED);
                (user.equals(ANN) ? known : unknown).add(System.nanoTime() - start);
                clock.advance(Duration.ofMinutes(16));
            }
        }
        return median(unknown) / (double) median(known);
    }

    private static long median(List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos.subList(4, nanos.size()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}

package dev.h002.core;

import static dev.h002.core.SmallShop.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Assistant;
import dev.h002.Confirmation;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.GatewayException;
import dev.h002.InvalidInputException;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Stage;
import dev.h002.StoreException;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.core.memory.InMemoryConversationStore;
import dev.h002.core.memory.InMemoryDailyQuota;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.PromptComposer;
import dev.h002.retail.Order;
import dev.h002.spi.AssistantObserver;
import dev.h002.spi.Completion;
import dev.h002.spi.ContextSource;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {
    private static final String COLD = "I'm cold, says Maya Lindqvist (maya.lindqvist@example.org)";

    @Test
    void withoutAModelTheConciergeAnswersAndOffersTheCoupon() {
        try (Assistant assistant = SmallShop.assistant().build()) {
            Reply reply = assistant.ask("maya", "I'm cold");

            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(reply.text()).contains("43 m", "Downtown Café", "Hot Chocolate", "15%", "$3.83");
            assertThat(reply.model()).isEqualTo(Reply.OFFLINE);
            assertThat(reply.actions()).first().satisfies(action -> {
                assertThat(action.type()).isEqualTo(Action.APPLY_COUPON);
                assertThat(action.state()).isEqualTo(ActionState.OFFERED);
                assertThat(action.arguments()).containsEntry("code", "WARM15-7Q2K");
            });
            assertThat(reply.trace().timings().keySet())
                    .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Stage.GENERATE)));
        }
    }

    @Test
    void yesAppliesTheCouponOnceAndASecondYesSaysSo() {
        RetailData data = SmallShop.data();
        try (Assistant assistant = SmallShop.assistant().retailData(data).build()) {
            Reply offer = assistant.ask("maya", "I'm cold");
            Reply first = assistant.ask(Question.of("maya", "yes").in(offer.conversationId()));
            Reply second = assistant.ask(Question.of("maya", "yes").in(offer.conversationId()));

            assertThat(first.text()).contains("WARM15-7Q2K");
            assertThat(first.actions())
                    .singleElement()
                    .extracting(Action::state)
                    .isEqualTo(ActionState.DONE);
            assertThat(second.text()).contains("already applied");
            assertThat(data.coupons(MAYA, SmallShop.NOW)).isEmpty();
        }
    }

    @Test
    void aButtonConfirmsOnceAndNobodyElseCan() {
        try (Assistant assistant = SmallShop.assistant().build()) {
            Reply offer = assistant.ask("maya", "I'm cold");
            String id = offer.actions().get(0).id();

            assertThatThrownBy(() -> assistant.confirm(UserKey.of("eve"), offer.conversationId(), id))
                    .isInstanceOf(InvalidInputException.class);
            Confirmation first = assistant.confirm(MAYA, offer.conversationId(), id);
            Confirmation second = assistant.confirm(MAYA, offer.conversationId(), id);

            assertThat(first.changed()).isTrue();
            assertThat(second.changed()).isFalse();
            assertThat(second.action().state()).isEqualTo(ActionState.DONE);
        }
    }

    @Test
    void noThanksDropsTheOffer() {
        try (Assistant assistant = SmallShop.assistant().build()) {
            Reply offer = assistant.ask("maya", "I'm cold");
            Reply no = assistant.ask(Question.of("maya", "no thanks").in(offer.conversationId()));
            Reply yes = assistant.ask(Question.of("maya", "yes").in(offer.conversationId()));

            assertThat(no.actions()).singleElement().extracting(Action::state).isEqualTo(ActionState.DECLINED);
            assertThat(yes.actions()).noneMatch(action -> action.state() == ActionState.DONE);
        }
    }

    @Test
    void whatTheModelIsSentHoldsNothingPersonalAndTheAnswerIsRestored() {
        ScriptedModel model = ScriptedModel.saying("Hi <NAME_1>, your order <ORDER_1> is shipped.");
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            Reply reply = assistant.ask("maya", "Maya here: where is my order ORD-2026-004812, call 212-555-0142?");

            assertThat(reply.text()).contains("Maya", "ORD-2026-004812", "shipped");
            assertThat(reply.usage()).isEqualTo(new Usage(100, 20));
            assertThat(reply.model()).isEqualTo("scripted");
            SmallShop.SECRETS.forEach(secret -> assertThat(model.received()).doesNotContainIgnoringCase(secret));
            assertThat(model.prompts).singleElement().satisfies(prompt -> {
                assertThat(prompt.messages().get(0))
                        .isEqualTo(new PromptMessage(PromptMessage.Role.SYSTEM, PromptComposer.GUARD));
                assertThat(prompt.endUser()).isNotBlank();
            });
        }
    }

    @Test
    void whatNoFactCarriesIsNotShown() {
        ScriptedModel model = ScriptedModel.saying(
                "Downtown Café is 43 m away. It is 90% off today! Hot Chocolate is $4.50. See https://evil.example now.");
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            List<String> pieces = new ArrayList<>();
            Reply reply = assistant.stream(Question.of("maya", "I'm cold"), pieces::add)
                    .join();

            assertThat(reply.text()).isEqualTo("Downtown Café is 43 m away. Hot Chocolate is $4.50.");
            assertThat(String.join("", pieces)).isEqualTo(reply.text());
            assertThat(reply.trace().removed()).hasSize(2);
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    @Test
    void anAnswerWithNothingTrueInItGivesWayToTheConcierge() {
        ScriptedModel model = ScriptedModel.saying("Everything is 90% off!");
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(reply.text()).contains("Downtown Café");
        }
    }

    @Test
    void phrasesWithoutSubstanceGiveWayToTheConcierge() {
        ScriptedModel model = ScriptedModel.saying("Good news! Espresso is only $1.11.");
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(reply.text()).contains("Hot Chocolate", "$3.83");
        }
    }

    @Test
    void aModelCanAskOnlyWhatAYesWillDo() {
        ScriptedModel model =
                ScriptedModel.saying("Downtown Café is 43 m away. Shall I order ten of them for you right away?");
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.text()).isEqualTo("Downtown Café is 43 m away. Want me to apply the coupon?");
        }
    }

    @Test
    void aYesToSomethingElseSpendsNoOldOffer() {
        RetailData data = SmallShop.data();
        try (Assistant assistant = SmallShop.assistant().retailData(data).build()) {
            Reply offer = assistant.ask("maya", "I'm cold");
            assistant.ask(Question.of("maya", "can I send it back").in(offer.conversationId()));
            Reply yes = assistant.ask(Question.of("maya", "yes").in(offer.conversationId()));

            assertThat(yes.actions()).noneMatch(action -> action.state() == ActionState.DONE);
            assertThat(data.coupons(MAYA, SmallShop.NOW)).hasSize(1);
        }
    }

    @Test
    void wordsThatCouldNotBeMaskedWellAreNotKept() {
        AtomicBoolean broken = new AtomicBoolean(true);
        RetailData data = SmallShop.data();
        RetailData flaky = (RetailData) Proxy.newProxyInstance(
                RetailData.class.getClassLoader(), new Class<?>[] {RetailData.class}, (proxy, method, arguments) -> {
                    if (broken.get()) {
                        throw new StoreException("The database is away.", null);
                    }
                    return method.invoke(data, arguments);
                });
        InMemoryConversationStore store = new InMemoryConversationStore();
        ScriptedModel model = ScriptedModel.saying("Downtown Café is 43 m away.");
        try (Assistant assistant = SmallShop.assistant()
                .retailData(flaky)
                .gateway(model)
                .conversations(store, new byte[32])
                .build()) {
            Reply degraded = assistant.ask(
                    Question.of("maya", COLD + " of 17 Harbor Lane").in("c1"));
            assertThat(degraded.context().missing()).contains("customer", "conversation");
            broken.set(false);
            assertThat(assistant.ask(Question.of("maya", "I'm cold").in("c1")).outcome())
                    .isEqualTo(Outcome.ANSWERED);
            SmallShop.SECRETS.forEach(secret -> assertThat(model.received()).doesNotContainIgnoringCase(secret));
            assertThat(store.load(MAYA, "c1").orElseThrow().turns().toString()).doesNotContain("Harbor Lane");
        }
    }

    @Test
    void somebodyElsesConversationIsRefusedBeforeAnythingIsSpent() {
        ScriptedModel model = ScriptedModel.saying("Downtown Café is 43 m away.");
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            assistant.ask(Question.of("maya", "I'm cold").in("c1"));
            assertThatThrownBy(
                            () -> assistant.ask(Question.of("eve", "I'm cold").in("c1")))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(model.prompts).hasSize(1);
        }
    }

    @Test
    void earlierMessagesAreBounded() {
        try (Assistant assistant = SmallShop.assistant().build()) {
            Question long1 = Question.of("maya", "I'm cold").after(List.of("x".repeat(100_000)));
            assertThatThrownBy(() -> assistant.ask(long1)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> assistant.context(Question.of("maya", "x".repeat(100_000))))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aFailingModelGivesTheConciergesAnswerAndTheReason() {
        ScriptedModel model = new ScriptedModel(prompt -> {
            throw new GatewayException(GatewayException.Reason.REJECTED, "The key was refused.", 1, null, null);
        });
        try (Assistant assistant = SmallShop.assistant().gateway(model).build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(reply.reason()).isEqualTo("The key was refused.");
            assertThat(reply.text()).contains("Downtown Café", "43 m");
            assertThat(reply.usage()).isEqualTo(Usage.NONE);
        }
    }

    @Test
    void aModelThatNeverAnswersIsGivenUpAndCancelled() {
        CompletableFuture<Completion> never = new CompletableFuture<>();
        LlmGateway model = prompt -> never;
        try (Assistant assistant = SmallShop.assistant()
                .gateway(model)
                .modelDeadline(Duration.ofMillis(50))
                .build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(never).isCancelled();
        }
    }

    @Test
    void slowThrowingAndNullSourcesCostOnlyThemselves() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        List<String> heard = new ArrayList<>();
        try (Assistant assistant = SmallShop.assistant()
                .sourceDeadline(Duration.ofMillis(400))
                .contextSource(ContextSource.named("slow", request -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException stop) {
                        interrupted.set(true);
                        throw stop;
                    }
                    return List.of();
                }))
                .contextSource(ContextSource.named("broken", request -> {
                    throw new IllegalStateException("quotes maya.lindqvist@example.org");
                }))
                .contextSource(ContextSource.named("garbage", request -> null))
                .contextSource(ContextSource.named("weather", request -> List.of(Fact.of("temperature", "-3 °C"))))
                .observer(new AssistantObserver() {
                    @Override
                    public void onMissingSource(String turnId, String source, String reason) {
                        heard.add(source + "=" + reason);
                    }
                })
                .build()) {
            Reply reply = assistant.ask("maya", "I'm cold");

            assertThat(reply.context().missing()).containsExactly("slow", "broken", "garbage");
            assertThat(heard).containsExactly("slow=late", "broken=IllegalStateException", "garbage=returned null");
            assertThat(reply.context().facts(Fact.Custom.class)).hasSize(1);
            assertThat(reply.text()).contains("Downtown Café");
        }
        waitUntil(interrupted::get);
    }

    @Test
    void aCustomerWhoCannotBeReadIsNotSentToTheModel() {
        RetailData broken = (RetailData) Proxy.newProxyInstance(
                RetailData.class.getClassLoader(), new Class<?>[] {RetailData.class}, (proxy, method, arguments) -> {
                    throw new StoreException("The database is away.", null);
                });
        ScriptedModel model = ScriptedModel.saying("Hello.");
        try (Assistant assistant =
                SmallShop.assistant().retailData(broken).gateway(model).build()) {
            Reply reply = assistant.ask("maya", COLD);
            assertThat(reply.outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(reply.context().missing()).contains("customer");
            assertThat(reply.text()).isNotBlank();
            assertThat(model.prompts).isEmpty();
        }
    }

    @Test
    void aUsedUpQuotaIsSaidPolitelyAndNoModelIsCalled() {
        ScriptedModel model = ScriptedModel.saying("Downtown Café is 43 m away.");
        try (Assistant assistant = SmallShop.assistant()
                .gateway(model)
                .quota(new InMemoryDailyQuota(1, QuotaStatus.UNLIMITED, ZoneOffset.UTC, SmallShop.CLOCK))
                .build()) {
            assertThat(assistant.ask("maya", "I'm cold").outcome()).isEqualTo(Outcome.ANSWERED);
            Reply denied = assistant.ask("maya", "I'm cold");
            assertThat(denied.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(denied.text()).contains("24 November");
            assertThat(denied.quota().requestsLeft()).isZero();
            assertThat(model.prompts).hasSize(1);
        }
    }

    @Test
    void theQuotaIsSettledWithWhatWasTrulySpentAlsoWhenTheTurnFails() {
        InMemoryDailyQuota quota = new InMemoryDailyQuota(100, 10_000, ZoneOffset.UTC, SmallShop.CLOCK);
        ScriptedModel good = new ScriptedModel(prompt -> "Downtown Café is 43 m away.", new Usage(2_900, 200));
        try (Assistant assistant =
                SmallShop.assistant().gateway(good).quota(quota).build()) {
            assertThat(assistant.ask("maya", "I'm cold").quota().tokensLeft()).isEqualTo(10_000 - 3_100);
        }
        ScriptedModel bad = new ScriptedModel(prompt -> {
            throw new IllegalStateException("broken gateway");
        });
        try (Assistant assistant =
                SmallShop.assistant().gateway(bad).quota(quota).build()) {
            assertThat(assistant.ask("maya", "I'm cold").quota().tokensLeft()).isEqualTo(10_000 - 3_100);
        }
        try (Assistant assistant =
                SmallShop.assistant().gateway(good).quota(quota).build()) {
            assertThatThrownBy(() -> assistant.stream(Question.of("maya", "I'm cold"), piece -> {
                                throw new IllegalArgumentException("the browser left");
                            })
                            .join())
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(quota.status(MAYA).requestsLeft()).isEqualTo(97);
        assertThat(quota.status(MAYA).tokensLeft())
                .isLessThanOrEqualTo(10_000 - 3_100)
                .isGreaterThan(2_000);
    }

    @Test
    void theQuotaIsSettledWithTheEstimateWhereAProviderCountsLess() {
        InMemoryDailyQuota quota = new InMemoryDailyQuota(100, 10_000, ZoneOffset.UTC, SmallShop.CLOCK);
        ScriptedModel free = new ScriptedModel(prompt -> "Downtown Café is 43 m away.", Usage.NONE);
        try (Assistant assistant =
                SmallShop.assistant().gateway(free).quota(quota).build()) {
            Reply reply = assistant.ask("maya", "I'm cold");

            assertThat(reply.usage()).isEqualTo(Usage.NONE);
            assertThat(reply.quota().tokensLeft()).isBetween(5_000L, 9_900L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where can I buy a Rolex near here?|We have a Rolex at Downtown Café.|no Rolex",
                "Where can I buy half price violins?|Half price violins are at Downtown Café.|no half price violins"
            })
    void whatACustomerAsksForIsNotConfirmedByTheAnswerThatItWasNotFound(String asked, String model, String honest) {
        try (Assistant assistant =
                SmallShop.assistant().gateway(ScriptedModel.saying(model)).build()) {
            Reply reply = assistant.ask("maya", asked);

            assertThat(reply.text()).doesNotContain(model).contains(honest);
            assertThat(reply.trace().removed()).isNotEmpty();
        }
    }

    @Test
    void aLinkIsShownOnlyToAHostThatIsAllowed() {
        ScriptedModel linking = ScriptedModel.saying("More at https://help.market.example/faq today.");
        try (Assistant strict = SmallShop.assistant().gateway(linking).build();
                Assistant allowing = SmallShop.assistant()
                        .gateway(linking)
                        .allowLinksTo("help.market.example")
                        .build()) {
            assertThat(strict.ask("maya", "I'm cold").text()).doesNotContain("help.market.example");
            assertThat(allowing.ask("maya", "I'm cold").text()).contains("https://help.market.example/faq");
        }
    }

    @Test
    void aCounterOfOnesOwnDecidesWhatFitsTheBudget() {
        ScriptedModel model = ScriptedModel.saying("It is 43 m away.");
        try (Assistant assistant = SmallShop.assistant()
                .gateway(model)
                .promptBudget(new PromptBudget(900, 50))
                .tokenCounter(text -> text.isEmpty() ? 0 : 150)
                .build()) {
            Reply reply = assistant.ask("maya", "I'm cold");

            assertThat(reply.trace().trimmed()).isNotEmpty();
            assertThat(model.prompts.get(0).maxOutputTokens()).isEqualTo(50);
        }
    }

    @Test
    void aPromptsTokensAreCountedAsTheModelDoesWhereItIsKnown() {
        long estimated = chargedTokens(null);
        long counted = chargedTokens("gpt-4.1-mini");

        assertThat(counted).isBetween(estimated / 2, estimated - 50);
        assertThat(chargedTokens("a-model-of-ours")).isEqualTo(estimated);
    }

    @Test
    void anAnswerThatBreaksOffIsMarkedAndNeverRememberedAsOne() {
        InMemoryConversationStore store = new InMemoryConversationStore();
        LlmGateway broken = new LlmGateway() {
            @Override
            public CompletableFuture<Completion> complete(Prompt prompt) {
                return stream(prompt, piece -> {});
            }

            @Override
            public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
                onText.accept("Downtown Café is 43 m away. They ha");
                return CompletableFuture.failedFuture(new GatewayException(
                        GatewayException.Reason.UNAVAILABLE, "The connection broke.", 1, null, true, null));
            }
        };
        StringBuilder heard = new StringBuilder();
        try (Assistant assistant = SmallShop.assistant()
                .gateway(broken)
                .conversations(store, new byte[32])
                .build()) {
            Reply reply = assistant.stream(Question.of("maya", "I'm cold"), heard::append)
                    .join();

            assertThat(reply.outcome()).isEqualTo(Outcome.DEGRADED);
            assertThat(reply.text())
                    .startsWith("Downtown Café is 43 m away. …\n")
                    .hasToString(heard.toString());
            String remembered = store.load(MAYA, reply.conversationId())
                    .orElseThrow()
                    .turns()
                    .get(0)
                    .answer()
                    .value();
            assertThat(remembered).contains("Hot Chocolate").doesNotContain("…", "Café is 43 m away");
        }
    }

    @Test
    void emptyAndHugeMessagesAreRefusedAndCostNothing() {
        InMemoryDailyQuota quota = new InMemoryDailyQuota(5, 5_000, ZoneOffset.UTC, SmallShop.CLOCK);
        try (Assistant assistant = SmallShop.assistant().quota(quota).build()) {
            for (String message : List.of("", "  \n", "x".repeat(1_000_000), "冷".repeat(2_000))) {
                Reply reply = assistant.ask("maya", message);
                assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(reply.reason()).isNotBlank();
            }
            assertThat(quota.status(MAYA).requestsLeft()).isEqualTo(5);
        }
    }

    @Test
    void cancellingATurnInterruptsItAndCancelsTheModel() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Completion> never = new CompletableFuture<>();
        LlmGateway model = prompt -> {
            asked.countDown();
            return never;
        };
        InMemoryDailyQuota quota = new InMemoryDailyQuota(5, 5_000, ZoneOffset.UTC, SmallShop.CLOCK);
        try (Assistant assistant =
                SmallShop.assistant().gateway(model).quota(quota).build()) {
            CompletableFuture<Reply> turn = assistant.askAsync(Question.of("maya", "I'm cold"));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            turn.cancel(true);
            waitUntil(never::isCancelled);
            waitUntil(() -> quota.status(MAYA).tokensLeft() == 5_000);
        }
    }

    @Test
    void turnsOfOneConversationAtTheSameTimeAreAllRemembered() {
        InMemoryConversationStore store = new InMemoryConversationStore();
        try (Assistant assistant =
                SmallShop.assistant().conversations(store, new byte[32]).build()) {
            List<CompletableFuture<Reply>> turns = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                turns.add(assistant.askAsync(Question.of("maya", "I'm cold, mail me at guest" + i + "@example.net")
                        .in("c1")));
            }
            turns.forEach(CompletableFuture::join);

            Conversation stored = store.load(MAYA, "c1").orElseThrow();
            assertThat(stored.turns()).hasSize(6);
            assertThat(stored.turns().stream()
                            .map(turn -> turn.question().value().replaceAll(".*<(EMAIL_\\d)>.*", "$1")))
                    .doesNotHaveDuplicates();
            assertThat(stored.turns().toString()).doesNotContain("example.net");
        }
    }

    /** A store whose database is gone. */
    private static final class Unreachable implements ConversationStore {
        @Override
        public Optional<Conversation> load(UserKey user, String conversationId) {
            throw new StoreException("The database cannot be reached.", null);
        }

        @Override
        public boolean save(Conversation conversation) {
            throw new StoreException("The database cannot be reached.", null);
        }

        @Override
        public List<Conversation> list(UserKey user, int limit, @Nullable Conversation after) {
            throw new StoreException("The database cannot be reached.", null);
        }

        @Override
        public long erase(UserKey user) {
            throw new StoreException("The database cannot be reached.", null);
        }
    }

    @Test
    void aRefundThatFailsIsLeftToExpireAndNotChargedInstead() {
        List<String> heard = new ArrayList<>();
        QuotaPolicy quota = new QuotaPolicy() {
            @Override
            public Reservation reserve(UserKey user, long tokens) {
                Reservation granted = QuotaPolicy.unlimited().reserve(user, tokens);
                return new Reservation() {
                    @Override
                    public boolean granted() {
                        return true;
                    }

                    @Override
                    public QuotaStatus status() {
                        return granted.status();
                    }

                    @Override
                    public QuotaStatus settle(Usage usage) {
                        heard.add("settle");
                        return granted.settle(usage);
                    }

                    @Override
                    public QuotaStatus refund() {
                        heard.add("refund");
                        throw new StoreException("The database cannot be reached.", null);
                    }
                };
            }

            @Override
            public QuotaStatus status(UserKey user) {
                return QuotaPolicy.unlimited().status(user);
            }
        };
        try (Assistant assistant = SmallShop.assistant()
                .quota(quota)
                .conversations(new Unreachable(), new byte[32])
                .build()) {
            Question goingOn = Question.of("maya", "I'm cold").in("c-1");
            assertThatThrownBy(() -> assistant.ask(goingOn)).isInstanceOf(StoreException.class);
        }
        assertThat(heard).containsExactly("refund");
    }

    @Test
    void aStoreThatCannotBeReadCostsNoQuota() {
        QuotaPolicy quota = new InMemoryDailyQuota(5, 100_000, ZoneOffset.UTC, Clock.systemUTC());
        try (Assistant assistant = SmallShop.assistant()
                .quota(quota)
                .conversations(new Unreachable(), new byte[32])
                .build()) {
            Question goingOn = Question.of("maya", "I'm cold").in("c-1");
            assertThatThrownBy(() -> assistant.ask(goingOn)).isInstanceOf(StoreException.class);
        }
        assertThat(quota.status(UserKey.of("maya")).requestsLeft()).isEqualTo(5);
        assertThat(quota.status(UserKey.of("maya")).tokensLeft()).isEqualTo(100_000);
    }

    @Test
    void aNewConversationDoesNotAskTheStoreForItself() {
        try (Assistant assistant = SmallShop.assistant()
                .conversations(new Unreachable(), new byte[32])
                .build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.text()).contains("Downtown Café");
            assertThat(reply.context().missing()).containsExactly("conversation");
        }
    }

    @Test
    void aStoreThatCannotSaveCostsTheMemoryAndTheOfferNotTheAnswer() {
        ConversationStore forgetful = new ConversationStore() {
            @Override
            public Optional<Conversation> load(UserKey user, String conversationId) {
                return Optional.empty();
            }

            @Override
            public boolean save(Conversation conversation) {
                return false;
            }

            @Override
            public List<Conversation> list(UserKey user, int limit, @Nullable Conversation after) {
                return List.of();
            }

            @Override
            public long erase(UserKey user) {
                return 0;
            }
        };
        try (Assistant assistant =
                SmallShop.assistant().conversations(forgetful, new byte[32]).build()) {
            Reply reply = assistant.ask("maya", "I'm cold");
            assertThat(reply.text()).contains("Downtown Café");
            assertThat(reply.actions()).isEmpty();
            assertThat(reply.context().missing()).contains("conversation");
        }
    }

    @Test
    void aFailingObserverDoesNotHarmTheTurn() {
        AssistantObserver failing = new AssistantObserver() {
            @Override
            public void onStage(String turnId, Stage stage, Duration took, @Nullable String error) {
                throw new IllegalStateException("observer");
            }
        };
        try (Assistant assistant = SmallShop.assistant().observer(failing).build()) {
            assertThat(assistant.ask("maya", "I'm cold").outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    @Test
    void contextGathersWithoutModelQuotaOrMemory() {
        InMemoryConversationStore store = new InMemoryConversationStore();
        InMemoryDailyQuota quota = new InMemoryDailyQuota(1, 1, ZoneOffset.UTC, SmallShop.CLOCK);
        try (Assistant assistant = SmallShop.assistant()
                .conversations(store, new byte[32])
                .quota(quota)
                .build()) {
            Context context = assistant.context(Question.of("maya", "where is my order"));
            assertThat(context.facts(Fact.PlacedOrder.class))
                    .singleElement()
                    .extracting(fact -> fact.order())
                    .extracting(Order::id)
                    .isEqualTo("ORD-2026-004812");
            assertThat(store.list(MAYA, 10)).isEmpty();
            assertThat(quota.status(MAYA).requestsLeft()).isEqualTo(1);
        }
    }

    @Test
    void sameInSameOut() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int[] next = {0};
            try (Assistant assistant =
                    SmallShop.assistant().ids(() -> "id-" + next[0]++).build()) {
                Reply reply = assistant.ask("maya", "I'm cold");
                texts.add(reply.text()
                        + reply.actions().get(0).id()
                        + reply.actions().get(0).label());
            }
        }
        assertThat(texts.get(0)).isEqualTo(texts.get(1));
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** What a turn costs whose provider counts nothing, with a model of this name. */
    private static long chargedTokens(@Nullable String model) {
        InMemoryDailyQuota quota = new InMemoryDailyQuota(100, 10_000, ZoneOffset.UTC, SmallShop.CLOCK);
        LlmGateway gateway = new LlmGateway() {
            @Override
            public CompletableFuture<Completion> complete(Prompt prompt) {
                return CompletableFuture.completedFuture(new Completion("It is 43 m away.", Usage.NONE, "any"));
            }

            @Override
            public @Nullable String modelName() {
                return model;
            }
        };
        try (Assistant assistant =
                SmallShop.assistant().gateway(gateway).quota(quota).build()) {
            return 10_000 - assistant.ask("maya", "I'm cold").quota().tokensLeft();
        }
    }
}

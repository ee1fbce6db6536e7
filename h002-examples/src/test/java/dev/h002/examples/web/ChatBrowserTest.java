package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A conversation with a model that answers word by word. */
@InBrowser
class ChatBrowserTest {
    private static final String LONG = "Take your time. ".repeat(200);

    private final ScriptedModel model = WebShop.model();
    private final ChatServer server = WebShop.modelled();

    @Test
    void anAnswerIsAwaitedThenGrowsThenIsWhole() throws Exception {
        model.says(LONG, Duration.ofMillis(300), Duration.ofMillis(1));
        try (Tab tab = new Tab(server).as(WebShop.nearTheCafe(server)).open("/")) {
            tab.say("I have time");

            Locator question = tab.turns().last().locator("[data-role=question]");
            assertThat(question).containsText("I have time");
            assertThat(question).containsText("3:30 PM");
            assertThat(tab.message()).hasValue("");
            assertThat(tab.message()).isFocused();
            assertThat(writing(tab)).isVisible();
            assertThat(tab.lastAnswer()).containsText("Take");
            assertThat(writing(tab)).hasCount(0);
            int early = tab.lastAnswer().innerText().length();
            assertThat(tab.lastAnswer()).hasAttribute("data-state", "streaming");

            Locator answer = tab.answered();
            assertThat(answer).containsText("3:30 PM");
            assertThat(answer.innerText().length()).isGreaterThan(early);
            assertThat(tab.message()).isFocused();
        }
    }

    @Test
    void stoppingFreesTheTurnOnTheServerAndKeepsWhatWasSaid() throws Exception {
        model.says(LONG, Duration.ZERO, Duration.ofMillis(20));
        int before = model.givenUp.get();
        try (Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.say("I have time");
            assertThat(tab.lastAnswer()).containsText("Take your");
            assertThat(tab.button("Send")).isHidden();
            tab.button("Stop").click();

            assertThat(tab.lastAnswer()).containsText("You stopped this answer.");
            assertThat(tab.lastAnswer()).containsText("Take your");
            tab.page.waitForCondition(() -> server.openTurns() == 0 && model.givenUp.get() > before);
            assertThat(tab.message()).isFocused();

            model.says("Now I am quick.", Duration.ZERO, Duration.ZERO);
            tab.button("Ask again").click();
            assertThat(tab.answered()).containsText("Now I am quick.");
            assertThat(tab.turns()).hasCount(1);
        }
    }

    @Test
    void leavingThePageFreesTheTurnToo() throws Exception {
        model.says(LONG, Duration.ZERO, Duration.ofMillis(20));
        try (Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.say("I have time");
            assertThat(tab.lastAnswer()).containsText("Take your");

            tab.open("/health");

            tab.page.waitForCondition(() -> server.openTurns() == 0);
        }
    }

    @Test
    void enterSendsAndShiftEnterBreaksTheLine() throws Exception {
        model.says("Noted.", Duration.ZERO, Duration.ZERO);
        try (Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.message().press("Enter");
            assertThat(tab.turns()).hasCount(0);
            tab.message().pressSequentially("One");
            tab.message().press("Shift+Enter");
            tab.message().pressSequentially("two");
            assertThat(tab.message()).hasValue("One\ntwo");
            tab.message().press("Enter");

            tab.answered();
            assertThat(tab.turns().last().locator("[data-role=question]").innerText())
                    .contains("One\ntwo");
        }
    }

    @Test
    void whatIsTypedDuringAnAnswerIsKept() throws Exception {
        model.says(LONG, Duration.ZERO, Duration.ofMillis(1));
        try (Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.say("I have time");
            assertThat(tab.lastAnswer()).containsText("Take your");
            tab.say("And then?");

            assertThat(tab.message()).hasValue("And then?");
            tab.answered();
            assertThat(tab.message()).hasValue("And then?");
            assertThat(tab.turns()).hasCount(1);
        }
    }

    @Test
    void aMessageThatIsTooLongIsNotSent() throws Exception {
        model.says("Noted.", Duration.ZERO, Duration.ZERO);
        try (Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.say("a".repeat(4_001));

            assertThat(tab.message()).hasAccessibleDescription(Pattern.compile("1 over the limit of 4,000"));
            assertThat(tab.turns()).hasCount(0);
            tab.message().fill("a".repeat(4_000));
            tab.message().press("Enter");
            assertThat(tab.answered()).isVisible();
        }
    }

    private static Locator writing(Tab tab) {
        return tab.page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Writing"));
    }
}

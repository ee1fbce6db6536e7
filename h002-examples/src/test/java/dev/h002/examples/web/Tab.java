package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A visitor's browser with one page, which shares nothing with others and whose clock stands at {@link DemoShop#NOW}. Closing it
 * fails if the page complained of anything, such as a violation of its content security policy, opened a dialog of the browser's
 * or asked any other server.
 */
final class Tab implements AutoCloseable {
    private static final String WATCH = "document.addEventListener('securitypolicyviolation', event => console.error("
            + "'Content security policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));";

    private final String base;
    private final BrowserContext context;
    final Page page;
    /** What a test knows to come, as parts of the complaints. */
    private final List<String> expected = new ArrayList<>();

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    /** Method and path of every request. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    Tab(ChatServer server) {
        this(server, Look.DESKTOP);
    }

    Tab(ChatServer server, Look look) {
        base = "http://localhost:" + server.port();
        context = Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setLocale("en-US")
                        .setTimezoneId("America/New_York")
                        .setViewportSize(look.width(), look.height())
                        .setHasTouch(look.touch())
                        .setIsMobile(look.touch())
                        .setReducedMotion(look.reducedMotion() ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE)
                        .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.clock().setFixedTime(DemoShop.NOW.toEpochMilli());
        var unused = context.addInitScript(WATCH);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add("Not caught: " + error.error()));
        context.onDialog(dialog -> {
            complaints.add("A dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(request -> {
            if (request.url().startsWith(base + "/")) {
                requests.add(request.method() + " " + request.url().substring(base.length()));
            } else if (!request.url().startsWith("blob:" + base)
                    && !request.url().startsWith("data:")) {
                complaints.add("A request to another server: " + request.url());
            }
        });
        page = context.newPage();
        page.setDefaultTimeout(Browsers.PATIENCE_MILLIS);
    }

    /** One in which a visitor is logged in already. */
    Tab as(Visitor visitor) {
        String[] cookie = visitor.cookie.split("=", 2);
        context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(base)));
        return this;
    }

    Tab open(String path) {
        page.navigate(path);
        return this;
    }

    /** Lets the page complain of this, by a part of its words; a browser reports each failed response by its status. */
    Tab expecting(String complaint) {
        expected.add(complaint);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A part of the page that has a name of its own. */
    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator message() {
        return field("Message");
    }

    Locator turns() {
        return page.getByRole(AriaRole.LOG).getByRole(AriaRole.ARTICLE);
    }

    /** The latest answer, finished or not. */
    Locator lastAnswer() {
        return turns().last().locator("[data-role=answer]");
    }

    /** Types and sends a message. */
    void say(String message) {
        message().fill(message);
        message().press("Enter");
    }

    /** Asks, and gives the whole answer. */
    Locator ask(String message) {
        int before = turns().count();
        say(message);
        assertThat(turns()).hasCount(before + 1);
        return answered();
    }

    /** The latest answer, once it is whole. */
    Locator answered() {
        assertThat(lastAnswer()).hasAttribute("data-state", "done");
        assertThat(button("Send")).isVisible();
        return lastAnswer();
    }

    List<String> unexpected() {
        return complaints.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
    }

    @Override
    public void close() {
        context.close();
        if (!unexpected().isEmpty()) {
            throw new AssertionError("The page complained: " + String.join("\n", unexpected()));
        }
    }
}

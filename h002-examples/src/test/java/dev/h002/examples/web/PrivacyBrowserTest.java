package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is kept about a customer: taken away as a file, and deleted for good. */
@InBrowser
class PrivacyBrowserTest {
    @Test
    void theDownloadHoldsWhatIsKept() throws Exception {
        Visitor visitor = Visitor.signedUp(WebShop.offline());
        visitor.done(null, "I would like a purple umbrella");
        try (Tab tab = new Tab(WebShop.offline()).as(visitor).open("/")) {
            tab.link("Privacy").click();
            assertThat(tab.heading("Your data")).isVisible();

            Download download = tab.page.waitForDownload(
                    () -> tab.button("Download my data").click());

            assertThat(download.suggestedFilename()).endsWith(".jsonl");
            String kept = Files.readString(download.path(), StandardCharsets.UTF_8);
            assertThat(kept).contains("purple umbrella", visitor.id, "Vera Visitor");
            assertThat(tab.page.getByText("Downloaded.")).isVisible();
        }
    }

    @Test
    void deletionAsksForThePasswordAndIsForGood() throws Exception {
        Visitor visitor = Visitor.signedUp(WebShop.offline());
        visitor.done(null, "I'm cold");
        try (Tab tab = new Tab(WebShop.offline())
                .expecting("400")
                .expecting("401")
                .as(visitor)
                .open("/privacy")) {
            Locator dialog = tab.page.getByRole(AriaRole.DIALOG);
            tab.button("Delete my data").click();
            assertThat(dialog).hasAccessibleName("Delete all your data?");
            assertThat(tab.button("Cancel")).isFocused();
            tab.page.keyboard().press("Escape");
            assertThat(dialog).isHidden();
            assertThat(tab.button("Delete my data")).isFocused();

            tab.button("Delete my data").click();
            tab.button("Delete everything").click();
            Locator password = dialog.getByRole(AriaRole.TEXTBOX);
            assertThat(password).hasAccessibleDescription("Enter your password.");
            password.fill("wrong horse");
            tab.button("Delete everything").click();
            assertThat(password).hasAttribute("aria-invalid", "true");
            assertThat(password).not().hasAccessibleDescription("");
            assertThat(dialog).isVisible();

            password.fill("correct horse");
            password.press("Enter");

            assertThat(tab.heading("Your data is deleted")).isFocused();
            assertThat(tab.page.getByRole(AriaRole.MAIN)).containsText("Conversations");
            assertThat(tab.button("Log out")).isHidden();
            tab.link("To the log-in page").click();
            tab.field("Email or customer number").fill(visitor.id);
            tab.field("Password").fill("correct horse");
            tab.button("Log in").click();
            assertThat(tab.page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
        }
    }
}

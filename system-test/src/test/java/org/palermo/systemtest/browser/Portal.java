package org.palermo.systemtest.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/// The portal, as a person uses it.
record Portal(Page page, URI origin) {
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(60);

    /// From the start page through Keycloak to the morning page.
    Portal signIn(String account) {
        page.navigate(origin + "/");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        return giveName(account);
    }

    Portal giveName(String account) {
        page.locator("#username").fill(account);
        page.locator("#password").fill("palermo-" + account);
        page.locator("#kc-login").click();
        page.waitForURL(origin + "/portal/morning*");
        return this;
    }

    Portal morning(String country) {
        page.navigate(origin + "/portal/morning?country=" + country);
        return this;
    }

    /// @param heading the id of the panel's heading: `mechanism`, `cases`, `capacity` or `findings`
    Locator panel(String heading) {
        return page.locator("section[aria-labelledby='%s']".formatted(heading));
    }

    /// The numbers of a row, found by its first cell, without the page's thousands separators.
    List<Long> numbers(Locator table, String first) {
        var row = table.locator("tr", new Locator.LocatorOptions()
                .setHas(page.locator("th[scope=row]").and(page.getByText(first, new Page.GetByTextOptions().setExact(true)))));
        return row.first().locator(".govuk-table__cell--numeric").allInnerTexts().stream()
                .map(text -> Long.parseLong(text.replaceAll("\\D", ""))).toList();
    }

    /// Reloads the page while one of its parts says that it is not available, as happens on a busy machine.
    static void awaitWhole(Page page) {
        Awaitility.await("all of " + page.url()).atMost(WHOLE_WITHIN).until(() -> {
            boolean whole = page.locator(".palermo-away").count() == 0;
            if (!whole) {
                page.reload();
            }
            return whole;
        });
    }

    void signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You are signed out")).waitFor();
    }

    boolean scrollsSideways() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}

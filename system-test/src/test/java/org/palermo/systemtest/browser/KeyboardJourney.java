package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// An organisation refers a woman, and the competent authority decides on reasonable grounds: by the keyboard alone, from the sign-in
/// to the confirmation. The focus is always seen and moves in the order of the page.
@Order(83)
@ExtendWith(RunningSuite.class)
class KeyboardJourney {
    private final Suite suite;
    private final String name = "Keyed" + UUID.randomUUID().toString().substring(0, 8);
    /// What is wrong with the focus: all of it is said at the end.
    private final List<String> wrong = new ArrayList<>();
    private String reference;

    KeyboardJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_woman_is_referred_and_her_case_decided_without_a_mouse() {
        try {
            as("responder", this::referred);
            as("authority", this::decided);
        } catch (AssertionError | RuntimeException e) {
            wrong.stream().distinct().forEach(one -> e.addSuppressed(new AssertionError(one)));
            throw e;
        }
        assertEquals(List.of(), wrong.stream().distinct().toList());
    }

    private void as(String account, BiConsumer<Screen, Keyboard> work) {
        try (var person = RealBrowser.shared().person(RealBrowser.WIDE)) {
            var page = person.newPage();
            var keyboard = new Keyboard(page, wrong::add);
            page.navigate(suite.base() + "/");
            keyboard.press(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")));
            keyboard.fill(page.locator("#username"), account);
            keyboard.fill(page.locator("#password"), "palermo-" + account);
            keyboard.press(page.locator("#kc-login"));
            page.waitForURL(suite.base() + "/portal/morning*");
            work.accept(Screen.byKeyboard(page, keyboard), keyboard);
        }
    }

    private void referred(Screen screen, Keyboard keyboard) {
        screen.follow("Refer").press("Start a referral");
        skipLinkWorks(screen.page(), keyboard);
        screen.press("Save and continue");
        errorLeadsToItsField(screen.page(), keyboard);
        screen.select("Where was she found?", "London").choose("How old is she?", "Adult")
                .choose("Does she agree to be referred?", "Yes, she agrees to be referred")
                .choose("How did she agree?", "Spoken").choose("Sex", "Female")
                .check("Domestic servitude").press("Save and continue")
                .fill("Given name", name).fill("Family name", "Journey").select("Nationality", "Albania")
                .select("Language that she prefers", "French").press("Save and continue")
                .choose("What is a safe way to reach her?", "In person").fill("With whom or where", "At the church").fill("When is it safe?", "Sundays")
                .fill("What happened?", "Kept in a house without pay.").press("Save and continue");
        assertEquals("Check before you send", screen.heading());
        screen.expect(name).expect("Domestic servitude").press("Send the referral");
        assertEquals("The referral was received", screen.heading());
        reference = screen.page().locator("#reference").innerText();
    }

    private static void skipLinkWorks(Page page, Keyboard keyboard) {
        page.keyboard().press("Tab");
        assertEquals("govuk-skip-link", focused(page, "className"), "the first stop");
        keyboard.jump(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to main content")));
        assertEquals("main", focused(page, "id"), "where the skip link leads");
        page.keyboard().press("Tab");
        assertEquals(1, page.locator("main :focus").count(), "the next stop is in the content");
    }

    private static void errorLeadsToItsField(Page page, Keyboard keyboard) {
        assertEquals(1, page.locator(".govuk-error-summary:focus").count(), "the errors have the focus");
        keyboard.jump(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Select the region where she was found")));
        assertEquals("region", focused(page, "id"), "where the link of an error leads");
    }

    private static Object focused(Page page, String property) {
        return page.evaluate("property => document.activeElement[property]", property);
    }

    private void decided(Screen screen, Keyboard keyboard) {
        screen.fill("Find a case by name or reference", reference).press("Find").follow(reference)
                .press("Decide on reasonable grounds")
                .choose("Are there reasonable grounds to believe that she was trafficked?", "Positive")
                .fill("Which test did you apply?", "suspect but cannot prove").fill("What are your reasons?", "Two accounts agree.")
                .press("Continue").expect("Two accounts agree.").press("Decide").expect("The decision is made.")
                .expect("Reasonable grounds: positive");
    }
}

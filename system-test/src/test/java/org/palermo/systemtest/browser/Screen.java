package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// A page as somebody uses it who knows only what stands on it: links, buttons and questions are found by their words.
///
/// @param date the words for day, month and year
/// @param hands what she works with
record Screen(Page page, DateWords date, Hands hands) {

    Screen(Page page, DateWords date) {
        this(page, date, Hands.on(page));
    }

    record DateWords(String day, String month, String year) {
        static final DateWords ENGLISH = new DateWords("Day", "Month", "Year");
    }

    static Screen english(Page page) {
        return new Screen(page, DateWords.ENGLISH);
    }

    static Screen byKeyboard(Page page, Keyboard keyboard) {
        return new Screen(page, DateWords.ENGLISH, keyboard);
    }

    Screen follow(String link) {
        hands.press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).first());
        return this;
    }

    /// Buttons, one after the other. In a row of a table, a link does what a button does elsewhere.
    Screen press(String... buttons) {
        for (var button : buttons) {
            hands.press(page.locator("main, header, form[role=search]")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
                    .or(page.locator("main tbody").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(button).setExact(true))).first());
        }
        return this;
    }

    Screen fill(String question, String answer) {
        hands.fill(page.getByLabel(words(question)).first(), answer);
        return this;
    }

    /// One of several answers: a long list of them is a select.
    Screen choose(String question, String answer) {
        page.waitForLoadState();
        if (group(question).count() == 0) {
            return select(question, answer);
        }
        hands.tick(group(question).getByLabel(words(answer)));
        return this;
    }

    Screen check(String answer) {
        hands.tick(page.getByLabel(words(answer)));
        return this;
    }

    Screen select(String question, String answer) {
        hands.pick(page.getByLabel(words(question)).first(), answer);
        return this;
    }

    /// One of a list that has the same code in every language.
    Screen selectCode(String question, String code) {
        hands.pickCode(page.getByLabel(words(question)).first(), code);
        return this;
    }

    Screen enter(String question, LocalDate day) {
        var group = group(question);
        hands.fill(group.getByLabel(date.day), String.valueOf(day.getDayOfMonth()));
        hands.fill(group.getByLabel(date.month), String.valueOf(day.getMonthValue()));
        hands.fill(group.getByLabel(date.year), String.valueOf(day.getYear()));
        return this;
    }

    /// A time of a day.
    Screen enter(String question, LocalDate day, String time) {
        enter(question, day);
        hands.fill(group(question).getByLabel(Pattern.compile("^Time")), time);
        return this;
    }

    Screen money(String question, String amount, String currency) {
        var group = group(question);
        hands.fill(group.getByLabel("Amount"), amount);
        hands.pickCode(group.getByLabel("Currency"), currency);
        return this;
    }

    Screen attach(String question, String name, String content) {
        return attach(question, new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
    }

    Screen attach(String question, FilePayload file) {
        hands.attach(page.getByLabel(words(question)), file);
        return this;
    }

    /// A button in the row of a table that has these words.
    Screen pressInRow(String row, String button) {
        hands.press(page.locator("main tbody tr").filter(new Locator.FilterOptions().setHas(page.getByText(row, new Page.GetByTextOptions().setExact(true))))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)));
        return this;
    }

    /// The link beside a word in a list of facts.
    Screen open(String word) {
        hands.press(beside(word).getByRole(AriaRole.LINK));
        return this;
    }

    Screen expect(String text) {
        assertTrue(text().contains(text), () -> "“" + text + "” on " + page.url() + ":\n" + text());
        return this;
    }

    String heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /// The value beside a word in a list of facts.
    String fact(String word) {
        return beside(word).innerText();
    }

    private Locator beside(String word) {
        return page.locator("main dt").filter(new Locator.FilterOptions().setHasText(words(word))).first().locator("xpath=following-sibling::dd[1]");
    }

    /// The words of the first row in the table under a heading.
    String firstUnder(String heading) {
        return page.locator("main section").filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setExact(true))))
                .locator("tbody a").first().innerText();
    }

    private Locator group(String question) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(words(question))).first();
    }

    /// The words of a question. A page may add that it need not be answered. The browser reads the pattern, and knows no `\\Q`.
    private static Pattern words(String words) {
        return Pattern.compile("^\\s*" + words.replaceAll("([^\\p{L}\\p{N}\\s])", "\\\\$1") + "(\\s*[(（][^)）]*[)）])?\\s*$");
    }
}

package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page as somebody uses it who knows only what stands on it: links, buttons and questions are found by their words, which are
/// given in English and sought in the language of the page.
///
/// @param hands what she works with
/// @param onlooker who looks at the pages that she comes to
record Screen(Page page, PortalWords words, Hands hands, Onlooker onlooker) {

    static Screen english(Page page) {
        return new Screen(page, PortalWords.ENGLISH, Hands.on(page), Onlooker.NOBODY);
    }

    static Screen byKeyboard(Page page, Keyboard keyboard) {
        return new Screen(page, PortalWords.ENGLISH, keyboard, Onlooker.NOBODY);
    }

    Screen follow(String link) {
        onlooker.leaving(page);
        hands.press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(exactly(link))).first());
        return this;
    }

    /// A link in the first row of a table that does not have these words.
    Screen followInRowWithout(String words, String link) {
        onlooker.leaving(page);
        hands.press(page.locator("main tbody tr").filter(new Locator.FilterOptions().setHasNot(page.getByText(exactly(words))))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(exactly(link))).first());
        return this;
    }

    /// Buttons, one after the other. In a row of a table, a link does what a button does elsewhere. The box that finds a case stands on
    /// every page, and in some languages its button has the same word as another one.
    Screen press(String... buttons) {
        for (var button : buttons) {
            onlooker.leaving(page);
            hands.press(page.locator(button.equals("Find") ? "form[role=search]" : "main, header")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(exactly(button)))
                    .or(page.locator("main tbody").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(exactly(button))))
                    .first());
        }
        return this;
    }

    Screen fill(String question, String answer) {
        onlooker.answering(page);
        hands.fill(page.getByLabel(words(question)).first(), answer);
        return this;
    }

    /// One of several answers: a long list of them is a select.
    Screen choose(String question, String answer) {
        onlooker.answering(page);
        page.waitForLoadState();
        if (group(question).count() == 0) {
            return select(question, answer);
        }
        hands.tick(group(question).getByLabel(pattern(words.of(answer, question))));
        return this;
    }

    /// One of several answers that have the same code in every language.
    Screen chooseCode(String question, String code) {
        onlooker.answering(page);
        page.waitForLoadState();
        if (group(question).count() == 0) {
            return selectCode(question, code);
        }
        hands.tick(group(question).locator("input[value='" + code + "']"));
        return this;
    }

    Screen check(String answer) {
        onlooker.answering(page);
        hands.tick(page.getByLabel(words(answer)));
        return this;
    }

    Screen select(String question, String answer) {
        onlooker.answering(page);
        var list = page.getByLabel(words(question)).first();
        hands.pick(list, option(list, words.of(answer, question)));
        return this;
    }

    /// One of a list that has the same code in every language.
    Screen selectCode(String question, String code) {
        onlooker.answering(page);
        hands.pickCode(page.getByLabel(words(question)).first(), code);
        return this;
    }

    Screen enter(String question, LocalDate day) {
        onlooker.answering(page);
        var group = group(question);
        hands.fill(group.getByLabel(words("Day")), String.valueOf(day.getDayOfMonth()));
        hands.fill(group.getByLabel(words("Month")), String.valueOf(day.getMonthValue()));
        hands.fill(group.getByLabel(words("Year")), String.valueOf(day.getYear()));
        return this;
    }

    /// A time of a day.
    Screen enter(String question, LocalDate day, String time) {
        enter(question, day);
        hands.fill(group(question).getByLabel(Pattern.compile("^\\s*(?:" + any("Time (24 hours, 18:30)") + ")")), time);
        return this;
    }

    Screen money(String question, String amount, String currency) {
        onlooker.answering(page);
        var group = group(question);
        hands.fill(group.getByLabel(words("Amount")), amount);
        hands.pickCode(group.getByLabel(words("Currency")), currency);
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
        hands.press(page.locator("main tbody tr").filter(new Locator.FilterOptions().setHas(page.getByText(exactly(row))))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(exactly(button))));
        return this;
    }

    /// The link beside a word in a list of facts.
    Screen open(String word) {
        hands.press(beside(word).getByRole(AriaRole.LINK));
        return this;
    }

    Screen expect(String text) {
        assertTrue(says(text), () -> "“" + words.of(text) + "” on " + page.url() + ":\n" + text());
        return this;
    }

    Screen expectNot(String text) {
        assertFalse(says(text), () -> "“" + words.of(text) + "” on " + page.url() + ":\n" + text());
        return this;
    }

    boolean says(String text) {
        var shown = text();
        return words.of(text).stream().anyMatch(shown::contains);
    }

    Screen expectHeading(String heading) {
        assertTrue(words.of(heading).contains(heading()),
                () -> "“" + heading() + "” instead of " + words.of(heading) + " on " + page.url());
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
        return page.locator("main dt").filter(new Locator.FilterOptions().setHasText(words(word))).first()
                .locator("xpath=following-sibling::dd[1]");
    }

    /// The words of the first row in the table under a heading.
    String firstUnder(String heading) {
        return page.locator("main section").filter(new Locator.FilterOptions()
                .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(exactly(heading))))).locator("tbody a")
                .first().innerText();
    }

    /// The rows of tables that have all of these words.
    Locator rows(String... words) {
        var rows = page.locator("main tbody tr");
        for (var word : words) {
            rows = rows.filter(new Locator.FilterOptions().setHasText(Pattern.compile(any(word))));
        }
        return rows;
    }

    private Locator group(String question) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(words(question))).first();
    }

    /// The words of an option as the list has them.
    private String option(Locator list, Set<String> wanted) {
        if (wanted.size() == 1) {
            return wanted.iterator().next();
        }
        list.waitFor();
        return list.locator("option").allTextContents().stream().map(String::strip).filter(wanted::contains).findFirst()
                .orElseThrow(() -> new AssertionError("No option of " + wanted + " on " + page.url()));
    }

    private Pattern exactly(String words) {
        return Pattern.compile("^\\s*(?:" + any(words) + ")\\s*$");
    }

    private Pattern words(String words) {
        return pattern(this.words.of(words));
    }

    /// The words of a question. A page may add that it need not be answered.
    private static Pattern pattern(Set<String> words) {
        return Pattern.compile("^\\s*(?:" + any(words) + ")(\\s*[(（][^)）]*[)）])?\\s*$");
    }

    private String any(String english) {
        return any(words.of(english));
    }

    /// The browser reads the pattern, and knows no `\\Q`. It takes each space of a name for a plain one, also those that don't break a
    /// line, which French has before some signs.
    private static String any(Set<String> words) {
        return words.stream().map(word -> word.strip().replaceAll("([^\\p{L}\\p{N}\\s\\p{Z}])", "\\\\$1")
                .replaceAll("[\\s\\p{Z}]+", "\\\\s+")).collect(Collectors.joining("|"));
    }
}

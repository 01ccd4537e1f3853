package org.palermo.systemtest.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

/// What somebody works with on a page. Every journey that uses a [Screen] is also done by the keyboard alone with
/// `./palermo test -D palermo.keyboard=true system-test CLASS`.
sealed interface Hands permits Mouse, Keyboard {

    static Hands on(Page page) {
        return Boolean.getBoolean("palermo.keyboard") ? new Keyboard(page, Keyboard::failed) : new Mouse();
    }

    /// A link or a button that leads to a page.
    void press(Locator target);

    void fill(Locator field, String answer);

    /// A checkbox, or one answer of several.
    void tick(Locator choice);

    /// One option of a list, by its words.
    void pick(Locator list, String words);

    /// One option of a list, by its code.
    void pickCode(Locator list, String code);

    void attach(Locator field, FilePayload file);
}

package org.palermo.systemtest.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;

/// Points at things, as most people do.
record Mouse() implements Hands {

    @Override
    public void press(Locator target) {
        target.click();
    }

    @Override
    public void fill(Locator field, String answer) {
        field.fill(answer);
    }

    @Override
    public void tick(Locator choice) {
        choice.check();
    }

    @Override
    public void pick(Locator list, String words) {
        list.selectOption(new SelectOption().setLabel(words));
    }

    @Override
    public void pickCode(Locator list, String code) {
        list.selectOption(code);
    }

    @Override
    public void attach(Locator field, FilePayload file) {
        field.setInputFiles(file);
    }
}

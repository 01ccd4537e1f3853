package org.palermo.systemtest.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/// How everybody in a journey works: in which language, with which screens, with or without scripts and a mouse.
///
/// @param onPhones whether all have a phone of 390 × 844 pixels without scripts, or a desk has a wide screen
record Manner(String language, boolean onPhones, boolean byKeyboard) {
    private static final int PHONE = 390;
    private static final int PHONE_HEIGHT = 844;

    static Manner english() {
        return new Manner("en", false, false);
    }

    /// @param language BCP 47
    static Manner onPhonesIn(String language) {
        return new Manner(language, true, false);
    }

    Manner withoutMouse() {
        return new Manner(language, onPhones, true);
    }

    BrowserContext phone() {
        return RealBrowser.shared().person(PHONE, this::options);
    }

    BrowserContext desk() {
        return onPhones ? phone() : RealBrowser.shared().person(RealBrowser.WIDE, this::options);
    }

    private Browser.NewContextOptions options(Browser.NewContextOptions options) {
        options.setLocale(Languages.locale(language));
        return onPhones ? options.setViewportSize(PHONE, PHONE_HEIGHT).setJavaScriptEnabled(false) : options;
    }

    /// @param wrong takes what is wrong with the focus
    Hands hands(Page page, Consumer<String> wrong) {
        return byKeyboard ? new Keyboard(page, wrong) : Hands.on(page);
    }
}

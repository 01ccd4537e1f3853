package org.palermo.systemtest.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Takes pictures of the pages in `target/screenshots` in a run of all tests. Pages are not compared with their pictures.
/// The pictures of the documentation show the first screen of a page. They are renewed only on request, with
/// `./palermo test -D palermo.screenshots=docs/screens system-test CLASS`, because the date on a page changes them every day.
final class Screenshots {

    private static final Path TARGET = Path.of("target", "screenshots");

    private Screenshots() {}

    /// For the documentation, and in a run of all tests.
    static void take(Page page, String name) {
        if (isAsked()) {
            shoot(page, name, false);
            try {
                var folder = Path.of("..").resolve(System.getProperty("palermo.screenshots"));
                Files.createDirectories(folder);
                Files.copy(file(name), folder.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            keep(page, name);
        }
    }

    /// Only in a run of all tests.
    static void keep(Page page, String name) {
        if (!isAsked() && Languages.ALL) {
            shoot(page, name, true);
        }
    }

    /// For the documentation, on a phone. The page has its size again afterwards.
    static void takeNarrow(Page page, String name) {
        takeAt(RealBrowser.NARROW, page, name);
    }

    /// For the documentation, at a desk. The page has its size again afterwards.
    static void takeWide(Page page, String name) {
        takeAt(RealBrowser.WIDE, page, name);
    }

    private static void takeAt(int width, Page page, String name) {
        if (isAsked()) {
            var before = page.viewportSize();
            page.setViewportSize(width, before.height);
            take(page, name);
            page.setViewportSize(before.width, before.height);
        }
    }

    /// For the documentation, of a page that can be opened by its address. It is in English again afterwards.
    static void takeArabic(Page page, String name) {
        if (isAsked()) {
            var address = page.url();
            page.navigate(Languages.in(address, "ar"));
            take(page, name);
            page.navigate(Languages.in(address, "en"));
        }
    }

    private static boolean isAsked() {
        return !System.getProperty("palermo.screenshots", "").isBlank();
    }

    private static void shoot(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file(name)).setFullPage(whole).setAnimations(ScreenshotAnimations.DISABLED));
    }

    private static Path file(String name) {
        return TARGET.resolve(name + ".png");
    }
}

package org.palermo.systemtest.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Takes pictures of the pages in `target/screenshots` in a run of all tests. Pages are not compared with their pictures.
/// The pictures of the documentation show the first screen of a page. They are renewed only on request, with
/// `./palermo test -D palermo.screenshots=docs/screens system-test CLASS`, because the date on a page changes them every day.
final class Screenshots {

    private static final Path TARGET = Path.of("target", "screenshots");

    private Screenshots() {}

    static void take(Page page, String name) throws IOException {
        var renewed = System.getProperty("palermo.screenshots");
        var asked = renewed != null && !renewed.isBlank();
        if (!asked && !Boolean.getBoolean("palermo.test.all")) {
            return;
        }
        var file = TARGET.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(!asked).setAnimations(ScreenshotAnimations.DISABLED));
        if (asked) {
            var folder = Path.of("..").resolve(renewed);
            Files.createDirectories(folder);
            Files.copy(file, folder.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

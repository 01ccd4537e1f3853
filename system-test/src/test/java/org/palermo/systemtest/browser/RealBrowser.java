package org.palermo.systemtest.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The Chromium of this machine, or the one that Playwright has downloaded. All journeys share one browser, each with a
/// context of its own. It ends with the JVM, whose pipe Playwright's driver reads.
public final class RealBrowser {

    public static final int WIDE = 1280;
    /// The narrowest phone that is still sold, and the width of 1280 pixels at a zoom of 400 % (WCAG 2.2, 1.4.10).
    static final int NARROW = 320;

    private static final List<String> FLAGS = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private static RealBrowser shared;

    private final Browser chromium;

    public static synchronized RealBrowser shared() {
        if (shared == null) {
            shared = new RealBrowser();
        }
        return shared;
    }

    private RealBrowser() {
        var program = program();
        var environment = new HashMap<>(System.getenv());
        if (program.isPresent()) {
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        }
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
        program.ifPresent(options::setExecutablePath);
        chromium = playwright.chromium().launch(options);
    }

    /// The browser that `./palermo test` found, that the environment names, or that the distribution installed.
    private static Optional<Path> program() {
        return Stream.of(System.getProperty("palermo.chromium"), System.getenv("PALERMO_CHROMIUM"), "/usr/bin/chromium")
                .filter(path -> path != null && !path.isBlank()).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /// A new person, without cookies of anybody else.
    public BrowserContext person(int width) {
        return person(width, options -> options);
    }

    BrowserContext person(int width, UnaryOperator<Browser.NewContextOptions> more) {
        var options = new Browser.NewContextOptions().setViewportSize(width, 900).setLocale("en-GB").setTimezoneId("Europe/London");
        var context = chromium.newContext(more.apply(options));
        context.setDefaultTimeout(60_000);
        return context;
    }
}

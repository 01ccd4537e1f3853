package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.systemtest.VisitedWorkplace;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// An inspector sends a recording of 30 MiB at a desk. The network breaks in the middle and comes back, and the recording becomes
/// evidence, byte by byte.
@Order(87)
@ExtendWith(RunningSuite.class)
class LargeRecordingJourney {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 30 * MIB;
    /// The piece that does not arrive at first.
    private static final String BROKEN = "/piece?at=" + 12 * MIB;
    private static final int BREAKS = 2;
    private static final byte[] FILM = {0, 0, 0, 0x20, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};

    private final Suite suite;

    LargeRecordingJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_recording_is_sent_at_a_desk_although_the_network_breaks_and_becomes_evidence(@TempDir Path folder) throws Exception {
        var visit = VisitedWorkplace.now(suite).visit();
        var bytes = recording();
        var film = Files.write(folder.resolve("night shift.mp4"), bytes);
        var broken = new AtomicInteger();
        try (var person = RealBrowser.shared().person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("inspector").page();
            page.route(url -> url.endsWith(BROKEN), route -> {
                if (broken.getAndIncrement() < BREAKS) {
                    route.abort("connectionreset");
                } else {
                    route.resume();
                }
            });
            page.navigate(suite.base() + "/portal/desk/visits/" + visit);
            var screen = Screen.english(page).press("Send a large recording").expectHeading("Send a large recording");
            page.locator("#file").setInputFiles(film);
            screen.press("Send the recording");
            page.locator("[role=status]", new Page.LocatorOptions().setHasText("The network does not answer")).waitFor();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Keep a file as evidence"))
                    .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            assertEquals(BREAKS + 1, broken.get(), "how often the piece was sent");
            screen.choose("What is it?", "Recording").press("Continue", "Confirm")
                    .expect("The file is kept as evidence.").expect("night shift.mp4");
        }
        var held = suite.as("inspector").get("/api/inspection/v1/visits/" + visit + "/evidence").expect(200).json().get("items");
        assertEquals(1, held.size(), held::toString);
        assertEquals(SIZE, held.at("/0/size").asLong());
        assertEquals(hash(bytes), held.at("/0/sha256").asText());
    }

    private static byte[] recording() {
        var bytes = new byte[SIZE];
        new Random(30).nextBytes(bytes);
        System.arraycopy(FILM, 0, bytes, 0, FILM.length);
        return bytes;
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

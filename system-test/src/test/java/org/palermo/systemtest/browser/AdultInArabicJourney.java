package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.OneBedShelter;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A woman from her referral to the closed case. Everybody reads Arabic, on a phone and without JavaScript, and knows only what
/// the screen says. The journey moves the clock, so it comes last.
@Order(102)
@ExtendWith(RunningSuite.class)
class AdultInArabicJourney {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static RealBrowser browser;
    private final Suite suite;
    private final LocalSuite local;
    private final PortalWords words = new PortalWords("ar");
    private final String name = "Huda" + UUID.randomUUID().toString().substring(0, 8);
    private Duration ahead = Duration.ZERO;
    private String reference;

    AdultInArabicJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("a clock that can be moved");
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @AfterEach
    void today() {
        local.clockAhead(Duration.ZERO);
        OneBedShelter.closeEarlier(suite, OneBedShelter.REGION, "shelter");
    }

    @Test
    void a_woman_from_her_referral_to_the_closed_case() {
        local.clockAhead(ahead);
        OneBedShelter.open(suite);
        referred();
        decided("decideReasonable");
        taken(placeFound());
        told();
        ahead = Duration.ofDays(62);
        local.clockAhead(ahead);
        decided("decideConclusive");
        told();
        closed();
    }

    private LocalDate day() {
        return ZonedDateTime.now(LONDON).plus(ahead).toLocalDate();
    }

    /// Somebody signs in, does something and leaves.
    private void as(String account, Consumer<Screen> work) {
        try (var person = browser.person(WIDTH, options -> arabic(options))) {
            var page = person.newPage();
            page.navigate(suite.base() + "/portal/morning");
            new Portal(page, suite.base()).giveName(account);
            work.accept(new Screen(page, new Screen.DateWords(words.say("date.day"), words.say("date.month"), words.say("date.year"))));
        }
    }

    private static Browser.NewContextOptions arabic(Browser.NewContextOptions options) {
        return options.setViewportSize(WIDTH, HEIGHT).setJavaScriptEnabled(false).setLocale("ar");
    }

    /// The page is Arabic, from right to left, and no wider than the phone.
    private void fits(Screen phone) {
        assertEquals("ar rtl", phone.page().locator("html").getAttribute("lang") + " " + phone.page().locator("html").getAttribute("dir"));
        assertFalse(new Portal(phone.page(), suite.base()).scrollsSideways(), phone.page().url() + " is wider than the phone");
    }

    private void referred() {
        as("responder", phone -> {
            phone.follow(words.message("nav")).press(words.message("start"))
                    .selectCode(words.message("label_$REGION"), "GB-ENG-LDN")
                    .choose(words.message("label_$AGE_GROUP"), words.message("age_ADULT"))
                    .choose(words.message("label_$CONSENT"), words.message("consents"))
                    .choose(words.message("label_$SEX"), words.message("sex_FEMALE"))
                    .check(words.message("kind_$DOMESTIC_SERVITUDE")).press(words.message("goOn"));
            fits(phone);
            phone.fill(words.message("label_$GIVEN_NAME"), name).fill(words.message("label_$FAMILY_NAME"), "السوري")
                    .selectCode(words.message("label_$NATIONALITY"), "SY").selectCode(words.message("label_$LANGUAGES"), "ar")
                    .press(words.message("goOn"))
                    .choose(words.message("label_$CHANNEL"), words.message("channel_$IN_PERSON"))
                    .fill(words.message("label_$WHEN"), "أيام الأحد").fill(words.message("label_$CIRCUMSTANCES"), "احتُجزت في بيت بلا أجر.")
                    .press(words.message("goOn")).expect(name);
            fits(phone);
            phone.press(words.message("referNow"));
            assertEquals(words.message("referredTitle"), phone.heading());
            reference = phone.page().locator("#reference").innerText();
        });
    }

    /// The case, found by the reference in the box that is on every page.
    private Screen found(Screen phone) {
        phone.fill(words.say("find.box"), reference).press(words.say("find.do")).follow(reference);
        fits(phone);
        return phone;
    }

    private void decided(String task) {
        as("authority", phone -> {
            found(phone).press(words.button(task)).choose(words.ask(task, "outcome"), words.say("code.POSITIVE"))
                    .fill(words.ask(task, "test"), "اشتباه معقول").fill(words.ask(task, "reasons"), "روايتها متسقة.").press(words.say("continue"));
            if (task.equals("decideConclusive")) {
                phone.press(words.say("continue"));
            }
            fits(phone);
            phone.press(words.send(task)).expect(words.say(task + ".done"));
        });
    }

    /// @return the reference of the hold
    private String placeFound() {
        var found = new String[1];
        as("ngo", phone -> {
            phone.follow(words.say("desk.title")).follow(words.say("searchAvailability.title"))
                    .selectCode(words.ask("searchAvailability", "region"), OneBedShelter.REGION)
                    .fill(words.ask("searchAvailability", "women"), "1").fill(words.ask("searchAvailability", "nights"), "1");
            for (var need : List.of("STEP_FREE", "GROUND_FLOOR_ROOM", "WHEELCHAIR_BATHROOM", "HEARING_LOOP", "VISUAL_ALARM", "PETS", "MEDICAL_ISOLATION",
                    "HIGH_SECURITY")) {
                phone.check(words.say("code.AccommodationNeed." + need));
            }
            phone.press(words.send("searchAvailability"));
            fits(phone);
            phone.press(words.button("holdOffer"), words.button("requestPlacement"))
                    .choose(words.ask("requestPlacement", "purpose"), words.say("code.StayPurpose.EMERGENCY"))
                    .press(words.say("continue"), words.send("requestPlacement"));
            fits(phone);
            found[0] = phone.heading();
        });
        return found[0];
    }

    private void taken(String place) {
        as("shelter", phone -> {
            phone.follow(words.say("desk.title")).follow(words.say("whoAsks.title")).follow(place)
                    .press(words.button("acceptPlacement"), words.send("acceptPlacement"), words.button("giveHandover"))
                    .fill(words.ask("giveHandover", "meetingPoint"), "الصيدلية عند المحطة").fill(words.ask("giveHandover", "call"), "Rosa, 020 7946 0000")
                    .choose(words.ask("giveHandover", "travelTime"), words.say("code.TravelTime.UNDER_30_MINUTES"))
                    .choose(words.ask("giveHandover", "transport"), words.say("code.HandoverTransport.SHELTER_FETCHES"))
                    .press(words.say("continue"), words.send("giveHandover"));
            fits(phone);
            phone.press(words.button("recordArrival"), words.send("recordArrival")).expect(words.say("recordArrival.done"));
        });
    }

    private void told() {
        as("authority", phone -> found(phone).press(words.button("recordTelling")).enter(words.ask("recordTelling", "on"), day())
                .choose(words.ask("recordTelling", "by"), words.say("code.TellingChannel.IN_PERSON"))
                .press(words.say("continue"), words.send("recordTelling")).expect(words.say("recordTelling.done")));
    }

    private void closed() {
        as("authority", phone -> found(phone).press(words.button("beginTransition"), words.send("beginTransition"))
                .expect(words.say("beginTransition.done")).press(words.button("closeCase"))
                .fill(words.ask("closeCase", "reasons"), "تعيش مستقلة.").press(words.say("continue"), words.send("closeCase"))
                .expect(words.say("closeCase.done")).expect(words.say("caseFile.over")));
    }
}

package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.portal.qr.QrCode;

/// Phones of inspectors, and the forms that they sent.
@QuarkusTest
class PhonePagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1";
    private static final String PHONE = "0190b6d2-0000-7000-8000-0000000000b1";
    private static final String FORM = "0190b6d2-0000-7000-8000-0000000000b2";
    private static final String VISIT = "0190b6d2-0000-7000-8000-0000000000b3";
    private static final String WORKPLACE = "0190b6d2-0000-7000-8000-0000000000b4";
    private static final String DESK = "/portal/desk";
    private static final String SECRET = "mJ0d3o9Zq_TestSecret_8vQ2";

    private static String phone(String state, String more) {
        return """
                {"id":"%s","subject":"s-1","inspector":"Ida Inspector","name":"Blue phone","state":"%s","addedAt":"2026-11-28T09:00:00Z","expiresAt":"2026-12-28T09:00:00Z"%s}
                """.formatted(PHONE, state, more);
    }

    private static String said(String note) {
        return "{\"workplace\":\"%s\",\"startedAt\":\"2026-11-28T09:00:00Z\",\"findings\":[{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"EX01\"],\"note\":\"%s\"}]}".formatted(WORKPLACE, note);
    }

    private static String form(String state, String more) {
        return """
                {"id":"%s","visit":"%s","subject":"s-1","phone":"%s","state":"%s","waitsFor":"ANOTHER_BODY","receivedAt":"2026-11-28T10:00:00Z",
                 "said":%s,"first":%s,"differences":["findings[0].note"]%s}
                """.formatted(FORM, VISIT, PHONE, state, said("a locked door"), said("a door"), more);
    }

    @BeforeEach
    void asInspector() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/phones", "{\"items\":[" + phone("ACTIVE", "") + "],\"next\":null}");
        gateway.say(API + "/phones/" + PHONE, phone("ACTIVE", ",\"lastUsedAt\":\"2026-11-28T12:00:00Z\""));
        gateway.say(API + "/form-submissions", "{\"items\":[" + form("WAITING", "") + "],\"next\":null}");
        gateway.say(API + "/form-submissions/" + FORM, form("WAITING", ""));
    }

    @Test
    void ok_200_a_phone_is_added_its_sign_in_is_shown_once_and_it_is_revoked() {
        Browser browser = aBrowser();
        assertThat(browser.open(DESK).select("main").text()).contains("Phones", "Forms from phones");
        Document list = browser.open(DESK + "/phones");
        assertThat(list.select("tbody").text()).contains("Blue phone", "Can sign in");
        Document check = browser.send(browser.open(DESK + "/phones/new"), DESK + "/phones/new", "name", "Blue phone", "days", "30", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/phones", """
                {"id":"%s","name":"Blue phone","address":"https://palermo.example/openrosa/v1","username":"s-1","password":"%s","settings":"{}","code":"eJyrrgUAAXUA+Q=="}
                """.formatted(PHONE, SECRET));
        Document shown = browser.send(check, DESK + "/phones/new", "_go", "send");
        assertThat(shown.select("main").text()).contains(SECRET, "https://palermo.example/openrosa/v1", "shown only here and only now");
        assertThat(squares(shown)).as("the picture is the code of the same text").isEqualTo(squares(QrCode.of("eJyrrgUAAXUA+Q==")));
        assertThat(shown.select("svg[role=img] desc").text()).contains("QR code of the settings below");
        assertThat(browser.seen.getLast().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(shown.select("[style]")).as("the policy of the page allows no inline style").isEmpty();
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("name", "Blue phone").put("days", 30));
        Document phone = browser.open(DESK + "/phones/" + PHONE);
        assertThat(phone.select("main").text()).contains("Blue phone", "Revoke").doesNotContain(SECRET);
        PageRulesTest.expectWhole(browser, browser.get(DESK + "/phones/" + PHONE));
        Document ask = browser.open(DESK + "/phones/" + PHONE + "/revoke");
        TestEnvironment.gateway.say("POST " + API + "/phones/" + PHONE + "/revoke", phone("REVOKED", ",\"revokedAt\":\"2026-11-28T13:00:00Z\",\"revokedBy\":\"s-1\""));
        assertThat(browser.send(ask, DESK + "/phones/" + PHONE + "/revoke", "_go", "send").select(".govuk-notification-banner").text()).contains("The phone is revoked.");
        TestEnvironment.gateway.say(API + "/phones/" + PHONE, phone("REVOKED", ",\"revokedAt\":\"2026-11-28T13:00:00Z\",\"revokedBy\":\"s-1\""));
        assertThat(browser.open(DESK + "/phones/" + PHONE).select("main a").eachAttr("href")).doesNotContain(DESK + "/phones/" + PHONE + "/revoke");
    }

    /// The dark squares of the picture: rows of rectangles, five pixels a square, with a margin of four squares.
    private static Set<String> squares(Document page) {
        Matcher rectangle = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v5h-\\d+z").matcher(page.select("svg path.palermo-drawing-squares").attr("d"));
        Set<String> squares = new TreeSet<>();
        while (rectangle.find()) {
            for (int x = 0; x < Integer.parseInt(rectangle.group(3)); x += 5) {
                squares.add(((Integer.parseInt(rectangle.group(1)) + x) / 5 - 4) + " " + (Integer.parseInt(rectangle.group(2)) / 5 - 4));
            }
        }
        return squares;
    }

    private static Set<String> squares(QrCode code) {
        Set<String> squares = new TreeSet<>();
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.dark(x, y)) {
                    squares.add(x + " " + y);
                }
            }
        }
        return squares;
    }

    @Test
    void ok_200_the_chief_sees_whose_phone_it_is() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        assertThat(aBrowser().open(DESK + "/phones").select("tbody").text()).contains("Ida Inspector", "Blue phone");
    }

    @Test
    void ok_200_a_person_chooses_between_two_forms() {
        Browser browser = aBrowser();
        assertThat(browser.open(DESK + "/sent-forms").select("tbody").text()).contains("Waits for a choice", "another form under the same id");
        String page = DESK + "/sent-forms/" + FORM;
        Document form = browser.open(page);
        assertThat(form.select("main").text()).contains("a locked door", "a door", "findings[0].note");
        assertThat(form.select("main a").eachAttr("href")).contains(page + "/choice");
        PageRulesTest.expectWhole(browser, browser.get(page));
        Document check = browser.send(browser.open(page + "/choice"), page + "/choice", "outcome", "BOTH", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/form-submissions/" + FORM + "/settle", form("SETTLED", ",\"outcome\":\"BOTH\",\"settledBy\":\"s-1\",\"settledAt\":\"2026-11-28T11:00:00Z\""));
        assertThat(browser.send(check, page + "/choice", "_go", "send").select(".govuk-notification-banner").text()).contains("Your choice is recorded.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "BOTH"));
        TestEnvironment.gateway.say(API + "/form-submissions/" + FORM, form("SETTLED", ",\"outcome\":\"BOTH\",\"settledBy\":\"s-1\",\"settledAt\":\"2026-11-28T11:00:00Z\""));
        Document settled = browser.open(page);
        assertThat(settled.select("main").text()).contains("Both forms");
        assertThat(settled.select("main a").eachAttr("href")).doesNotContain(page + "/choice");
    }

    @Test
    void forbidden_403_for_another_role() {
        signInAs("NGO", "ngo");
        Browser browser = aBrowser();
        assertThat(browser.get(DESK + "/phones").statusCode()).isEqualTo(403);
        assertThat(browser.get(DESK + "/sent-forms/" + FORM).statusCode()).isEqualTo(403);
    }
}

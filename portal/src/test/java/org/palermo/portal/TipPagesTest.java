package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The public page for tips, and the credentials of partners.
@QuarkusTest
class TipPagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1";
    private static final String PAGE = "/portal/tip";
    private static final String ID = "0190b6d2-0000-7000-8000-0000000000c1";
    private static final String CREDENTIAL = "0190b6d2-0000-7000-8000-0000000000c2";
    private static final String AGREEMENT = API + "/partner-agreements/" + ID;
    private static final String DESK = "/portal/desk/partner-agreements/" + ID;
    private static final String SECRET = "mJ0d3o9Zq_TestSecret_8vQ2";
    private static final String[] TYPED = {"country", "GB", "what", "They sleep behind the mill", "place", "Mill Lane", "placeKind", "FACTORY"};

    private static String credential(String state, String more) {
        return """
                {"id":"%s","agreement":"%s","name":"Payments system","state":"%s","madeAt":"2026-11-28T09:00:00Z","expiresAt":"2027-01-01T00:00:00Z"%s}
                """.formatted(CREDENTIAL, ID, state, more);
    }

    private static void anAgreement(boolean current) {
        TestEnvironment.gateway.say(AGREEMENT, """
                {"id":"%s","partner":"Bank of Zed","kind":"BANK","purpose":"Accounts that take the wages of many","legalBasis":"Act 7","fields":["ACCOUNTS","PLACE_KIND"],
                 "validFrom":"2026-01-01","validUntil":"2026-12-31","current":%s,"recordedAt":"2026-01-01T00:00:00Z"}""".formatted(ID, current));
        TestEnvironment.gateway.say(AGREEMENT + "/credentials", "{\"items\":[" + credential("ACTIVE", "") + "],\"next\":null}");
        TestEnvironment.gateway.say(AGREEMENT + "/credentials/" + CREDENTIAL, credential("ACTIVE", ",\"lastUsedAt\":\"2026-11-28T12:00:00Z\""));
    }

    @Test
    void ok_200_anybody_tells_without_an_account_and_nothing_stays_in_the_browser() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal").select("main a").eachAttr("href")).contains(PAGE);
        for (String language : new String[] {"en", "fr", "es", "ar", "ru", "zh"}) {
            PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=" + language));
        }
        Document form = browser.open(PAGE + "?lang=en");
        assertThat(browser.cookie("palermo_language")).isEqualTo("en");
        assertThat(form.select("main").text()).contains("Leave this page", "You need no account", "first call the police");
        assertThat(form.select("input[type=text], textarea").eachAttr("autocomplete")).containsOnly("off");
        TestEnvironment.gateway.say("POST " + API + "/public-tips", "{\"reference\":\"T-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        Document sent = browser.send(form, PAGE, "country", "GB", "what", "They sleep behind the mill", "place", "Mill Lane", "placeKind", "FACTORY", "concern", "LABOUR",
                "day", "5", "month", "1", "year", "2026", "contact", "after six");
        assertThat(sent.select("main").text()).contains("T-7ZPK-3M0Q-VH").doesNotContain("mill", "Mill Lane", "after six", "Call the police");
        assertThat(sent.select("main").text().toLowerCase(Locale.ROOT)).doesNotContain(" safe");
        FakeGateway.Request request = TestEnvironment.gateway.last("POST");
        assertThat(request.authorization()).isNull();
        assertThat(request.query()).isNull();
        assertThat(request.forwardedFor()).as("whose tips the gateway counts").isEqualTo("127.0.0.1");
        assertThat(new JsonObject(request.body())).isEqualTo(new JsonObject().put("country", "GB").put("what", "They sleep behind the mill").put("place", "Mill Lane")
                .put("placeKind", "FACTORY").put("concern", "LABOUR").put("seenOn", "2026-01-05").put("contact", "after six"));
        assertThat(browser.seen.getLast().headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("palermo_form=") && cookie.contains("Max-Age=0"));
        assertThat(browser.cookies()).as("not even the language that was chosen").isEmpty();
    }

    @Test
    void ok_200_numbers_to_call_when_somebody_is_in_danger() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE);
        TestEnvironment.gateway.say("POST " + API + "/public-tips", """
                {"reference":"T-7ZPK-3M0Q-VH","receivedAt":"2026-11-28T09:00:00Z","call":[{"country":"GB","name":"Police, in an emergency","phone":"999","web":"https://www.police.uk",
                 "languages":["en"],"source":"s","unverified":true}]}""");
        Document sent = browser.send(form, PAGE, "country", "GB", "what", "w", "place", "p", "placeKind", "HOME", "dangerNow", "true");
        assertThat(sent.select("main").text()).contains("Somebody is in danger now", "Police, in an emergency", "999");
        assertThat(sent.select("a[href=tel:999]")).hasSize(1);
        PageRulesTest.expectWhole(browser, browser.seen.getLast());
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getBoolean("dangerNow")).isTrue();
        Document again = browser.open(PAGE);
        TestEnvironment.gateway.say("POST " + API + "/public-tips", "{\"reference\":\"T-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\",\"call\":[]}");
        assertThat(browser.send(again, PAGE, "country", "GB", "what", "w", "place", "p", "placeKind", "HOME", "dangerNow", "true").select("main").text())
                .contains("Call the police or the emergency number");
    }

    @Test
    void invalid_400_says_what_to_correct_and_keeps_what_was_typed() {
        Browser browser = aBrowser();
        Document again = browser.send(browser.open(PAGE), PAGE, "country", "GB", "place", "Mill Lane", "day", "31", "month", "2", "year", "2026");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#what", "#placeKind", "#seenOn");
        assertThat(again.select("#place").text()).isEqualTo("Mill Lane");
        PageRulesTest.expectWhole(browser, browser.seen.getLast());
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().endsWith("/public-tips"));
        Document future = browser.send(again, PAGE, "country", "GB", "what", "w", "place", "p", "placeKind", "FARM", "day", "1", "month", "1", "year", "2999");
        assertThat(future.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#seenOn");
    }

    @ParameterizedTest
    @CsvSource({"/portal/tip, /public-tips", "/portal/complaint, /public-complaints"})
    void a_line_break_counts_once_although_browsers_send_two_characters(String page, String operation) {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say("POST " + API + operation, "{\"reference\":\"T-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        Document form = browser.open(page);
        String longest = ("a".repeat(39) + "\n").repeat(99) + "a".repeat(40);
        String[] typed = {"country", "GB", "what", longest.replace("\n", "\r\n"), "place", "Mill Lane"};
        Document sent = page.equals(PAGE) ? browser.send(form, page, Stream.concat(Stream.of(typed), Stream.of("placeKind", "FARM")).toArray(String[]::new))
                : browser.send(form, page, typed);
        assertThat(sent.select("main").text()).contains("T-7ZPK-3M0Q-VH");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("what")).hasSize(4000).isEqualTo(longest);
    }

    @Test
    void ok_200_the_forms_in_other_tabs_of_who_is_signed_in_can_still_be_sent() {
        Browser browser = aBrowser();
        Document other = browser.open("/portal/morning");
        TestEnvironment.gateway.say("POST " + API + "/public-tips", "{\"reference\":\"T-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        assertThat(browser.send(browser.open(PAGE), PAGE, TYPED).select("main").text()).contains("T-7ZPK-3M0Q-VH");
        assertThat(browser.submit(other.selectFirst("form[action=/portal/sign-out]")).uri().getPath()).isEqualTo("/portal/signed-out");
    }

    @Test
    void invalid_400_where_there_are_several_countries_one_is_chosen() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE);
        assertThat(form.select("#country option").eachAttr("value")).startsWith("", "GB").hasSizeGreaterThan(2);
        assertThat(form.select("#country option[selected]")).isEmpty();
        Document again = browser.send(form, PAGE, "country", "", "what", "w", "place", "p", "placeKind", "FARM");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#country");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().endsWith("/public-tips"));
        JsonObject countries = new JsonObject(FakeGateway.recorded("countries"));
        countries.put("items", new JsonArray().add(countries.getJsonArray("items").getJsonObject(0)));
        TestEnvironment.gateway.say(FakeGateway.COUNTRIES, countries.encode());
        assertThat(browser.open(PAGE).select("#country option").eachAttr("value")).as("nothing to choose").hasSize(1).doesNotContain("");
    }

    @Test
    void away_503_too_many_or_no_answer_and_what_was_typed_stays() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.problem("POST " + API + "/public-tips", 429, "limit:complaints");
        Document again = browser.send(browser.open(PAGE), PAGE, TYPED);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(503);
        assertThat(again.select(".govuk-error-summary").text()).contains("We do not know whether it came in");
        assertThat(again.select("#what").text()).isEqualTo("They sleep behind the mill");
        TestEnvironment.gateway.refuseFields("POST " + API + "/public-tips", "what");
        browser.send(again, PAGE, TYPED);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
    }

    @Test
    void away_503_the_countries_do_not_answer_and_what_was_typed_stays() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE);
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        Document again = browser.send(form, PAGE, "country", "XK", "what", "They sleep behind the mill", "place", "Mill Lane",
                "placeKind", "FACTORY", "day", "5", "contact", "after six", "dangerNow", "true");
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(503);
        assertThat(again.select(".govuk-error-summary").text()).contains("It was not sent", "still here");
        assertThat(again.select("#what, #place").eachText()).containsExactly("They sleep behind the mill", "Mill Lane");
        assertThat(again.select("#seenOn, #contact").eachAttr("value")).containsExactly("5", "after six");
        assertThat(again.select("option[selected]").eachAttr("value")).containsExactly("XK", "FACTORY");
        assertThat(again.select("input[name=dangerNow]").hasAttr("checked")).isTrue();
        PageRulesTest.expectWhole(browser, browser.seen.getLast());
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().endsWith("/public-tips"));
        TestEnvironment.gateway.reset();
        TestEnvironment.gateway.say("POST " + API + "/public-tips",
                "{\"reference\":\"T-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        assertThat(browser.send(again, PAGE, TYPED).select("main").text()).contains("T-7ZPK-3M0Q-VH");
    }

    @Test
    void ok_200_a_credential_is_made_its_secret_is_shown_once_and_it_is_revoked() {
        anAgreement(true);
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(DESK));
        assertThat(browser.open(DESK).select("main").text()).contains("Kind of place", "Payments system", "Can sign in", "Make a credential");
        String path = DESK + "/credentials/new";
        Document check = browser.send(browser.open(path), path, "name", "Payments system", "_go", "next");
        TestEnvironment.gateway.say("POST " + AGREEMENT + "/credentials", """
                {"id":"%s","name":"Payments system","address":"https://palermo.example/api/inspection/v1/partner-tips","username":"%s","password":"%s","expiresAt":"2027-01-01T00:00:00Z"}
                """.formatted(CREDENTIAL, CREDENTIAL, SECRET));
        Document shown = browser.send(check, path, "_go", "send");
        assertThat(shown.select("main").text()).contains(SECRET, "https://palermo.example/api/inspection/v1/partner-tips", "only here and only now");
        assertThat(shown.location()).as("not kept").endsWith(path);
        assertThat(browser.seen.getLast().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("name", "Payments system"));
        String one = DESK + "/credentials/" + CREDENTIAL;
        assertThat(browser.open(one).select("main").text()).contains("Payments system", "Revoke this credential").doesNotContain(SECRET);
        PageRulesTest.expectWhole(browser, browser.get(one + "?lang=ar"));
        Document ask = browser.open(one + "/revoke?lang=en");
        TestEnvironment.gateway.say("POST " + AGREEMENT + "/credentials/" + CREDENTIAL + "/revoke", credential("REVOKED", ",\"revokedAt\":\"2026-11-28T13:00:00Z\""));
        assertThat(browser.send(ask, one + "/revoke", "_go", "send").select(".govuk-notification-banner").text()).contains("The credential is revoked.");
    }

    @Test
    void an_inspector_sees_no_credential_and_an_agreement_that_is_over_gets_none() {
        anAgreement(true);
        signInAs("LABOUR_INSPECTORATE", "inspector");
        assertThat(aBrowser().open(DESK).select("main").text()).contains("Bank of Zed").doesNotContain("Payments system", "Make a credential");
        assertThat(aBrowser().get(DESK + "/credentials/" + CREDENTIAL).statusCode()).isEqualTo(403);
        anAgreement(false);
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        assertThat(aBrowser().open(DESK).select("main").text()).contains("Payments system").doesNotContain("Make a credential");
    }
}

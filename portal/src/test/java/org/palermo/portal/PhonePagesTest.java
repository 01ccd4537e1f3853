package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
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
    private static final String FINDING = "0190b6d2-0000-7000-8000-0000000000b7";
    private static final String ATTACHMENT = "0190b6d2-0000-7000-8000-0000000000b5";
    private static final String EVIDENCE = "0190b6d2-0000-7000-8000-0000000000b6";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 0};
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
                 "inspector":"Ida Inspector","phoneName":"Blue phone","firstReceivedAt":"2026-11-28T09:50:00Z","firstPhoneName":"Red phone",
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
        assertThat(shown.location()).as("not kept").endsWith(DESK + "/phones/new");
        assertThat(browser.seen.getLast().request().method()).isEqualTo("POST");
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
        assertThat(form.select("main").text()).contains("a locked door", "a door", "Red phone", "Blue phone", "Ida Inspector");
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

    private static String field(String name, String part, String standing, String other, String more) {
        return "{\"field\":\"%s\",\"part\":\"%s\",\"finding\":1,\"standing\":%s,\"other\":%s,\"open\":true%s}".formatted(name, part, standing, other, more);
    }

    @Test
    void ok_200_a_person_chooses_field_by_field() {
        FakeGateway gateway = TestEnvironment.gateway;
        String workers = "{\"workers\":2}";
        String more = "{\"workers\":5}";
        String path = API + "/form-submissions/" + FORM;
        String note = field("findings[0].note", "NOTE", "{\"note\":\"a door\"}", "{\"note\":\"a locked door\"}", "");
        gateway.say(path, form("WAITING", ",\"fields\":[%s,%s],\"undecided\":2".formatted(field("findings[0].workers", "WORKERS", workers, more, ""), note)));
        Browser browser = aBrowser();
        String page = DESK + "/sent-forms/" + FORM;
        Document form = browser.open(page);
        PageRulesTest.expectWhole(browser, browser.get(page));
        assertThat(form.select("section:has(h2#fields) tbody tr").first().text()).contains("Workers", "1", "2", "5", "Keep what is recorded", "Take the value of this form");
        assertThat(form.select("section:has(h2#fields)").text()).doesNotContain("findings[0]", "Record your choices");
        gateway.say("POST " + path + "/choices", form("WAITING", ""));
        String taken = field("findings[0].workers", "WORKERS", workers, more, ",\"take\":\"OTHER\",\"holds\":" + more);
        gateway.say(path, form("WAITING", ",\"fields\":[%s],\"undecided\":0".formatted(taken)));
        Document chosen = browser.send(form, page + "/other");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("field", "findings[0].workers").put("take", "OTHER"));
        assertThat(chosen.select(".govuk-notification-banner").text()).contains("Chosen: what this form says.");
        assertThat(chosen.select("main a").eachAttr("href")).contains(page + "/fields");
        Document check = browser.send(browser.open(page + "/fields"), page + "/fields", "reason", "Counted again.", "_go", "next");
        assertThat(check.select("main").text()).contains("1 · Workers · 5", "Counted again.");
        gateway.say("POST " + path + "/settle", form("SETTLED", ",\"outcome\":\"FIELDS\""));
        assertThat(browser.send(check, page + "/fields", "_go", "send").select(".govuk-notification-banner").text()).contains("Your choices are recorded.");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "FIELDS").put("reason", "Counted again."));
    }

    @Test
    void ok_200_a_violation_that_was_not_law_on_its_day_is_looked_at() {
        FakeGateway gateway = TestEnvironment.gateway;
        String path = API + "/form-submissions/" + FORM;
        String other = "{\"violation\":{\"code\":\"NO_WRITTEN_TERMS\",\"text\":\"Worker not told the terms\","
                + "\"actedOn\":\"2001-05-01\",\"workers\":1}}";
        String field = "{\"field\":\"findings[0].violations[0]\",\"part\":\"VIOLATION\",\"finding\":1,\"other\":" + other + ",\"open\":false}";
        gateway.say(path, form("WAITING", ",\"fields\":[" + field + "],\"undecided\":0").replace("ANOTHER_BODY", "VIOLATION"));
        Browser browser = aBrowser();
        String page = DESK + "/sent-forms/" + FORM;
        Document form = browser.open(page);
        PageRulesTest.expectWhole(browser, browser.get(page));
        assertThat(form.select("main").text()).contains("It names a violation that was not law on that day")
                .doesNotContain("Field by field", "Choose a whole form", "What the first form says");
        assertThat(form.select("section:has(h2#question) tbody").text()).contains("Worker not told the terms", "2001")
                .doesNotContain("NO_WRITTEN_TERMS");
        assertThat(browser.open(page + "/choice").select("form button[value=next]")).isEmpty();
        Document ask = browser.open(page + "/question");
        gateway.say("POST " + path + "/settle", form("SETTLED", ",\"outcome\":\"FIRST\"").replace("ANOTHER_BODY", "VIOLATION"));
        assertThat(browser.send(ask, page + "/question", "_go", "send").select(".govuk-notification-banner").text())
                .contains("somebody has looked at it");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "FIRST"));
    }

    @Test
    void ok_200_a_text_about_migration_status_is_shown_to_whoever_takes_the_words_out() {
        FakeGateway gateway = TestEnvironment.gateway;
        String path = API + "/form-submissions/" + FORM;
        String field = "{\"field\":\"findings[0].note\",\"part\":\"NOTE\",\"finding\":1,\"other\":{\"note\":\"her visa expired\"},\"open\":false}";
        gateway.say(path, form("WAITING", ",\"fields\":[" + field + "],\"undecided\":0").replace("ANOTHER_BODY", "TEXT"));
        Browser browser = aBrowser();
        String page = DESK + "/sent-forms/" + FORM;
        Document form = browser.open(page);
        assertThat(form.select("main").text()).contains("A text in it is about migration status and was not recorded", "Correct how you entered the household").doesNotContain("Field by field");
        assertThat(form.select("section:has(h2#question) tbody").text()).contains("her visa expired");
        gateway.say("POST " + path + "/settle", form("SETTLED", ",\"outcome\":\"FIRST\"").replace("ANOTHER_BODY", "TEXT"));
        browser.send(browser.open(page + "/question"), page + "/question", "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "FIRST"));
    }

    @Test
    void ok_200_a_warrant_that_does_not_fit_the_visit_is_shown() {
        FakeGateway gateway = TestEnvironment.gateway;
        String field = "{\"field\":\"entry\",\"part\":\"HOUSEHOLD_ENTRY\",\"other\":{\"entry\":{\"warrantNumber\":\"W 7\",\"warrantCourt\":\"Leeds\","
                + "\"warrantIssuedOn\":\"2026-01-07\",\"warrantScope\":\"all\"}},\"open\":false}";
        gateway.say(API + "/form-submissions/" + FORM,
                form("WAITING", ",\"fields\":[" + field + "],\"undecided\":0").replace("ANOTHER_BODY", "ENTRY"));
        Document form = aBrowser().open(DESK + "/sent-forms/" + FORM);
        assertThat(form.select("main").text()).contains("The consent or the warrant in it does not fit the visit and was not recorded",
                "Correct how you entered the household", "Say that you have looked at it").doesNotContain("Field by field");
        assertThat(form.select("section:has(h2#question) tbody").text()).contains("Leeds", "7 Jan 2026");
    }

    /// Another body of a finding that an app had recorded without a form.
    @Test
    void ok_200_another_body_of_a_finding_is_settled_or_what_is_recorded_is_kept() {
        FakeGateway gateway = TestEnvironment.gateway;
        String path = API + "/form-submissions/" + FORM;
        String about = "{\"id\":\"%s\",\"visit\":\"%s\",\"finding\":\"%s\",\"subject\":\"s-1\",\"inspector\":\"Ida Inspector\","
                .formatted(FORM, VISIT, FINDING)
                + "\"waitsFor\":\"ANOTHER_FINDING\",\"receivedAt\":\"2026-11-28T10:00:00Z\",\"said\":{\"findings\":[{\"subject\":\"ADULT\","
                + "\"workers\":5,\"indicators\":[\"EX01\"],\"note\":\"a door\"}],\"suspectedVictims\":3}";
        String workers = field("findings[0].workers", "WORKERS", "{\"workers\":2}", "{\"workers\":5}", "");
        gateway.say(path, about + ",\"state\":\"WAITING\",\"fields\":[" + workers + "],\"undecided\":1}");
        Browser browser = aBrowser();
        String page = DESK + "/sent-forms/" + FORM;
        Document form = browser.open(page);
        PageRulesTest.expectWhole(browser, browser.get(page));
        assertThat(form.select("main").text()).contains("recorded under the same id, with other values", "Field by field")
                .doesNotContain("ANOTHER_FINDING", "Choose a whole form", "What the first form says");
        assertThat(form.select("section:has(h2#persons)").text()).contains("3", "Who they are is not kept here");
        assertThat(form.select("main a").eachAttr("href")).contains(DESK + "/visits/" + VISIT + "/findings/" + FINDING, page + "/kept");
        assertThat(browser.open(page + "/choice").select("form button[value=next]")).isEmpty();
        Document ask = browser.open(page + "/kept");
        gateway.say("POST " + path + "/settle", about + ",\"state\":\"SETTLED\",\"outcome\":\"FIRST\"}");
        assertThat(browser.send(ask, page + "/kept", "_go", "send").select(".govuk-notification-banner").text())
                .contains("Recorded: nothing changes.");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "FIRST"));
    }

    /// Another body of the answers of a visit, and of a person who was added to a finding.
    @Test
    void ok_200_another_body_of_a_step_is_settled_field_by_field_and_of_a_person_nothing_is_shown() {
        FakeGateway gateway = TestEnvironment.gateway;
        String path = API + "/form-submissions/" + FORM;
        String about = "{\"id\":\"%s\",\"visit\":\"%s\",\"subject\":\"s-1\",\"inspector\":\"Ida Inspector\",\"state\":\"WAITING\","
                .formatted(FORM, VISIT) + "\"receivedAt\":\"2026-11-28T10:00:00Z\",\"waitsFor\":";
        String answer = "{\"answer\":{\"checklist\":\"Work on farms\",\"question\":\"Are children at work?\",\"value\":\"%s\"}}";
        gateway.say(path, about + "\"ANOTHER_STEP\",\"said\":{\"findings\":[],\"values\":[{\"part\":\"ANSWER\",\"value\":"
                + answer.formatted("NOT_SEEN") + "},{\"part\":\"INTERVIEW\",\"value\":{\"values\":{\"workers\":7}}}]},\"fields\":["
                + field("answers[0]", "ANSWER", answer.formatted("NO"), answer.formatted("NOT_SEEN"), "") + "],\"undecided\":1}");
        Browser browser = aBrowser();
        String page = DESK + "/sent-forms/" + FORM;
        Document form = browser.open(page);
        PageRulesTest.expectWhole(browser, browser.get(page));
        assertThat(form.select("main").text()).contains("A step of the visit had been recorded under the same id", "Field by field")
                .doesNotContain("ANOTHER_STEP", "NOT_SEEN", "Findings in this form");
        assertThat(form.select("section:has(h2#fields) tbody").text()).contains("Are children at work?", "No", "Not seen");
        assertThat(form.select("section:has(h2#saidValues) tbody").text()).contains("Answer", "Not seen", "How the interview was held", "7");
        assertThat(form.select("main a").eachAttr("href")).contains(page + "/kept");
        gateway.say(path, about + "\"ANOTHER_PERSON\",\"finding\":\"" + FINDING
                + "\",\"said\":{\"findings\":[],\"suspectedVictims\":1},\"fields\":[],\"undecided\":0}");
        form = browser.open(page);
        PageRulesTest.expectWhole(browser, browser.get(page));
        assertThat(form.select("main").text()).contains("Another suspected victim had been reported under the same id",
                "Who they are is not kept here").doesNotContain("Field by field", "ANOTHER_PERSON");
        assertThat(form.select("main a").eachAttr("href")).contains(DESK + "/visits/" + VISIT + "/findings/" + FINDING, page + "/kept");
    }

    private static String attachment(String more) {
        return """
                {"id":"%s","visit":"%s","name":"door.png","type":"image/png","size":12,"sha256":"abcd","shown":true,"shownSha256":"ef01","addedBy":"s-1",
                 "inspector":"Ida Inspector","addedAt":"2026-11-28T10:00:00Z"%s}
                """.formatted(ATTACHMENT, VISIT, more);
    }

    @Test
    void ok_200_a_photograph_from_a_phone_is_shown_downloaded_and_kept_as_evidence() {
        FakeGateway gateway = TestEnvironment.gateway;
        String ofVisit = API + "/visits/" + VISIT;
        gateway.say(ofVisit, "{\"id\":\"%s\",\"workplace\":\"%s\",\"country\":\"GB\",\"startedAt\":\"2026-11-28T09:00:00Z\",\"checklist\":\"ilo-ec-2009\",\"recordedAt\":\"2026-11-28T12:00:00Z\"}"
                .formatted(VISIT, WORKPLACE));
        gateway.say(ofVisit + "/findings", "{\"items\":[],\"next\":null}");
        gateway.say(ofVisit + "/attachments", "{\"items\":[" + attachment("") + "],\"next\":null}");
        gateway.say(ofVisit + "/attachments/" + ATTACHMENT, attachment(""));
        gateway.file(API + "/attachments/" + ATTACHMENT + "/picture", "image/png", "inline", PNG);
        gateway.file(API + "/attachments/" + ATTACHMENT + "/content", "application/octet-stream", "attachment; filename*=UTF-8''door.png", PNG);
        Browser browser = aBrowser();
        String page = DESK + "/visits/" + VISIT + "/attachments/" + ATTACHMENT;
        for (String from : new String[] {DESK + "/visits/" + VISIT, DESK + "/sent-forms/" + FORM}) {
            assertThat(browser.open(from).select("section:has(h2#attachments) tbody").text()).contains("door.png", "image/png", "12", "Ida Inspector");
            assertThat(browser.open(from).select("section:has(h2#attachments) tbody a").attr("href")).isEqualTo(page);
        }
        Document file = browser.open(page);
        PageRulesTest.expectWhole(browser, browser.get(page));
        HttpResponse<byte[]> shown = browser.bytes(file.selectFirst("img.palermo-picture").attr("src"));
        assertThat(shown.body()).isEqualTo(PNG);
        assertThat(shown.headers().allValues("Content-Disposition")).containsExactly("inline");
        assertThat(shown.headers().allValues("Content-Security-Policy")).contains("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(shown.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        HttpResponse<byte[]> kept = browser.bytes(file.selectFirst("section:has(h2#file) dd a").attr("href"));
        assertThat(kept.body()).isEqualTo(PNG);
        assertThat(kept.headers().allValues("Content-Disposition")).containsExactly("attachment; filename*=UTF-8''door.png");
        gateway.file(API + "/attachments/" + ATTACHMENT + "/picture", "text/html", "inline", PNG);
        assertThat(browser.get(page + "/picture").statusCode()).isEqualTo(404);

        String task = page + "/evidence";
        assertThat(file.select("main a").eachAttr("href")).contains(task);
        Document check = browser.send(browser.open(task), task, "kind", "PHOTOGRAPH", "description", "The only door", "_go", "next");
        assertThat(check.select("main").text()).contains("Photograph", "The only door");
        gateway.say("POST " + ofVisit + "/attachments/" + ATTACHMENT + "/evidence", "{\"id\":\"%s\",\"visit\":\"%s\"}".formatted(EVIDENCE, VISIT));
        gateway.say(ofVisit + "/evidence/" + EVIDENCE, """
                {"id":"%s","visit":"%s","kind":"PHOTOGRAPH","type":"PNG","state":"KEPT","name":"door.png","shown":true,"size":12,"sha256":"abcd","scanned":"CLEAN","addedBy":"s-1",
                 "addedAt":"2026-11-28T11:00:00Z","attachment":"%s","custody":[{"step":"ATTACHED","at":"2026-11-28T10:00:00Z","recordedBy":"s-1","recordedAt":"2026-11-28T11:00:00Z"}]}
                """.formatted(EVIDENCE, VISIT, ATTACHMENT));
        gateway.say(API + "/team", "{\"items\":[{\"subject\":\"s-1\",\"name\":\"Ida Inspector\",\"visitsPerWeek\":5,\"joinedAt\":\"2026-11-01T09:00:00Z\",\"leftAt\":\"2026-11-29T09:00:00Z\",\"version\":0}],\"next\":null}");
        Document evidence = browser.send(check, task, "_go", "send");
        assertThat(evidence.select(".govuk-notification-banner").text()).contains("The file is kept as evidence.");
        assertThat(evidence.select("section:has(h2#custody)").text()).contains("File arrived", "Ida Inspector").doesNotContain("s-1");
        assertThat(evidence.select("section:has(h2#about)").text()).contains("Added by Ida Inspector");
        assertThat(gateway.requests).as("she has left the team").anyMatch(request -> request.path().equals(API + "/team") && "left=true".equals(request.query()));
        assertThat(evidence.select("section:has(h2#from) a").attr("href")).isEqualTo(page);
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("kind", "PHOTOGRAPH").put("description", "The only door"));

        gateway.say(ofVisit + "/attachments/" + ATTACHMENT, attachment(",\"evidence\":\"" + EVIDENCE + "\""));
        Document done = browser.open(page);
        assertThat(done.select("main a").eachAttr("href")).doesNotContain(task, page + "/removal")
                .contains(DESK + "/visits/" + VISIT + "/evidence/" + EVIDENCE);
    }

    @Test
    void ok_200_a_photograph_from_a_phone_is_removed_with_the_reason_and_its_page_says_so() {
        FakeGateway gateway = TestEnvironment.gateway;
        String ofVisit = API + "/visits/" + VISIT;
        String file = ofVisit + "/attachments/" + ATTACHMENT;
        gateway.say(file, attachment(""));
        gateway.say(API + "/team", "{\"items\":[{\"subject\":\"s-2\",\"name\":\"Clara Chief\",\"visitsPerWeek\":5,\"joinedAt\":\"2026-11-01T09:00:00Z\",\"version\":0}],\"next\":null}");
        Browser browser = aBrowser();
        String page = DESK + "/visits/" + VISIT + "/attachments/" + ATTACHMENT;
        String task = page + "/removal";
        assertThat(browser.open(page).select("main a").eachAttr("href")).contains(task);
        Document form = browser.open(task);
        assertThat(form.select("main").text()).contains("door.png", "can’t be brought back");
        assertThat(form.select("input[name=reason]").eachAttr("value")).containsExactly("WRONG_VISIT", "DUPLICATE", "SHOWS_SOMEBODY", "NOT_NEEDED");
        Document check = browser.send(form, task, "reason", "SHOWS_SOMEBODY", "_go", "next");
        assertThat(check.select("main").text()).contains("It shows somebody who is not concerned, or did not want it");
        String removed = """
                {"id":"%s","visit":"%s","size":12,"shown":false,"addedBy":"s-1","inspector":"Ida Inspector","addedAt":"2026-11-28T10:00:00Z",
                 "afterConflict":false,"removedFor":"SHOWS_SOMEBODY","removedBy":"s-2","removedAt":"2026-11-29T10:00:00Z"}
                """.formatted(ATTACHMENT, VISIT);
        gateway.say("POST " + file + "/removal", removed);
        gateway.say(file, removed);
        Document gone = browser.send(check, task, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("reason", "SHOWS_SOMEBODY"));
        assertThat(gone.select(".govuk-notification-banner").text()).contains("The file is removed.");
        assertThat(gone.select("section:has(h2#removed)").text()).contains("It shows somebody", "Clara Chief", "Ida Inspector").doesNotContain("s-2");
        assertThat(gone.select("main a").eachAttr("href")).doesNotContain(task, page + "/evidence", page + "/content");
        assertThat(gone.select("img.palermo-picture")).isEmpty();

        gateway.say(ofVisit + "/attachments", "{\"items\":[" + removed + "],\"next\":null}");
        assertThat(browser.open(DESK + "/sent-forms/" + FORM).select("section:has(h2#attachments) tbody").text())
                .contains("It shows somebody who is not concerned");
        gateway.say(file, attachment(""));
    }

    @Test
    void forbidden_403_for_another_role() {
        signInAs("NGO", "ngo");
        Browser browser = aBrowser();
        assertThat(browser.get(DESK + "/phones").statusCode()).isEqualTo(403);
        assertThat(browser.get(DESK + "/sent-forms/" + FORM).statusCode()).isEqualTo(403);
        String file = DESK + "/visits/" + VISIT + "/attachments/" + ATTACHMENT;
        assertThat(browser.get(file).statusCode()).isEqualTo(403);
        assertThat(browser.get(file + "/evidence").statusCode()).isEqualTo(403);
        TestEnvironment.gateway.refuse(API + "/attachments/" + ATTACHMENT + "/content", 403);
        assertThat(browser.get(file + "/content").statusCode()).isEqualTo(403);
    }
}

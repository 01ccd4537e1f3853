package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A finding with violations and persons, evidence, orders and penalties, for an inspector and for the chief inspector.
@QuarkusTest
class EnforcementPagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1";
    private static final String ID = "0190b6d2-0000-7000-8000-0000000000";
    private static final String VISIT = ID + "b1";
    private static final String FINDING = ID + "b2";
    private static final String VIOLATION = ID + "b3";
    private static final String EVIDENCE = ID + "b4";
    private static final String ORDER = ID + "b5";
    private static final String PENALTY = ID + "b6";
    private static final String WORKPLACE = ID + "b7";
    private static final String DESK = "/portal/desk";
    private static final String OF_VISIT = API + "/visits/" + VISIT;
    private static final String VISIT_PAGE = DESK + "/visits/" + VISIT;
    private static final byte[] FILM = {0, 0, 0, 0x20, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    private static final String APPEAL = "\"appeal\":{\"until\":\"2026-02-02\",\"suspends\":true,\"statute\":\"Act s. 24\",\"verified\":true%s}";
    private static final String VIOLATED = """
            {"id":"%s","finding":"%s","code":"WAGES_BELOW_MINIMUM","text":"Paid less than the minimum wage","actedOn":"2025-12-31","workers":4,"statute":"Act s. 17","verified":true}
            """.formatted(VIOLATION, FINDING);

    private static String finding() {
        return """
                {"id":"%s","visit":"%s","sector":"Apparel","subject":"ADULT","workers":4,"indicators":["EX01"],"note":"locked door","recordedAt":"2026-01-05T10:00:00Z",
                 "screening":{"label":"Screening by operational indicators; not a legal finding","subject":"ADULT","screenedAsChild":false,"positive":false,"dimensions":[]},
                 "violations":[%s],"reports":[{"id":"%s","finding":"%s","kind":"NOTIFIED","recordedAt":"2026-01-05T10:00:00Z","state":"DELIVERED"}],"version":2}
                """.formatted(FINDING, VISIT, VIOLATED, ID + "c1", FINDING);
    }

    private static String evidence(String state, String more) {
        return """
                {"id":"%s","visit":"%s","kind":"PHOTOGRAPH","type":"MP4","state":"%s","name":"door.mp4","shown":false,"addedBy":"x","addedAt":"2026-01-05T10:00:00Z",
                 "custody":[{"step":"ANNOUNCED","at":"2026-01-05T10:00:00Z","recordedBy":"x","recordedAt":"2026-01-05T10:00:00Z"}]%s}
                """.formatted(EVIDENCE, VISIT, state, more);
    }

    private static String order(String state, String more) {
        return """
                {"id":"%s","visit":"%s","workplace":"%s","workplaceName":"Kestrel Laundry","country":"GB","kind":"IMPROVEMENT","state":"%s","overdue":true,"isFinal":false,"text":"a second door","servedOn":"2026-01-05",
                 "dueOn":"2026-02-02","firstDueOn":"2026-02-02",%s,"issuedBy":"x","issuedAt":"2026-01-05T11:00:00Z","violations":[%s],
                 "steps":[{"id":"%s","text":"order the door","dueOn":"2026-01-20","overdue":true}],
                 "history":[{"action":"ISSUE","on":"2026-01-05","recordedBy":"x","recordedAt":"2026-01-05T11:00:00Z"}],"version":3%s}
                """.formatted(ORDER, VISIT, WORKPLACE, state, APPEAL.formatted(state.equals("APPEALED") ? ",\"lodgedOn\":\"2026-01-09\"" : ""), VIOLATED, ID + "c2", more);
    }

    private static String penalty(String state) {
        return """
                {"id":"%s","visit":"%s","workplace":"%s","violation":"%s","code":"WAGES_BELOW_MINIMUM","text":"Paid less than the minimum wage","country":"GB","state":"%s","overdue":false,
                 "isFinal":false,"firstAmount":{"minor":500000,"currency":"GBP"},"amount":{"minor":500000,"currency":"GBP"},"paid":{"minor":0,"currency":"GBP"},"statute":"Act s. 19A",
                 "servedOn":"2026-01-05","dueOn":"2026-02-02",%s,"imposedBy":"x","imposedAt":"2026-01-05T11:00:00Z","payments":[],
                 "extensions":[{"dueBefore":"2026-01-19","dueOn":"2026-02-02","reason":"pays in two parts","extendedBy":"x","extendedAt":"2026-01-18T11:00:00Z"}],"version":0}
                """.formatted(PENALTY, VISIT, WORKPLACE, VIOLATION, state, APPEAL.formatted(""));
    }

    private static String cancelled(String reason, String appeal) {
        return penalty("CANCELLED").replace(APPEAL.formatted(""), APPEAL.formatted(appeal))
                .replace("\"imposedBy\"", "\"cancelledOn\":\"2026-01-20\",\"cancelledFor\":\"" + reason + "\",\"imposedBy\"");
    }

    private static String listed(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":null}";
    }

    @BeforeEach
    void asInspector() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(OF_VISIT, "{\"id\":\"%s\",\"workplace\":\"%s\",\"country\":\"GB\",\"startedAt\":\"2026-01-05T09:00:00Z\",\"checklist\":\"ilo-ec-2009\",\"recordedAt\":\"2026-01-05T12:00:00Z\"}".formatted(VISIT, WORKPLACE));
        gateway.say(OF_VISIT + "/findings", listed(finding()));
        gateway.say(OF_VISIT + "/findings/" + FINDING, finding());
        gateway.say(OF_VISIT + "/findings/" + FINDING + "/corrections", listed("""
                {"id":"%s","form":"%s","subject":"ADULT","workers":3,"indicators":["EX01"],"note":"a door","stoodBy":"x","stoodSince":"2026-01-05T10:00:00Z","reason":"Counted again.",
                 "by":"x","at":"2026-01-06T10:00:00Z"}""".formatted(ID + "c7", ID + "c8")));
        gateway.say(API + "/wage-claims", listed("""
                {"id":"%s","reference":"C-7ZPK-3M0Q-VH","label":"second press","balance":{"minor":95760,"currency":"GBP"}}""".formatted(ID + "c9")));
        gateway.say(OF_VISIT + "/violations", listed(VIOLATED));
        gateway.say(OF_VISIT + "/evidence", listed(evidence("KEPT", "")));
        gateway.say(OF_VISIT + "/evidence/" + EVIDENCE, evidence("KEPT", ",\"size\":12,\"sha256\":\"abcd\",\"scanned\":\"CLEAN\",\"keptAt\":\"2026-01-05T10:00:01Z\""));
        gateway.say(API + "/directives", listed(order("ISSUED", "")));
        gateway.say(API + "/directives/" + ORDER, order("ISSUED", ""));
        gateway.say(API + "/penalties", listed(penalty("IMPOSED")));
        gateway.say(API + "/penalties/" + PENALTY, penalty("IMPOSED"));
        gateway.say(API + "/violations/codes", listed("{\"code\":\"WAGES_BELOW_MINIMUM\",\"text\":\"Paid less than the minimum wage\"}"));
        gateway.say(API + "/indicators", listed("{\"code\":\"EX01\",\"text\":\"Forced tasks\",\"dimension\":\"EXPLOITATION\",\"ilo11\":[]}"));
    }

    @Test
    void ok_200_a_visit_leads_to_a_finding_its_evidence_orders_and_penalties() {
        Browser browser = aBrowser();
        assertThat(browser.open(DESK).select("main").text()).contains("Overdue orders", "Overdue penalties", "Violations and their penalties by law");
        Document visit = browser.open(VISIT_PAGE);
        assertThat(visit.select("main").text()).contains("door.mp4", "Put it right", "£5,000.00", "Issue an order", "Impose a penalty", "Add evidence");
        Document finding = browser.open(VISIT_PAGE + "/findings/" + FINDING);
        assertThat(finding.select("main").text()).contains("Paid less than the minimum wage", "Act s. 17", "locked door", "Report another suspected victim");
        PageRulesTest.expectWhole(browser, browser.get(VISIT_PAGE + "/findings/" + FINDING));
        for (String page : new String[] {"/overdue-orders", "/overdue-penalties", "/directives", "/penalties", "/directives/" + ORDER, "/penalties/" + PENALTY}) {
            PageRulesTest.expectWhole(browser, browser.get(DESK + page));
        }
        assertThat(browser.open(DESK + "/overdue-orders").select("td").eachText()).contains("Kestrel Laundry");
        assertThat(TestEnvironment.gateway.requests.stream().anyMatch(request -> request.path().equals(API + "/directives") && request.query() != null && request.query().contains("overdue=true"))).isTrue();
    }

    @Test
    void ok_200_indicators_and_violations_stand_in_the_language_of_the_reader() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say(API + "/indicators", listed("{\"code\":\"EX01\",\"text\":\"Travail forcé\",\"dimension\":\"EXPLOITATION\",\"ilo11\":[]}"));
        assertThat(browser.open(VISIT_PAGE + "/findings/" + FINDING + "?lang=fr").select("main").text()).contains("EX01 · Travail forcé");
        assertThat(browser.open(VISIT_PAGE).select("section:has(h2#findings) td").eachText()).contains("EX01 · Travail forcé");
        String victim = VISIT_PAGE + "/findings/" + FINDING + "/victims/new";
        Document signs = browser.send(browser.open(victim), victim, "victim.ageGroup", "CHILD", "victim.sex", "FEMALE", "victim.exploitation", "LABOUR", "victim.region", "GB-ENG-NW", "_go", "next");
        assertThat(signs.select("label[for^=indicators]").text()).contains("EX01 · Travail forcé");
        browser.open(VISIT_PAGE + "/findings/new");
        browser.open(VISIT_PAGE + "/directives/new");
        browser.open(DESK + "/directives/" + ORDER);
        browser.open(DESK + "/penalties/" + PENALTY);
        browser.open(DESK + "/violations");
        browser.open(DESK + "/indicators");
        for (String path : new String[] {API + "/indicators", OF_VISIT + "/findings", OF_VISIT + "/findings/" + FINDING, OF_VISIT + "/violations", API + "/directives/" + ORDER,
            API + "/penalties/" + PENALTY, API + "/violations", API + "/penalties"}) {
            assertThat(TestEnvironment.gateway.requests).as(path).anyMatch(request -> request.path().equals(path) && request.query() != null && request.query().contains("language=fr"));
        }
    }

    /// Without the list, the codes stand alone.
    @Test
    void ok_200_a_finding_without_the_texts_of_the_indicators() {
        TestEnvironment.gateway.refuse(API + "/indicators", 503);
        assertThat(aBrowser().open(VISIT_PAGE + "/findings/" + FINDING + "?lang=zh").select("main").text()).contains("EX01");
    }

    @Test
    void ok_200_a_finding_shows_what_it_said_before() {
        Document finding = aBrowser().open(VISIT_PAGE + "/findings/" + FINDING);
        assertThat(finding.select("section:has(h2#corrections) tbody").text()).contains("a door", "Counted again.", "3", "EX01 · Forced tasks");
        assertThat(finding.select("section:has(h2#corrections) tbody a").eachAttr("href")).contains(DESK + "/sent-forms/" + ID + "c8");
    }

    @Test
    void ok_200_a_finding_shows_its_photographs_from_phones() {
        TestEnvironment.gateway.say(OF_VISIT + "/attachments", listed("""
                {"id":"%s","visit":"%s","finding":"%s","name":"locked.jpg","type":"image/jpeg","size":12,"sha256":"abcd","shown":true,"addedBy":"s-1",
                 "inspector":"Ida Inspector","addedAt":"2026-01-05T10:00:00Z"}""".formatted(ID + "ca", VISIT, FINDING)));
        Browser browser = aBrowser();
        Document finding = browser.open(VISIT_PAGE + "/findings/" + FINDING);
        assertThat(finding.select("section:has(h2#attachments) tbody").text()).contains("locked.jpg", "Ida Inspector");
        assertThat(finding.select("section:has(h2#attachments) tbody a").attr("href")).isEqualTo(VISIT_PAGE + "/attachments/" + ID + "ca");
        assertThat(TestEnvironment.gateway.requests).anyMatch(request -> request.path().equals(OF_VISIT + "/attachments") && request.query() != null
                && request.query().contains("finding=" + FINDING));
        PageRulesTest.expectWhole(browser, browser.get(VISIT_PAGE + "/findings/" + FINDING));
    }

    @Test
    void ok_200_a_finding_is_corrected_with_its_violations() {
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(OF_VISIT + "/findings/" + FINDING + "/corrections", listed("""
                {"id":"%s","subject":"ADULT","workers":3,"indicators":["EX01"],"stoodBy":"x","stoodSince":"2026-01-05T10:00:00Z","reason":"Counted again.","by":"x","at":"2026-01-06T10:00:00Z",
                 "violations":[{"change":"WITHDRAWN","code":"DOCUMENTS_KEPT","text":"Documents kept","actedOn":"2025-12-31","workers":1}]}""".formatted(ID + "c7")));
        Browser browser = aBrowser();
        Document finding = browser.open(VISIT_PAGE + "/findings/" + FINDING);
        assertThat(finding.select("main").text()).contains("Correct the finding");
        assertThat(finding.select("section:has(h2#corrections) tbody").text()).contains("Withdrawn · Documents kept");
        String path = VISIT_PAGE + "/findings/" + FINDING + "/correction";
        PageRulesTest.expectWhole(browser, browser.get(path));
        Document form = browser.open(path);
        assertThat(form.select("textarea[name=note]").text()).contains("locked door");
        assertThat(form.select("input[name=indicators][checked]").eachAttr("value")).contains("EX01");
        Document violated = browser.send(form, path, "subject", "ADULT", "workers", "3", "indicators", "EX01", "note", "an open door",
                "_go", "next");
        assertThat(violated.select("label[for^=withdrawn]").text()).contains("Paid less than the minimum wage");
        assertThat(violated.select("input[name=withdrawn][checked]")).isEmpty();
        assertThat(gateway.requests).anyMatch(request -> request.path().equals(OF_VISIT
                + "/violations") && request.query() != null && request.query().contains("finding=" + FINDING));
        Document why = browser.send(violated, path, "withdrawn", VIOLATION, "_go", "next");
        Document check = browser.send(why, path, "reason", "counted anew", "_go", "next");
        gateway.problem("POST " + OF_VISIT + "/findings/" + FINDING + "/corrections", 409, "finding:violation-founds-order");
        Document refused = browser.send(check, path, "_go", "send");
        assertThat(refused.select("main").text()).contains("so it can’t be withdrawn");
        gateway.say("POST " + OF_VISIT + "/findings/" + FINDING + "/corrections", finding());
        assertThat(browser.send(refused, path, "_go", "send").select(".govuk-notification-banner").text())
                .contains("The finding is corrected");
        JsonObject sent = new JsonObject(gateway.last("POST").body());
        assertThat(sent.getInteger("workers")).isEqualTo(3);
        assertThat(sent.getJsonArray("withdrawn").getList()).containsExactly(VIOLATION);
        assertThat(sent.containsKey("violations")).isFalse();
        assertThat(sent.getString("note")).isEqualTo("an open door");
        assertThat(sent.getString("reason")).isEqualTo("counted anew");
        assertThat(gateway.last("POST").ifMatch()).isEqualTo("\"2\"");
    }

    @Test
    void ok_200_an_order_to_pay_rests_on_wage_claims() {
        FakeGateway gateway = TestEnvironment.gateway;
        Browser browser = aBrowser();
        String form = VISIT_PAGE + "/directives/new";
        Document days = browser.send(browser.open(form), form, "kind", "PAYMENT", "violations", VIOLATION, "text", "Pay her", "_go", "next");
        Document payment = browser.send(days, form, "servedOn.day", "5", "servedOn.month", "1", "servedOn.year", "2026", "dueOn.day", "2", "dueOn.month", "2", "dueOn.year", "2026", "_go", "next");
        assertThat(payment.select("main").text()).contains("For which wage claims?", "C-7ZPK-3M0Q-VH", "second press", "957.60");
        assertThat(gateway.requests).anyMatch(request -> request.path().equals(API + "/wage-claims") && request.query() != null && request.query().contains("visitWorkplace=" + VISIT)
                && request.query().contains("unpaid=true"));
        Document check = browser.send(payment, form, "claims", ID + "c9", "_go", "next");
        assertThat(check.select("main").text()).contains("C-7ZPK-3M0Q-VH");
        gateway.say("POST " + OF_VISIT + "/directives", order("ISSUED", ""));
        String money = "{\"minor\":%d,\"currency\":\"GBP\"}";
        gateway.say(API + "/directives/" + ORDER, order("ISSUED", ",\"amount\":%s,\"repaid\":%s,\"balance\":%s,\"claims\":[{\"claim\":\"%s\",\"reference\":\"C-7ZPK-3M0Q-VH\",\"calculation\":\"%s\",\"owed\":%s,\"repaid\":%s,\"balance\":%s}]"
                .formatted(money.formatted(95_760), money.formatted(60_000), money.formatted(35_760), ID + "c9", ID + "ca", money.formatted(95_760), money.formatted(60_000), money.formatted(35_760))));
        Document issued = browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body()).getJsonArray("claims").getString(0)).isEqualTo(ID + "c9");
        assertThat(issued.select("section:has(h2#claims) tbody").text()).contains("C-7ZPK-3M0Q-VH", "£957.60", "£600.00", "£357.60");
        assertThat(issued.select("section:has(h2#claims) tbody a").attr("href")).isEqualTo(DESK + "/wage-claims/" + ID + "c9");
        PageRulesTest.expectWhole(browser, browser.get(DESK + "/directives/" + ORDER));
    }

    @Test
    void ok_200_a_workplace_shows_its_orders_and_penalties() {
        TestEnvironment.gateway.say(API + "/workplaces/" + WORKPLACE, """
                {"id":"%s","reference":"W-7ZPK-3M0Q-VH","kind":"ESTABLISHMENT","state":"OPEN","name":"Alpha Ltd","country":"GB","address":"1 Mill Lane","createdAt":"2026-01-05T09:00:00Z","version":0}
                """.formatted(WORKPLACE));
        Document page = aBrowser().open(DESK + "/workplaces/" + WORKPLACE);
        assertThat(page.select("section:has(h2#directives) tbody").text()).contains("Put it right");
        assertThat(page.select("section:has(h2#directives) tbody a").attr("href")).isEqualTo(DESK + "/directives/" + ORDER);
        assertThat(page.select("section:has(h2#penalties) tbody").text()).contains("Paid less than the minimum wage", "£5,000.00");
        assertThat(page.select("section:has(h2#penalties) tbody a").attr("href")).isEqualTo(DESK + "/penalties/" + PENALTY);
        for (String list : new String[] {"/directives", "/penalties"}) {
            assertThat(TestEnvironment.gateway.requests.stream()
                    .anyMatch(request -> request.path().equals(API + list) && request.query() != null && request.query().contains("workplace=" + WORKPLACE))).isTrue();
        }
    }

    @Test
    void ok_200_a_person_is_added_and_violations_are_recorded() {
        Browser browser = aBrowser();
        String form = VISIT_PAGE + "/findings/" + FINDING + "/victims/new";
        Document first = browser.open(form);
        Document signs = browser.send(first, form, "victim.ageGroup", "CHILD", "victim.sex", "FEMALE", "victim.exploitation", "LABOUR", "victim.region", "GB-ENG-NW", "_go", "next");
        Document person = browser.send(signs, form, "indicators", "EX01", "_go", "next");
        Document contact = browser.send(person, form, "_go", "next");
        assertThat(contact.select("input[type=radio][name=victim.safeContact.channel]").eachAttr("value"))
                .containsExactly("PHONE", "TEXT_MESSAGE", "MESSENGER", "EMAIL", "IN_PERSON", "THROUGH_SUPPORT_WORKER", "");
        Document check = browser.send(contact, form, "victim.safeContact.channel", "THROUGH_SUPPORT_WORKER", "_go", "next");
        assertThat(check.select("main").text()).contains("Through a support worker");
        TestEnvironment.gateway.say("POST " + OF_VISIT + "/findings/" + FINDING + "/suspected-victims",
                "{\"id\":\"%s\",\"finding\":\"%s\",\"kind\":\"REFERRED\",\"recordedAt\":\"2026-01-05T10:00:00Z\",\"state\":\"WAITING\"}".formatted(ID + "c3", FINDING));
        assertThat(browser.send(check, form, "_go", "send").select(".govuk-notification-banner").text()).contains("She is reported to the mechanism.");
        JsonObject sent = new JsonObject(TestEnvironment.gateway.last("POST").body());
        assertThat(sent.getJsonArray("indicators")).isEqualTo(new JsonArray().add("EX01"));
        assertThat(sent.getJsonObject("victim").getString("ageGroup")).isEqualTo("CHILD");
        assertThat(sent.getJsonObject("victim").getJsonObject("safeContact").getString("channel")).isEqualTo("THROUGH_SUPPORT_WORKER");
        Document finding = browser.send(browser.open(VISIT_PAGE + "/findings/new"), VISIT_PAGE + "/findings/new", "subject", "ADULT", "workers", "4", "_go", "next");
        assertThat(finding.select("select, input[type=radio]").outerHtml()).contains("WAGES_BELOW_MINIMUM");
        assertThat(finding.select("main").text()).contains("Paid less than the minimum wage", "What did the employer do?", "On which day, or until when?");
    }

    @Test
    void ok_200_orders_are_filtered_by_a_state_in_words_and_lead_to_the_visits_that_follow() {
        Browser browser = aBrowser();
        assertThat(browser.open(DESK + "/directives").select("select[name=state] option").eachText()).contains("Issued", "Complied with", "Lifted");
        assertThat(browser.open(DESK + "/penalties").select("select[name=state] option").eachText()).contains("Imposed", "Paid");
        TestEnvironment.gateway.say(API + "/planned-visits", listed("""
                {"id":"%s","workplace":"%s","reference":"W-7ZPK-3M0Q-VH","workplaceKind":"ESTABLISHMENT","country":"GB","kind":"FOLLOW_UP","from":"2026-02-01","by":"2026-02-10",
                 "quarter":"2026-Q1","jointWith":[],"directive":"%s","state":"PLANNED","plannedAt":"2026-01-05T11:00:00Z","steps":[],"version":0}
                """.formatted(ID + "c4", WORKPLACE, ORDER)));
        Document page = browser.open(DESK + "/directives/" + ORDER);
        assertThat(page.select("section:has(h2#plannedVisits) tbody a").attr("href")).isEqualTo(DESK + "/planned-visits/" + ID + "c4");
        assertThat(page.select("section:has(h2#violations) th, section:has(h2#steps) th").eachText()).contains("Violation", "What is to be done?");
        assertThat(TestEnvironment.gateway.requests.stream()
                .anyMatch(request -> request.path().equals(API + "/planned-visits") && request.query() != null && request.query().contains("directive=" + ORDER))).isTrue();
    }

    @Test
    void ok_200_a_film_is_sent_as_evidence_and_handed_over() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say("POST " + OF_VISIT + "/evidence", evidence("AWAITED", ""));
        TestEnvironment.gateway.say("PUT " + OF_VISIT + "/evidence/" + EVIDENCE + "/content", evidence("KEPT", ""));
        String form = VISIT_PAGE + "/evidence/new";
        HttpResponse<String> answer = browser.upload(browser.open(VISIT_PAGE + "/findings/" + FINDING + "/evidence/new"), form, "file", "door.mp4", FILM, "kind", "RECORDING", "why", "The door");
        assertThat(answer.uri().getPath()).isEqualTo(VISIT_PAGE + "/evidence/" + EVIDENCE);
        JsonObject announced = new JsonObject(TestEnvironment.gateway.last("POST").body());
        assertThat(announced).isEqualTo(new JsonObject().put("kind", "RECORDING").put("type", "MP4").put("name", "door.mp4").put("description", "The door").put("finding", FINDING));
        assertThat(TestEnvironment.gateway.last("PUT").content()).isEqualTo(FILM);
        assertThat(TestEnvironment.gateway.last("PUT").purpose()).isEqualTo("INSPECTION");
        Document page = browser.document(answer);
        assertThat(page.select("main").text()).contains("door.mp4", "abcd", "Announced", "Record a hand-over", "Remove evidence");
        PageRulesTest.expectWhole(browser, browser.get(form));
        Document wrong = browser.document(browser.upload(browser.open(form), form, "file", "x.exe", "MZ".getBytes(StandardCharsets.UTF_8)));
        assertThat(wrong.select(".govuk-error-summary").text()).contains("Choose what it is", "The file must be a picture");
    }

    /// A browser sends two characters for each line break.
    @Test
    void ok_200_a_description_may_have_1000_characters_with_each_line_break_as_one() {
        TestEnvironment.gateway.say("POST " + OF_VISIT + "/evidence", evidence("AWAITED", ""));
        TestEnvironment.gateway.say("PUT " + OF_VISIT + "/evidence/" + EVIDENCE + "/content", evidence("KEPT", ""));
        Browser browser = aBrowser();
        String form = VISIT_PAGE + "/evidence/new";
        String description = "Line\n".repeat(199) + "Lines";
        assertThat(description).hasSize(1000);
        HttpResponse<String> answer = browser.upload(browser.open(form), form, "file", "door.mp4", FILM, "kind", "RECORDING",
                "why", description.replace("\n", "\r\n"));
        assertThat(answer.uri().getPath()).isEqualTo(VISIT_PAGE + "/evidence/" + EVIDENCE);
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("description")).isEqualTo(description);
    }

    @Test
    void ok_200_evidence_says_when_and_where_it_was_taken_by_the_clock_of_the_workplace() {
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(FakeGateway.COUNTRIES, """
                {"items":[{"code":"GB","name":"United Kingdom","names":{},"adultAge":18,"zone":"Europe/London","regions":[],"contacts":null},
                 {"code":"KE","name":"Kenya","names":{},"adultAge":18,"zone":"Africa/Nairobi","regions":[],"contacts":null}],"next":null}
                """);
        gateway.say(OF_VISIT, "{\"id\":\"%s\",\"workplace\":\"%s\",\"country\":\"KE\",\"startedAt\":\"2026-01-05T09:00:00Z\",\"checklist\":\"ilo-ec-2009\",\"recordedAt\":\"2026-01-05T12:00:00Z\"}".formatted(VISIT, WORKPLACE));
        gateway.say("POST " + OF_VISIT + "/evidence", evidence("AWAITED", ""));
        gateway.say("PUT " + OF_VISIT + "/evidence/" + EVIDENCE + "/content", evidence("KEPT", ""));
        Browser browser = aBrowser();
        String form = VISIT_PAGE + "/evidence/new";
        Document empty = browser.open(form);
        assertThat(empty.select("label[for=taken-time]").text()).contains("Nairobi");
        browser.upload(empty, form, "file", "door.mp4", FILM, "kind", "RECORDING", "taken.day", "5", "taken.month", "1", "taken.year", "2026", "taken.time", "10:12",
                "latitude", "-1.2921", "longitude", "36,8219");
        JsonObject announced = new JsonObject(gateway.last("POST").body());
        assertThat(announced.getString("takenAt")).isEqualTo("2026-01-05T07:12:00Z");
        assertThat(announced.getDouble("latitude")).isEqualTo(-1.2921);
        assertThat(announced.getDouble("longitude")).isEqualTo(36.8219);
        int before = gateway.requests.size();
        Document wrong = browser.document(browser.upload(browser.open(form), form, "file", "door.mp4", FILM, "kind", "RECORDING",
                "taken.day", "5", "taken.month", "1", "taken.year", "2999", "taken.time", "10:12", "latitude", "91", "longitude", "0"));
        assertThat(wrong.select(".govuk-error-summary a[href=#taken-day]").text()).contains("must not be in the future");
        assertThat(wrong.select(".govuk-error-summary a[href=#latitude]").text()).contains("Latitude must be from -90 to 90");
        assertThat(wrong.select("[name=taken.year]").val()).isEqualTo("2999");
        assertThat(gateway.requests.subList(before, gateway.requests.size())).noneMatch(request -> request.method().equals("POST") && request.path().startsWith(API));
    }

    @Test
    void ok_200_an_order_is_followed_to_its_end_with_its_version() {
        Browser browser = aBrowser();
        Document page = browser.open(DESK + "/directives/" + ORDER);
        assertThat(page.select("main").text()).contains("a second door", "order the door", "Give more time", "Record that it was complied with", "Record an appeal", "Lift the order")
                .doesNotContain("Record how the appeal ended");
        String task = DESK + "/directives/" + ORDER + "/compliance";
        Document check = browser.send(browser.open(task), task, "on.day", "3", "on.month", "2", "on.year", "2026", "note", "seen", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/directives/" + ORDER + "/compliance", order("COMPLIED", ",\"compliedOn\":\"2026-02-03\""));
        assertThat(browser.send(check, task, "_go", "send").select(".govuk-notification-banner").text()).contains("It is recorded that the order was complied with.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("on", "2026-02-03").put("note", "seen"));
        TestEnvironment.gateway.say(API + "/directives/" + ORDER, order("APPEALED", ""));
        assertThat(browser.open(DESK + "/directives/" + ORDER).select("main").text()).contains("Record how the appeal ended").doesNotContain("Give more time", "Record an appeal");
        TestEnvironment.gateway.say(API + "/directives/" + ORDER, order("LIFTED", ""));
        assertThat(browser.open(DESK + "/directives/" + ORDER).select("main").text()).doesNotContain("Lift the order", "Plan a follow-up visit", "Record that it was complied with");
    }

    @Test
    void ok_200_an_overdue_step_is_marked() {
        Document page = aBrowser().open(DESK + "/directives/" + ORDER);
        Elements steps = page.select("section:has(h2#steps)");
        assertThat(steps.select("thead").text()).contains("Overdue");
        assertThat(steps.select("tbody tr").text()).contains("order the door", "Yes");
    }

    @Test
    void ok_200_a_new_step_is_not_the_whole_order() {
        Document form = aBrowser().open(DESK + "/directives/" + ORDER + "/steps");
        assertThat(form.select("textarea#text").text()).isEmpty();
        assertThat(form.select("main form input[name^=dueOn]").eachAttr("value")).containsExactly("", "", "");
    }

    @Test
    void ok_200_a_follow_up_says_who_comes_along() {
        Browser browser = aBrowser();
        String task = DESK + "/directives/" + ORDER + "/follow-up";
        Document check = browser.send(browser.open(task), task, "from.day", "3", "from.month", "2", "from.year", "2026", "by.day", "9", "by.month", "2", "by.year", "2026",
                "jointWith", "INTERPRETER", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/directives/" + ORDER + "/follow-up", order("ISSUED", ""));
        assertThat(browser.send(check, task, "_go", "send").select(".govuk-notification-banner").text()).contains("The follow-up visit is in the plan.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getJsonArray("jointWith")).containsExactly("INTERPRETER");
    }

    @Test
    void ok_200_more_time_to_pay_is_given_with_a_reason() {
        Browser browser = aBrowser();
        Document page = browser.open(DESK + "/penalties/" + PENALTY);
        assertThat(page.select("main").text()).contains("Give more time to pay", "pays in two parts", "Earlier last day to pay");
        String task = DESK + "/penalties/" + PENALTY + "/extension";
        Document check = browser.send(browser.open(task), task, "dueOn.day", "1", "dueOn.month", "3", "dueOn.year", "2026", "reason", "he pays in March", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/penalties/" + PENALTY + "/extension", penalty("IMPOSED"));
        assertThat(browser.send(check, task, "_go", "send").select(".govuk-notification-banner").text()).contains("The new last day to pay is recorded.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("dueOn", "2026-03-01").put("reason", "he pays in March"));
        TestEnvironment.gateway.say(API + "/penalties/" + PENALTY, penalty("PAID"));
        assertThat(browser.open(DESK + "/penalties/" + PENALTY).select("main").text()).doesNotContain("Give more time to pay");
    }

    @Test
    void ok_200_the_appeal_against_a_penalty_that_cannot_be_collected_is_decided() {
        String lodged = ",\"lodgedOn\":\"2026-01-09\"";
        String path = API + "/penalties/" + PENALTY;
        TestEnvironment.gateway.say(path, cancelled("CANT_BE_COLLECTED", lodged));
        Browser browser = aBrowser();
        assertThat(browser.open(DESK + "/penalties/" + PENALTY).select("main").text()).contains("Record how the appeal ended");
        String task = DESK + "/penalties/" + PENALTY + "/appeal-decision";
        assertThat(browser.open(task).select("input[name=outcome]")).isNotEmpty();
        for (String closed : new String[] {cancelled("CANT_BE_COLLECTED", ""), cancelled("IMPOSED_IN_ERROR", lodged),
            cancelled("QUASHED", lodged + ",\"outcome\":\"QUASHED\",\"decidedOn\":\"2026-01-20\"")}) {
            TestEnvironment.gateway.say(path, closed);
            assertThat(browser.open(DESK + "/penalties/" + PENALTY).select("main").text()).doesNotContain("Record how the appeal ended");
        }
    }

    @Test
    void ok_200_a_payment_is_typed_with_decimals() {
        Browser browser = aBrowser();
        String task = DESK + "/penalties/" + PENALTY + "/payments";
        Document form = browser.open(task);
        assertThat(form.select("#amount").attr("value")).as("what is owed was not paid").isEmpty();
        assertThat(form.select("#amount-currency option[selected]").eachAttr("value")).containsExactly("GBP");
        Document check = browser.send(form, task, "amount.amount", "1250.50", "amount.currency", "GBP", "paidOn.day", "9", "paidOn.month", "1", "paidOn.year", "2026", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/penalties/" + PENALTY + "/payments", penalty("IMPOSED"));
        assertThat(browser.send(check, task, "_go", "send").select(".govuk-notification-banner").text()).contains("The payment is recorded.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("amount", new JsonObject().put("minor", 125050).put("currency", "GBP")).put("paidOn", "2026-01-09"));
        assertThat(browser.open(DESK + "/penalties/" + PENALTY).select("main").text()).doesNotContain("Cancel the penalty");
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        assertThat(aBrowser().open(DESK + "/penalties/" + PENALTY).select("main").text()).contains("Cancel the penalty");
    }

    @Test
    void forbidden_403_who_inspects_nothing() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        Browser browser = aBrowser();
        for (String page : new String[] {"/directives", "/penalties", "/visits/" + VISIT + "/evidence/new", "/visits/" + VISIT + "/findings/" + FINDING}) {
            assertThat(browser.get(DESK + page).statusCode()).isEqualTo(403);
        }
    }
}

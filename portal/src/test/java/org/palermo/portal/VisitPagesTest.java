package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The plan of visits, the record of a visit and complaints, for an inspector and for the chief inspector.
@QuarkusTest
class VisitPagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1";
    private static final String PLANNED = "0190b6d2-0000-7000-8000-0000000000a1";
    private static final String VISIT = "0190b6d2-0000-7000-8000-0000000000a2";
    private static final String WORKPLACE = "0190b6d2-0000-7000-8000-0000000000a3";
    private static final String COMPLAINT = "0190b6d2-0000-7000-8000-0000000000a4";
    private static final String DESK = "/portal/desk";
    private static final String RECORD = DESK + "/visits/" + VISIT + "/record";

    private static String planned(String state, String more) {
        return """
                {"id":"%s","workplace":"%s","reference":"W-7ZPK-3M0Q-VH","name":"Mill Lane Laundry","workplaceKind":"ESTABLISHMENT","country":"GB","kind":"PLANNED",
                 "from":"2026-12-01","by":"2026-12-20","quarter":"2026-Q4","jointWith":["POLICE"],"state":"%s","plannedAt":"2026-11-28T09:00:00Z",
                 "steps":[{"step":"PLANNED","from":"2026-12-01","by":"2026-12-20","doneBy":"x","doneAt":"2026-11-28T09:00:00Z"}],"version":1%s}
                """.formatted(PLANNED, WORKPLACE, state, more);
    }

    private static String record(boolean closed) {
        return """
                {"id":"%s","workplace":"%s","startedAt":"2026-11-28T09:00:00Z","closed":%s,
                 "interviews":[{"number":1,"workers":2,"alone":true,"language":"so","interpretation":"NOT_NEEDED","note":"they sleep there","by":"x","at":"2026-11-28T09:30:00Z"}],
                 "answers":[{"checklist":"farming-2026","question":"FA04","value":"NO","by":"x","at":"2026-11-28T09:40:00Z",
                   "words":{"checklist":"Work on farms","question":"Are children at work?","value":"NO"}},
                  {"checklist":"farming-2026","question":"FA02","value":"FARMER","by":"x","at":"2026-11-28T09:41:00Z",
                   "words":{"checklist":"Work on farms","question":"Who pays the workers?","value":"The farmer"}}],
                 "corrections":[]%s}
                """.formatted(VISIT, WORKPLACE, closed, closed ? ",\"summary\":\"all was clean\",\"workersPresent\":12,\"endedAt\":\"2026-11-28T11:00:00Z\"" : "");
    }

    @BeforeEach
    void asChief() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/planned-visits", "{\"items\":[" + planned("PLANNED", "") + "],\"next\":null}");
        gateway.say(API + "/planned-visits/" + PLANNED, planned("PLANNED", ""));
        gateway.say(API + "/team", "{\"items\":[{\"subject\":\"s-1\",\"name\":\"Ida Inspector\",\"visitsPerWeek\":5,\"joinedAt\":\"2026-11-01T09:00:00Z\",\"version\":0}],\"next\":null}");
        gateway.say(API + "/checklists", "{\"items\":[{\"code\":\"farming-2026\",\"title\":\"Work on farms\",\"source\":\"x\",\"languages\":[\"en\"],\"questionCount\":18,\"questions\":[]}],\"next\":null}");
        gateway.say(API + "/visits/" + VISIT + "/record", record(false));
    }

    @Test
    void ok_200_the_plan_leads_to_a_visit_which_is_assigned() {
        Browser browser = aBrowser();
        assertThat(browser.open(DESK).select("main").text()).contains("Planned visits", "Complaints", "Where to go first", "Team");
        Document list = browser.open(DESK + "/planned-visits");
        assertThat(list.select("tbody").text()).contains("Mill Lane Laundry", "Planned");
        assertThat(list.select("select[name=state] option").eachText()).contains("Assigned", "Accepted");
        assertThat(list.select("thead").text()).contains("First day").doesNotContain("First night");
        String page = list.select("tbody th a").attr("href");
        assertThat(page).isEqualTo(DESK + "/planned-visits/" + PLANNED);
        Document visit = browser.open(page);
        assertThat(visit.select("main").text()).contains("Assign it to an inspector", "Give up this visit", "Police").doesNotContain("Accept the visit", "Open the visit");
        PageRulesTest.expectWhole(browser, browser.get(page));
        Document form = browser.open(page + "/assign");
        assertThat(form.select("main").text()).contains("Ida Inspector");
        Document check = browser.send(form, page + "/assign", "inspector", "s-1", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/planned-visits/" + PLANNED + "/assign", planned("ASSIGNED", ",\"inspector\":\"s-1\",\"inspectorName\":\"Ida Inspector\""));
        Document done = browser.send(check, page + "/assign", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The visit is assigned.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("inspector", "s-1"));
    }

    @Test
    void ok_200_an_inspector_opens_her_visit_answers_and_closes_it() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        TestEnvironment.gateway.say(API + "/planned-visits/today", "{\"items\":[" + planned("ACCEPTED", ",\"inspectorName\":\"Ida\",\"day\":\"2026-12-01\"") + "],\"next\":null}");
        TestEnvironment.gateway.say(API + "/planned-visits/" + PLANNED, planned("ACCEPTED", ",\"day\":\"2026-12-01\""));
        Browser browser = aBrowser();
        assertThat(browser.open(DESK + "/my-day").select("tbody").text()).contains("Mill Lane Laundry", "Accepted");
        assertThat(browser.open(DESK + "/my-visits").select("tbody").text()).contains("Mill Lane Laundry");
        assertThat(TestEnvironment.gateway.requests).anyMatch(request -> request.path().equals(API + "/planned-visits") && request.query() != null
                && request.query().contains("inspector=me"));
        Document visit = browser.open(DESK + "/planned-visits/" + PLANNED);
        assertThat(visit.select("main").text()).contains("Open the visit", "Go on another day").doesNotContain("Enter the household", "Give up this visit", "Assign it");
        Document record = browser.open(RECORD);
        assertThat(record.select("main").text()).contains("they sleep there", "Close the visit", "Record an interview", "Work on farms").doesNotContain("Correct the summary");
        assertThat(record.select("section:has(h2#found) a").eachAttr("href")).contains(DESK + "/visits/" + VISIT, DESK + "/visits/" + VISIT + "/findings/new",
                DESK + "/visits/" + VISIT + "/evidence/new", DESK + "/visits/" + VISIT + "/directives/new");
        assertThat(record.select("section:has(h2#answers) tbody").select("th, td").eachText()).contains("Work on farms", "Are children at work?", "No", "Who pays the workers?", "The farmer")
                .doesNotContain("farming-2026", "FA04", "FARMER");
        PageRulesTest.expectWhole(browser, browser.get(RECORD));
        TestEnvironment.gateway.say(API + "/visits/" + VISIT + "/checklists/farming-2026", """
                {"items":[{"number":4,"question":"FA04","type":"YES_NO","text":"Are children at work?","choices":[],"value":"NO",
                           "words":{"checklist":"Work on farms","question":"Are children at work?","value":"NO"}},
                          {"number":1,"question":"FA01","type":"NUMBER","text":"How many workers?","choices":[]}],"next":null}""");
        String checklist = DESK + "/visits/" + VISIT + "/checklists/farming-2026";
        Document questions = browser.open(checklist);
        assertThat(questions.select("tbody tr").get(0).text()).contains("Are children at work?", "Yes", "Not seen").doesNotContain("Enter a number");
        assertThat(questions.select("tbody tr").get(1).text()).contains("Enter a number").doesNotContain("Not seen");
        assertThat(questions.select("tbody tr").get(0).select("td").eachText()).contains("No");
        browser.open(RECORD + "?lang=fr");
        assertThat(TestEnvironment.gateway.requests).as("the answers in the reader's language").anyMatch(
                request -> request.path().equals(API + "/visits/" + VISIT + "/record") && request.query() != null && request.query().contains("language=fr"));
        browser.open(checklist + "?lang=fr");
        assertThat(TestEnvironment.gateway.requests).as("the questions in the reader's language").anyMatch(
                request -> request.path().equals(API + "/visits/" + VISIT + "/checklists/farming-2026") && request.query() != null && request.query().contains("language=fr"));
        questions = browser.open(checklist + "?lang=en");
        String answer = API + "/visits/" + VISIT + "/checklists/farming-2026/questions/FA04";
        TestEnvironment.gateway.say("POST " + answer, record(false));
        String yes = checklist + "/questions/FA04/yes";
        Document answered = browser.send(questions, yes);
        assertThat(answered.select(".govuk-notification-banner").text()).contains("Answered: yes.");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(answer);
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("answer", "YES"));
    }

    @Test
    void ok_200_a_closed_visit_is_corrected() {
        TestEnvironment.gateway.say(API + "/visits/" + VISIT + "/record", record(true));
        Browser browser = aBrowser();
        Document record = browser.open(RECORD);
        assertThat(record.select("main").text()).contains("all was clean", "Correct the summary", "Correct the answer").doesNotContain("Close the visit", "Record an interview");
        String path = DESK + "/visits/" + VISIT + "/corrections/summary";
        Document check = browser.send(browser.open(path), path, "value", "the kitchen was not clean", "reason", "forgot it", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/visits/" + VISIT + "/corrections", record(true));
        assertThat(browser.send(check, path, "_go", "send").select(".govuk-notification-banner").text()).contains("It is corrected.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("part", "SUMMARY").put("value", "the kitchen was not clean").put("reason", "forgot it"));
    }

    @Test
    void ok_200_a_complaint_is_taken_in_and_read_by_the_chief_alone() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        Browser inspector = aBrowser();
        String path = DESK + "/complaints/new";
        Document source = inspector.send(inspector.open(path), path, "channel", "PHONE", "country", "GB", "place", "the laundry", "what", "no wages", "_go", "next");
        Document check = inspector.send(source, path, "from", "Amina K.", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/complaints", "{\"reference\":\"C-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        Document receipt = inspector.send(check, path, "_go", "send");
        assertThat(receipt.select("main").text()).contains("C-7ZPK-3M0Q-VH").doesNotContain("Amina", "no wages");
        assertThat(inspector.get(DESK + "/complaints").statusCode()).isEqualTo(403);
        assertThat(inspector.get(DESK + "/complaints/" + COMPLAINT).statusCode()).isEqualTo(403);

        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        String complaint = """
                {"id":"%s","reference":"C-7ZPK-3M0Q-VH","channel":"PHONE","country":"GB","place":"the laundry","what":"no wages","from":"Amina K.","takenAt":"2026-11-28T09:00:00Z",
                 "state":"NEW","version":0}""".formatted(COMPLAINT);
        TestEnvironment.gateway.say(API + "/complaints/" + COMPLAINT, complaint);
        Browser chief = aBrowser();
        String page = DESK + "/complaints/" + COMPLAINT;
        Document read = chief.open(page);
        assertThat(read.select("main").text()).contains("Amina K.", "no wages", "Plan a visit", "Decide without a visit");
        assertThat(read.select("section:has(h2#unknown) a").eachAttr("href")).containsExactly(DESK + "/workplaces", DESK + "/workplaces/new");
        TestEnvironment.gateway.say(API + "/complaints", "{\"items\":[],\"next\":null}");
        assertThat(chief.open(DESK + "/complaints").select("select[name=state] option").eachText()).contains("New", "Decided");
        PageRulesTest.expectWhole(chief, chief.get(page));
        Document form = chief.open(page + "/visit");
        assertThat(form.html()).doesNotContain("value=\"Amina");
        Document answers = chief.send(form, page + "/visit", "workplaceReference", "W-7ZPK-3M0Q-VH", "from.day", "1", "from.month", "12", "from.year", "2026", "by.day", "20",
                "by.month", "12", "by.year", "2026", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/complaints/" + COMPLAINT + "/triage", complaint.replace("NEW", "TRIAGED"));
        assertThat(chief.send(answers, page + "/visit", "_go", "send").select(".govuk-notification-banner").text()).contains("The visit is planned.");
        JsonObject sent = new JsonObject(TestEnvironment.gateway.last("POST").body());
        assertThat(sent.getString("outcome")).isEqualTo("VISIT");
        assertThat(sent.getString("from")).isEqualTo("2026-12-01");
        assertThat(sent.getString("workplaceReference")).isEqualTo("W-7ZPK-3M0Q-VH");
    }

    @Test
    void ok_200_anybody_complains_without_an_account_and_nothing_stays_in_the_browser() {
        Browser browser = aBrowser();
        String path = "/portal/complaint";
        Document form = browser.open(path + "?lang=en");
        assertThat(browser.cookie("palermo_language")).isEqualTo("en");
        assertThat(form.select("main").text()).contains("You need no account");
        assertThat(form.select("main a[data-exit]").text()).isEqualTo("Leave this page now");
        assertThat(form.select("input[type=text], textarea").eachAttr("autocomplete")).containsOnly("off");
        PageRulesTest.expectWhole(browser, browser.get(path));
        assertThat(form.select("#country option").first().attr("value")).as("no country is chosen").isEmpty();
        assertThat(browser.send(form, path, "place", "the laundry").select(".govuk-error-summary a[href=#country]").text()).isEqualTo("Choose a country");
        Document again = browser.send(form, path, "country", "GB", "place", "the laundry");
        assertThat(again.select(".govuk-error-summary a[href=#what]").text()).contains("Say what is wrong");
        assertThat(again.select("#place").text()).isEqualTo("the laundry");
        TestEnvironment.gateway.say("POST " + API + "/public-complaints", "{\"reference\":\"C-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        Document sent = browser.send(again, path, "country", "GB", "place", "the laundry", "what", "no wages since May");
        assertThat(sent.select("main").text()).contains("C-7ZPK-3M0Q-VH").doesNotContain("no wages", "laundry");
        assertThat(sent.select("main a[data-exit]")).hasSize(1);
        FakeGateway.Request request = TestEnvironment.gateway.last("POST");
        assertThat(request.authorization()).isNull();
        assertThat(request.forwardedFor()).as("whose complaints the gateway counts").isEqualTo("127.0.0.1");
        assertThat(new JsonObject(request.body()).getString("what")).isEqualTo("no wages since May");
        assertThat(browser.seen.getLast().headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("palermo_form=") && cookie.contains("Max-Age=0"));
        assertThat(browser.cookies()).as("not even the language that was chosen").isEmpty();
    }

    @Test
    void away_503_a_complaint_is_not_lost_when_a_service_does_not_answer() {
        Browser browser = aBrowser();
        String path = "/portal/complaint";
        String[] typed = {"country", "GB", "place", "the laundry", "what", "no wages since May", "contact", "after six"};
        Document form = browser.open(path);
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        Document notSent = browser.send(form, path, typed);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(503);
        assertThat(notSent.select(".govuk-error-summary").text()).contains("It was not sent");
        assertThat(notSent.select("#place, #what").eachText()).containsExactly("the laundry", "no wages since May");
        assertThat(notSent.select("option[selected]").eachAttr("value")).containsExactly("GB");
        PageRulesTest.expectWhole(browser, browser.seen.getLast());
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().endsWith("/public-complaints"));
        TestEnvironment.gateway.reset();
        TestEnvironment.gateway.problem("POST " + API + "/public-complaints", 503, "service:away");
        Document unknown = browser.send(notSent, path, typed);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(503);
        assertThat(unknown.select(".govuk-error-summary").text()).contains("We do not know whether it came in");
        assertThat(unknown.select("#contact").attr("value")).isEqualTo("after six");
        TestEnvironment.gateway.refuseFields("POST " + API + "/public-complaints", "what");
        Document refused = browser.send(unknown, path, typed);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(refused.select(".govuk-error-summary").text()).contains("take out unusual characters");
        assertThat(refused.select("#what").text()).isEqualTo("no wages since May");
    }

    @Test
    void ok_200_the_report_of_a_suspected_victim_says_when_the_mechanism_took_it_up() {
        String report = "0190b6d2-0000-7000-8000-0000000000a5";
        String answer = """
                {"id":"%s","finding":"%s","kind":"REFERRED","recordedAt":"2026-01-05T11:30:00Z","state":"DELIVERED",
                 "deliveredAt":"2026-01-05T11:30:01Z"%s}
                """;
        signInAs("LABOUR_INSPECTORATE", "inspector");
        Browser browser = aBrowser();
        String page = DESK + "/suspected-victim-reports/" + report;
        TestEnvironment.gateway.say(API + "/reports/" + report, answer.formatted(report, VISIT, ""));
        assertThat(browser.open(page).select("main").text()).doesNotContain("6 Jan 2026");
        TestEnvironment.gateway.say(API + "/reports/" + report, answer.formatted(report, VISIT, ",\"takenUpOn\":\"2026-01-06\",\"mechanismReference\":\"QBE5-16CB-HA\""));
        assertThat(browser.open(page).select("main").text()).contains("Taken up by the mechanism on", "6 Jan 2026", "Reference of the case in the mechanism", "QBE5-16CB-HA");
        PageRulesTest.expectWhole(browser, browser.get(page));
    }

    @Test
    void forbidden_403_pages_of_the_chief() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        for (String path : new String[] {"/risk", "/plan-progress", "/complaints", "/planned-visits/" + PLANNED + "/cancel", "/planned-visits/" + PLANNED + "/assign"}) {
            assertThat(aBrowser().get(DESK + path).statusCode()).as(path).isEqualTo(403);
        }
    }
}

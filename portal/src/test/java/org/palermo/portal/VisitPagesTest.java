package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
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
                {"id":"%s","workplace":"%s","workplaceName":"Mill Lane Laundry","startedAt":"2026-11-28T09:00:00Z","closed":%s,
                 "interviews":[{"number":1,"workers":2,"alone":true,"language":"so","interpretation":"NOT_NEEDED","note":"they sleep there","by":"x","at":"2026-11-28T09:30:00Z"}],
                 "answers":[{"checklist":"farming-2026","question":"FA04","value":"NO","type":"YES_NO","correctable":%s,"by":"x","at":"2026-11-28T09:40:00Z",
                   "words":{"checklist":"Work on farms","question":"Are children at work?","value":"NO"}},
                  {"checklist":"farming-2026","question":"FA02","value":"FARMER","type":"CHOICE","correctable":%s,"by":"x","at":"2026-11-28T09:41:00Z",
                   "words":{"checklist":"Work on farms","question":"Who pays the workers?","value":"The farmer"}}],
                 "otherAnswers":[],"corrections":[]%s}
                """.formatted(VISIT, WORKPLACE, closed, closed, closed, closed ? ",\"summary\":\"all was clean\",\"workersPresent\":12,\"endedAt\":\"2026-11-28T11:00:00Z\"" : "");
    }

    @BeforeEach
    void asChief() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/planned-visits", "{\"items\":[" + planned("PLANNED", "") + "],\"next\":null}");
        gateway.say(API + "/planned-visits/" + PLANNED, planned("PLANNED", ""));
        gateway.say(API + "/team", "{\"items\":[{\"subject\":\"s-1\",\"name\":\"Ida Inspector\",\"visitsPerWeek\":5,\"joinedAt\":\"2026-11-01T09:00:00Z\",\"version\":0}],\"next\":null}");
        gateway.say(API + "/checklists", "{\"items\":[{\"code\":\"farming-2026\",\"title\":\"Work on farms\",\"source\":\"x\",\"languages\":[\"en\"],\"questionCount\":18,\"questions\":[]}],\"next\":null}");
        gateway.say(API + "/checklists/farming-2026", "{\"code\":\"farming-2026\",\"title\":\"Work on farms\",\"source\":\"Farm Work Act\",\"languages\":[\"en\"],\"questionCount\":18,\"questions\":[]}");
        gateway.say(API + "/visits/" + VISIT + "/record", record(false));
    }

    @Test
    void ok_200_the_plan_leads_to_a_visit_which_is_assigned() {
        Browser browser = aBrowser();
        assertThat(browser.open(DESK).select("main").text()).contains("Planned visits", "Complaints", "Where to go first", "Team");
        Document list = browser.open(DESK + "/planned-visits");
        assertThat(list.select("tbody").text()).contains("Mill Lane Laundry", "Planned");
        assertThat(list.select("select[name=state] option").eachText()).contains("Still to do", "Assigned", "Accepted", "Finished: done or given up");
        assertThat(list.select("select[name=state] option[selected]").eachAttr("value")).containsExactly("TO_DO");
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
    void ok_200_a_visit_leads_the_chief_to_the_complaint_or_the_tip_from_which_it_follows() {
        String page = DESK + "/planned-visits/" + PLANNED;
        TestEnvironment.gateway.say(API + "/planned-visits/" + PLANNED, planned("PLANNED", ",\"complaint\":\"" + COMPLAINT + "\",\"tip\":\"" + VISIT + "\""));
        assertThat(aBrowser().open(page).select("main a").eachAttr("href")).contains(DESK + "/complaints/" + COMPLAINT, DESK + "/tips/" + VISIT);
        TestEnvironment.gateway.say(API + "/planned-visits/" + PLANNED, planned("PLANNED", ""));
        assertThat(aBrowser().open(page).select("main").text()).doesNotContain("The complaint", "The tip");
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
                && request.query().contains("inspector=me") && request.query().contains("state=TO_DO"));
        Document visit = browser.open(DESK + "/planned-visits/" + PLANNED);
        assertThat(visit.select("main").text()).contains("Open the visit", "Go on another day").doesNotContain("Enter the household", "Give up this visit", "Assign it");
        Document record = browser.open(RECORD);
        assertThat(record.select("main").text()).contains("Mill Lane Laundry", "they sleep there", "Close the visit", "Record an interview", "Work on farms").doesNotContain("Correct the summary");
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
        assertThat(questions.select("main").text()).contains("Work on farms", "Farm Work Act");
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
        assertThat(answered.select("[data-module=govuk-notification-banner]").attr("data-disable-auto-focus")).isEqualTo("true");
        assertThat(answered.location()).as("she goes on from the question that she answered").endsWith("#" + answered.select("tbody tr").get(0).id());
        assertThat(answered.select("tbody tr").eachAttr("id")).containsExactly("row-FA04", "row-FA01");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(answer);
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("answer", "YES"));
    }

    @Test
    void ok_200_who_comes_along_is_changed_and_the_history_says_it_in_words() {
        String moved = """
                ,{"step":"MOVED","inspector":"s-1","inspectorName":"Ida Inspector","from":"2026-12-01","by":"2026-12-20","jointWith":["POLICE"],"ground":"INSPECTOR_ABSENT","doneBy":"x","doneAt":"2026-11-28T10:00:00Z"},
                {"step":"COMPANIONS","from":"2026-12-01","by":"2026-12-20","jointWith":["POLICE","INTERPRETER"],"doneBy":"x","doneAt":"2026-11-28T11:00:00Z"}]""";
        TestEnvironment.gateway.say(API + "/planned-visits/" + PLANNED, planned("PLANNED", "").replace("}],\"version\"", "}" + moved + ",\"version\""));
        Browser browser = aBrowser();
        String page = DESK + "/planned-visits/" + PLANNED;
        assertThat(browser.open(page).select("section:has(h2#steps) tbody").text()).contains("Planned", "The inspector is absent", "Ida Inspector", "Who comes along was changed", "Interpreter")
                .doesNotContain("MOVED", "COMPANIONS", "INSPECTOR_ABSENT");
        Document form = browser.open(page + "/companions");
        assertThat(form.select("input[name=jointWith][checked]").eachAttr("value")).containsExactly("POLICE");
        TestEnvironment.gateway.say("PUT " + API + "/planned-visits/" + PLANNED + "/companions", planned("PLANNED", ""));
        Document done = browser.send(form, page + "/companions", "jointWith", "INTERPRETER", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("It is recorded who comes along.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()).getJsonArray("jointWith")).contains("INTERPRETER");
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
    void ok_200_a_visit_is_moved_to_the_right_workplace_and_says_where_it_stood() {
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/visits/" + VISIT + "/record", record(true));
        Browser browser = aBrowser();
        assertThat(browser.open(RECORD).select("main").text()).contains("Move the visit to the right workplace").doesNotContain("Moves to another workplace");
        String path = DESK + "/visits/" + VISIT + "/corrections/workplace";
        Document check = browser.send(browser.open(path), path, "workplaceReference", "W-7ZPK-3M0Q-VH", "reason", "two mills of one name", "_go", "next");
        String moved = record(true).replace("\"corrections\":[]", """
                "corrections":[],"moves":[{"visit":"%s","fromWorkplace":"%s","fromWorkplaceName":"Old Mill","toWorkplace":"%s","toWorkplaceName":"Mill Lane Laundry",
                 "reason":"two mills of one name","movedBy":"s-1","movedAt":"2026-11-29T09:00:00Z"}]""".formatted(VISIT, COMPLAINT, WORKPLACE));
        gateway.say("POST " + API + "/visits/" + VISIT + "/moves", moved);
        gateway.say(API + "/visits/" + VISIT + "/record", moved);
        Document done = browser.send(check, path, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The visit is at the right workplace.");
        assertThat(new JsonObject(gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("workplaceReference", "W-7ZPK-3M0Q-VH").put("reason", "two mills of one name"));
        assertThat(done.select("section:has(h2#moves) tbody").text()).contains("Old Mill", "Mill Lane Laundry", "two mills of one name");
        gateway.problem("POST " + API + "/visits/" + VISIT + "/moves", 409, "visit:has-orders");
        Document again = browser.send(browser.open(path), path, "workplaceReference", "W-7ZPK-3M0Q-VH", "reason", "x", "_go", "next");
        assertThat(browser.send(again, path, "_go", "send").text()).contains("An order or a penalty depends on this visit");
    }

    @Test
    void ok_200_who_was_there_is_recorded_and_corrected() {
        FakeGateway gateway = TestEnvironment.gateway;
        Browser browser = aBrowser();
        assertThat(browser.open(RECORD).select("main").text()).contains("Record who was there").doesNotContain("Correct who was there");
        String path = DESK + "/visits/" + VISIT + "/companions";
        String there = ",\"present\":{\"companions\":[\"POLICE\",\"INSPECTOR\"],\"bodies\":\"Leeds Police\"}}";
        gateway.say("POST " + API + "/visits/" + VISIT + "/companions", record(false).strip().replaceFirst("}$", there));
        Document form = browser.open(path);
        gateway.say(API + "/visits/" + VISIT + "/record", record(false).strip().replaceFirst("}$", there));
        Document done = browser.send(form, path, "companions", "POLICE", "bodies", "Leeds Police", "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("companions", new JsonArray().add("POLICE")).put("bodies", "Leeds Police"));
        assertThat(done.select("main").text()).contains("Who was there is recorded.", "Other inspectors", "Leeds Police");
        assertThat(browser.open(path).select("input[checked]").eachAttr("value")).contains("POLICE", "INSPECTOR");
        String closed = record(true).strip().replaceFirst("}$", there).replace("\"corrections\":[]", """
                "corrections":[{"part":"COMPANIONS","valuesBefore":{"companions":["INTERPRETER"]},"beforeBy":"x","beforeAt":"2026-11-28T09:30:00Z",
                 "valuesAfter":{"companions":["POLICE","INSPECTOR"],"bodies":"Leeds Police"},"reason":"they came later","by":"x","at":"2026-11-29T09:30:00Z"}]""");
        gateway.say(API + "/visits/" + VISIT + "/record", closed);
        gateway.say("POST " + API + "/visits/" + VISIT + "/corrections", closed);
        Document record = browser.open(RECORD);
        assertThat(record.select("section:has(h2#corrections) tbody").text()).contains("Who was there", "Interpreter", "Leeds Police", "they came later");
        String correction = DESK + "/visits/" + VISIT + "/corrections/companions";
        Document check = browser.send(browser.open(correction), correction, "present.companions", "INTERPRETER", "reason", "mistyped", "_go", "next");
        browser.send(check, correction, "_go", "send");
        JsonObject sent = new JsonObject(gateway.last("POST").body());
        assertThat(sent.getString("part")).isEqualTo("COMPANIONS");
        assertThat(sent.getJsonObject("present").getJsonArray("companions")).contains("INTERPRETER");
        Document alone = browser.send(browser.open(correction), correction, "present.bodies", "", "reason", "nobody came", "_go", "next");
        browser.send(alone, correction, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body()).getJsonObject("present")).isEqualTo(new JsonObject().put("companions", new JsonArray()));
        gateway.say(API + "/visits/" + VISIT + "/record", closed.replace("{\"companions\":[\"INTERPRETER\"]}", "{\"companions\":[],\"unaccompanied\":true}"));
        assertThat(browser.open(RECORD).select("section:has(h2#corrections) tbody").text()).contains("Nobody else was there", "Leeds Police");
    }

    @Test
    void ok_200_the_time_of_a_withdrawn_consent_is_corrected_while_the_visit_is_open() {
        FakeGateway gateway = TestEnvironment.gateway;
        Browser browser = aBrowser();
        assertThat(browser.open(RECORD).select("main").text()).doesNotContain("Correct when the consent was withdrawn");
        String withdrawn = record(false).strip().replaceFirst("}$", ",\"householdAccess\":\"CONSENT\",\"consentWithdrawnAt\":\"2026-11-28T09:20:00Z\"}");
        gateway.say(API + "/visits/" + VISIT + "/record", withdrawn);
        gateway.say("POST " + API + "/visits/" + VISIT + "/corrections", withdrawn);
        assertThat(browser.open(RECORD).select("main").text()).contains("Correct when the consent was withdrawn");
        String path = DESK + "/visits/" + VISIT + "/corrections/withdrawal";
        Document form = browser.open(path);
        assertThat(form.select("input[name=at.time]").val()).isEqualTo("09:20");
        Document check = browser.send(form, path, "at.day", "28", "at.month", "11", "at.year", "2026", "at.time", "09:40",
                "reason", "mistyped", "_go", "next");
        browser.send(check, path, "_go", "send");
        JsonObject sent = new JsonObject(gateway.last("POST").body());
        assertThat(sent.getString("part")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(sent.getInstant("at")).isEqualTo(Instant.parse("2026-11-28T09:40:00Z"));
    }

    @Test
    void ok_200_an_answer_is_corrected_by_the_control_of_its_type() {
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/visits/" + VISIT + "/record", record(true));
        gateway.say("POST " + API + "/visits/" + VISIT + "/corrections", record(true));
        gateway.say(API + "/checklists/farming-2026/questions/FA02/choices",
                "{\"items\":[{\"code\":\"CONTRACTOR\",\"text\":\"A labour contractor\"}],\"next\":null}");
        Browser browser = aBrowser();
        Document record = browser.open(RECORD);
        String questions = DESK + "/visits/" + VISIT + "/checklists/farming-2026/questions";
        assertThat(record.select("section:has(h2#answers) form").eachAttr("action")).containsExactly(questions
                + "/FA04/correction/yes-no", questions + "/FA02/correction/choice");
        Document form = browser.open(questions + "/FA04/correction/yes-no");
        assertThat(form.select("label").eachText()).contains("Yes", "No", "Not seen");
        PageRulesTest.expectWhole(browser, browser.get(questions + "/FA04/correction/yes-no"));
        Document check = browser.send(form, questions
                + "/FA04/correction/yes-no", "answer.answer", "NOT_SEEN", "reason", "misread", "_go", "next");
        browser.send(check, questions + "/FA04/correction/yes-no", "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("part", "ANSWER").put("checklist", "farming-2026").put("question", "FA04")
                .put("answer", new JsonObject().put("answer", "NOT_SEEN")).put("reason", "misread"));
        assertThat(browser.open(questions + "/FA02/correction/choice").select("label").eachText()).contains("A labour contractor");
    }

    @Test
    void ok_200_of_two_answers_both_are_shown_with_names_and_a_person_chooses_while_the_visit_is_open() {
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/visits/" + VISIT + "/record", record(false).replaceFirst("\"correctable\":false", "\"correctable\":true")
                .replaceFirst("\"by\":\"x\",\"at\":\"2026-11-28T09:40", "\"by\":\"s-2\",\"at\":\"2026-11-28T09:40")
                .replace("\"otherAnswers\":[]", """
                        "otherAnswers":[{"checklist":"farming-2026","question":"FA04","value":"YES","by":"s-1","at":"2026-11-28T09:20:00Z",
                          "words":{"checklist":"Work on farms","question":"Are children at work?","value":"YES"}}]"""));
        gateway.say(API + "/team", """
                {"items":[{"subject":"s-1","name":"Ida Inspector","visitsPerWeek":5,"joinedAt":"2026-11-01T09:00:00Z","version":0},
                          {"subject":"s-2","name":"Olga Other","visitsPerWeek":5,"joinedAt":"2026-11-01T09:00:00Z","version":0}],"next":null}""");
        gateway.say(API + "/visits/" + VISIT + "/checklists/farming-2026", """
                {"items":[{"number":4,"question":"FA04","type":"YES_NO","text":"Are children at work?","choices":[],"value":"NO",
                           "words":{"checklist":"Work on farms","question":"Are children at work?","value":"NO"},
                           "disputed":true,"correctable":true,"by":"s-2","at":"2026-11-28T09:40:00Z"}],"next":null}""");
        Browser browser = aBrowser();
        Document record = browser.open(RECORD);
        PageRulesTest.expectWhole(browser, browser.get(RECORD));
        assertThat(record.select("section:has(h2#otherAnswers)").text()).contains("Two people answered differently");
        assertThat(record.select("section:has(h2#otherAnswers) tbody").text()).contains("Are children at work?", "Yes", "Ida Inspector");
        assertThat(record.select("section:has(h2#answers) tbody tr").get(0).text()).contains("No", "Olga Other", "Correct");
        String question = DESK + "/visits/" + VISIT + "/checklists/farming-2026/questions/FA04/correction/yes-no";
        assertThat(record.select("section:has(h2#answers) form").eachAttr("action")).containsExactly(question);
        Document checklist = browser.open(DESK + "/visits/" + VISIT + "/checklists/farming-2026");
        assertThat(checklist.select("section:has(h2#otherAnswers) tbody").text()).contains("Yes", "Ida Inspector");
        assertThat(checklist.select("section:has(h2#questions)").text()).contains("Two answers", "Correct the answer");
    }

    @Test
    void ok_200_times_are_corrected_by_the_clock_of_the_country_and_an_interview_by_its_questions() {
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.say(API + "/visits/" + VISIT + "/record", record(true));
        gateway.say("POST " + API + "/visits/" + VISIT + "/corrections", record(true));
        Browser browser = aBrowser();
        String times = DESK + "/visits/" + VISIT + "/corrections/times";
        Document check = browser.send(browser.open(times), times, "part", "END", "at.day", "28", "at.month", "11", "at.year", "2026",
                "at.time", "10:30", "reason", "clock", "_go", "next");
        browser.send(check, times, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("part", "END").put("at", "2026-11-28T10:30:00Z").put("reason", "clock"));
        assertThat(browser.open(RECORD).select("section:has(h2#interviews) form").eachAttr("action"))
                .contains(DESK + "/visits/" + VISIT + "/corrections/interview");
        String interview = DESK + "/visits/" + VISIT + "/corrections/interview";
        Document form = browser.send(browser.open(RECORD), interview);
        assertThat(form.select("main").text()).contains("Could they speak alone?", "An interpreter by phone",
                "What you leave empty stays as it is.");
        Document checked = browser.send(form, interview, "interviewed.alone", "false", "reason", "mistyped", "_go", "next");
        browser.send(checked, interview, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body())).isEqualTo(new JsonObject().put("part", "INTERVIEW").put("interview", 1)
                .put("interviewed", new JsonObject().put("alone", false)).put("reason", "mistyped"));
    }

    @Test
    void ok_200_how_a_household_was_entered_is_asked_and_corrected() {
        FakeGateway gateway = TestEnvironment.gateway;
        String household = record(false).replace("\"closed\":false", "\"closed\":false,\"householdAccess\":\"CONSENT\"")
                .replace("\"corrections\":[]", """
                        "corrections":[{"part":"HOUSEHOLD_ENTRY","valuesBefore":{"consentBy":"a son","consentForm":"ORAL"},
                          "beforeAt":"2026-11-28T09:00:00Z","beforeBy":"x",
                          "valuesAfter":{"consentBy":"the householder","consentForm":"WRITTEN"},"reason":"mixed up","by":"s-1",
                          "at":"2026-11-28T10:00:00Z"},
                         {"part":"SUMMARY","words":{"after":"all was clean"},"reason":"mixed up","by":"x","at":"2026-11-28T10:30:00Z"}]""");
        gateway.say(API + "/visits/" + VISIT + "/record", household);
        gateway.say("POST " + API + "/visits/" + VISIT + "/corrections", household);
        Browser browser = aBrowser();
        Document record = browser.open(RECORD);
        assertThat(record.select("main").text()).contains("Correct how you entered the household").doesNotContain("Correct the summary");
        assertThat(record.select("section:has(h2#corrections) tbody").text())
                .contains("Ida Inspector", "Who consented: a son", "How: Orally", "Who consented: the householder", "mixed up",
                        "A person whose name is not known here");
        PageRulesTest.expectWhole(browser, browser.get(RECORD));
        String path = DESK + "/visits/" + VISIT + "/corrections/household";
        Document form = browser.open(path);
        assertThat(form.select("input[value=CONSENT][checked]")).hasSize(1);
        assertThat(form.select("label").eachText()).contains("Consent", "Warrant");
        Document warrant = browser.send(form, path, "value", "WARRANT", "_go", "next");
        assertThat(warrant.select("main").text()).contains("Number of the warrant", "Court", "What it allows")
                .doesNotContain("Who consented");
        Document why = browser.send(warrant, path, "entry.warrantNumber", "W 7", "entry.warrantCourt", "Leeds",
                "entry.warrantIssuedOn.day", "2", "entry.warrantIssuedOn.month", "1",
                "entry.warrantIssuedOn.year", "2026", "entry.warrantScope", "all rooms", "_go", "next");
        Document check = browser.send(why, path, "reason", "misread", "_go", "next");
        browser.send(check, path, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("part", "HOUSEHOLD_ACCESS").put("value", "WARRANT").put("reason", "misread")
                .put("entry", new JsonObject().put("warrantNumber", "W 7").put("warrantCourt", "Leeds")
                .put("warrantIssuedOn", "2026-01-02").put("warrantScope", "all rooms")));
    }

    @Test
    void ok_200_a_visit_to_a_household_is_recorded_with_the_consent() {
        FakeGateway gateway = TestEnvironment.gateway;
        String workplace = "{\"id\":\"%s\",\"kind\":\"%s\",\"country\":\"GB\",\"name\":\"Home\",\"state\":\"OPEN\",\"listings\":[],\"version\":0}";
        gateway.say(API + "/visits", "{\"items\":[],\"next\":null}");
        gateway.say(API + "/workplaces/" + WORKPLACE, workplace.formatted(WORKPLACE, "ESTABLISHMENT"));
        Browser browser = aBrowser();
        String page = DESK + "/workplaces/" + WORKPLACE;
        assertThat(browser.open(page).select("main").text()).contains("Record a visit").doesNotContain("Record a visit to a household");
        gateway.say(API + "/workplaces/" + WORKPLACE, workplace.formatted(WORKPLACE, "PRIVATE_HOUSEHOLD"));
        Document home = browser.open(page);
        assertThat(home.select("h1").text()).isEqualTo("Home");
        assertThat(home.title()).as("the name of a household is sealed").isEqualTo("Workplace – Palermo");
        assertThat(home.select("section:has(h2#visits) a").eachAttr("href")).contains(page + "/visits/household")
                .doesNotContain(page + "/visits/new");
        String path = page + "/visits/household";
        Document form = browser.open(path);
        Document consent = browser.send(form, path, "kind", "PLANNED", "startedAt.day", "28", "startedAt.month", "11", "startedAt.year",
                "2025", "startedAt.time", "10:30",
                "householdAccess", "CONSENT", "_go", "next");
        assertThat(consent.select("main").text()).contains("The consent", "Who consented", "In writing").doesNotContain("Court");
        Document check = browser.send(consent, path, "entry.consentBy", "a son", "entry.consentForm", "ORAL", "_go", "next");
        gateway.say("POST " + API + "/visits", "{\"id\":\"" + VISIT + "\"}");
        browser.send(check, path, "_go", "send");
        assertThat(new JsonObject(gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("workplace", WORKPLACE).put("kind", "PLANNED").put("startedAt", "2025-11-28T10:30:00Z")
                .put("householdAccess", "CONSENT").put("entry", new JsonObject().put("consentBy", "a son").put("consentForm", "ORAL")));
    }

    @Test
    void ok_200_a_complaint_is_forgotten_also_when_its_answer_is_too_long_to_be_kept() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        Browser inspector = aBrowser();
        String path = DESK + "/complaints/new";
        Document source = inspector.send(inspector.open(path), path, "channel", "PHONE", "country", "GB", "place", "the laundry", "what",
                "no wages", "_go", "next");
        Document check = inspector.send(source, path, "from", "Amina K.", "_go", "next");
        String tooLong = new Random(7).ints(1_500_000, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
        TestEnvironment.gateway.create("POST " + API + "/complaints",
                "{\"reference\":\"C-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\",\"more\":\"" + tooLong + "\"}");
        Document receipt = inspector.send(check, path, "_go", "send");
        assertThat(receipt.select("main").text()).contains("C-7ZPK-3M0Q-VH");
        assertThat(receipt.location()).as("not kept").doesNotContain("answer=");
        for (Document typed : List.of(source, check)) {
            Document back = inspector.open(typed.location());
            assertThat(back.html()).as("gone back").doesNotContain("Amina", "no wages");
            assertThat(back.select("[name=place]")).as("a new form").hasSize(1);
        }
    }

    @Test
    void ok_200_a_complaint_is_taken_in_and_read_by_the_chief_alone() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        Browser inspector = aBrowser();
        String path = DESK + "/complaints/new";
        Document source = inspector.send(inspector.open(path), path, "channel", "PHONE", "country", "GB", "workplaceReference", "W-7ZPK-3M0Q-VH", "what", "no wages",
                "_go", "next");
        Document check = inspector.send(source, path, "from", "Amina K.", "_go", "next");
        TestEnvironment.gateway.create("POST " + API + "/complaints", "{\"reference\":\"C-7ZPK-3M0Q-VH\",\"receivedAt\":\"2026-11-28T09:00:00Z\"}");
        Document receipt = inspector.send(check, path, "_go", "send");
        assertThat(receipt.select("main").text()).contains("C-7ZPK-3M0Q-VH").doesNotContain("Amina", "no wages");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("workplaceReference")).isEqualTo("W-7ZPK-3M0Q-VH");
        for (Document typed : List.of(source, check)) {
            assertThat(inspector.open(typed.location()).html()).as("gone back").contains("C-7ZPK-3M0Q-VH").doesNotContain("Amina", "no wages");
        }
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
    void ok_200_which_share_of_the_workplaces_was_visited() {
        TestEnvironment.gateway.say(API + "/visit-coverage", """
                {"countries":[{"country":"GB","workplaces":300,"neverVisited":150,"inOneYear":30,"inTwoYears":60,"inThreeYears":90,"inFiveYears":150,
                               "percentInOneYear":10.0,"percentInTwoYears":20.0,"percentInThreeYears":30.0,"percentInFiveYears":50.0}],
                 "sectors":[{"country":"GB","sector":"Apparel","workplaces":7,"neverVisited":0,"inOneYear":3,"inTwoYears":4,"inThreeYears":7,"inFiveYears":7,
                             "percentInOneYear":42.9,"percentInTwoYears":57.1,"percentInThreeYears":100.0,"percentInFiveYears":100.0}],
                 "computedAt":"2026-01-05T06:00:00Z"}
                """);
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        String shown = browser.open(DESK + "/visit-coverage").select("main").text();
        assertThat(shown).contains("How often workplaces are visited", "Within 1 year, %", "Never visited", "300", "150", "Apparel", "42.9", "5 Jan 2026");
        PageRulesTest.expectWhole(browser, browser.get(DESK + "/visit-coverage"));
    }

    @Test
    void ok_303_the_report_of_a_worker_stays_when_the_answer_is_changed() {
        String offences = "/visits/" + VISIT + "/worker-offences/0190b6d2-0000-7000-8000-0000000000d1";
        String report = "0190b6d2-0000-7000-8000-0000000000d2";
        TestEnvironment.gateway.say(API + offences, """
                {"id":"0190b6d2-0000-7000-8000-0000000000d1","visit":"%s","kind":"OTHER","seenOn":"2026-11-28","text":"false papers",
                 "followsFromSituation":"UNKNOWN","steps":[],"answers":[],
                 "nonPunishment":{"report":"%s","kind":"OTHER","seenOn":"2026-11-28","followsFromSituation":"UNKNOWN"}}"""
                .formatted(VISIT, report));
        TestEnvironment.gateway.say(API + "/reports", "{\"items\":[{\"id\":\"" + report + "\",\"recordedAt\":\"2026-11-28T10:00:00Z\"}],\"next\":null}");
        Document form = aBrowser().open(DESK + offences + "/answer");
        assertThat(form.select("input[name=report][checked]").eachAttr("value")).containsExactly(report);
        assertThat(form.select("input[name=followsFromSituation][checked]").eachAttr("value")).containsExactly("UNKNOWN");
    }

    @Test
    void forbidden_403_pages_of_the_chief() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        for (String path : new String[] {"/risk", "/visit-coverage", "/plan-progress", "/complaints", "/planned-visits/" + PLANNED + "/cancel", "/planned-visits/" + PLANNED + "/assign"}) {
            assertThat(aBrowser().get(DESK + path).statusCode()).as(path).isEqualTo(403);
        }
    }
}

package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who of an authority has which cases, decisions of two people, questions to other organisations, the referral and the timeline.
@QuarkusTest
class QuestionPagesTest extends PortalTest {
    private static final String CASE = "01900000-0000-7000-8000-000000000000";
    private static final String PAGE = "/portal/desk/cases/" + CASE;
    private static final String FILE = FakeGateway.CASE_FILE;
    private static final String LENA = "00000000-0000-7000-8000-0000000000c1";
    private static final String OMAR = "00000000-0000-7000-8000-0000000000c2";
    private static final String HARBOUR = "00000000-0000-7000-8000-000000000012";
    private static final String PEOPLE = "/api/nrm/v1/caseworkers";
    private static final String GIVE = "POST " + PEOPLE + "/assignments";
    private static final String PROPOSALS = FILE + "/decision-proposals";
    private static final String PROPOSAL = "0190b6d2-0000-7000-8000-0000000000e1";
    private static final String QUESTIONS = FILE + "/information-requests";
    private static final String QUESTION = "0190b6d2-0000-7000-8000-0000000000f1";
    private static final String RECEIVED = "/api/nrm/v1/received-information-requests";
    private static final String WAITING = """
            {"id": "%s", "kind": "CONCLUSIVE_GROUNDS", "outcome": "POSITIVE", "test": "balance", "reasons": "Two accounts agree.",
              "state": "PROPOSED",
             "proposedAt": "2026-02-01T09:00:00Z", "proposedBy": "%s"}""".formatted(PROPOSAL, LENA);
    private static final String ASKED = """
            {"id": "%s", "caseFile": "%s", "from": "00000000-0000-7000-8000-000000000001", "to": "%s", "question": "Who was there?",
             "askedAt": "2026-02-01T09:00:00Z", "dueOn": "2026-02-20", "due": "SOON", "status": "OPEN",
               "version": 3}""".formatted(QUESTION, CASE, HARBOUR);
    private static final String RECEIVED_ONE = """
            {"id": "%s", "reference": "7K2M-9Q00-X", "from": "%s", "question": "Who was there?", "askedAt": "2026-02-01T09:00:00Z",
             "dueOn": "2026-02-20", "due": "SOON", "status": "OPEN", "version": 3}""".formatted(QUESTION, HARBOUR);

    @BeforeEach
    void people() {
        TestEnvironment.gateway.say(PEOPLE, """
                {"items": [{"person": "%s", "name": "Lena Berg", "cases": 12, "secondReadings": 1},
                           {"person": "%s", "name": "Omar Haddad", "cases": 3, "secondReadings": 0}]}""".formatted(LENA, OMAR));
    }

    private static String list(String... items) {
        return "{\"items\": [" + String.join(",", items) + "], \"next\": null}";
    }

    private static String section(Document page, String id) {
        return page.select("section:has(h2#" + id + ")").text();
    }

    /// @return the file of the case
    private static String proposed() {
        String file = FakeGateway.recorded("case-file").replace("\"links\": [],", "\"links\": [], \"proposed\": " + WAITING + ",");
        TestEnvironment.gateway.say(FILE, file);
        TestEnvironment.gateway.say(PROPOSALS, list(WAITING));
        return file;
    }

    @Test
    void ok_200_the_authority_sees_who_works_on_a_case_what_was_said_asked_and_proposed_and_what_happened() {
        proposed();
        TestEnvironment.gateway.say(FILE + "/caseworkers", list("""
                {"part": "CASEWORKER", "person": "%s", "agency": "%s", "assignedAt": "2026-01-05T09:00:00Z"}""".formatted(LENA, HARBOUR),
                  """
                {"part": "CASEWORKER", "person": "%s", "agency": "%s", "assignedAt": "2026-01-03T09:00:00Z",
                  "endedAt": "2026-01-05T09:00:00Z"}"""
                .formatted("00000000-0000-7000-8000-0000000000c9", HARBOUR)));
        TestEnvironment.gateway.say(QUESTIONS, list(ASKED));
        TestEnvironment.gateway.say(FILE + "/timeline", list("""
                {"kind": "CASEWORKER", "what": "CASEWORKER_ASSIGNED", "at": "2026-01-05T09:00:00Z", "record": "%s",
                  "by": "%s"}""".formatted(QUESTION, HARBOUR), """
                {"kind": "RECORD_ADDED", "what": "GUARDIAN", "at": "2026-01-04T09:00:00Z", "record": "%s"}""".formatted(QUESTION)));
        TestEnvironment.gateway.say(FILE + "/referral", """
                {"reference": "7K2M-9Q00-X", "receivedAt": "2026-01-02T10:15:00Z", "taken": "REFERRED",
                  "sender": {"name": "Harbour of Women", "kind": "NGO"},
                 "account": "She came at night.", "indicators": [{"code": "EX01", "dimension": "EXPLOITATION", "strength": "STRONG"}], "consent": {"how": "SPOKEN", "withdrawn": false}, "person": {"familyName": "Nagy"},
                   "corrected": true}""");
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("section h2").eachAttr("id")).containsSubsequence("terms", "proposed", "file", "referral", "senderContact",
                "indicators", "person", "decisions",
                "proposals", "caseworkers", "team", "timeline", "history", "questions");
        assertThat(section(page, "referral")).contains("Harbour of Women", "She came at night.").doesNotContain("Nagy");
        assertThat(section(page, "proposed")).contains("Conclusive grounds", "Positive", "Lena Berg");
        assertThat(page.select("section:has(h2#caseworkers) th").eachText()).contains("Person");
        assertThat(section(page, "caseworkers")).contains("Caseworker", "Lena Berg", "A person whose name is not known here");
        assertThat(page.select("section:has(h2#caseworkers) tbody a").eachAttr("href"))
                .containsExactly(PAGE + "/caseworkers/" + LENA + "/end");
        assertThat(section(page, "proposals")).contains("Waits for a second person", "Two accounts agree.");
        assertThat(section(page, "questions")).contains("Harbour of Women", "Due soon", "Open");
        assertThat(section(page, "timeline")).contains("Caseworker: given the case", "Guardian", "Record added");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
        Document whole = browser.open(PAGE + "/referral?lang=en");
        assertThat(whole.select("main").text()).contains("Nagy", "Spoken", "Her record was corrected since Yes",
                "She has withdrawn it No", "EX01", "Strong");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/referral?lang=ar"));
    }

    @Test
    void forbidden_403_without_the_role_nothing_of_it_is_asked_for() {
        signInAs("POLICE", "first-responder");
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("h2#caseworkers, h2#proposals, h2#referral, h2#questions")).isEmpty();
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().startsWith(PEOPLE) || r.path()
                .startsWith(PROPOSALS) || r.path().endsWith("/referral"));
        for (String path : new String[] {PAGE + "/referral", "/portal/desk/caseworkers", "/portal/desk/case-counts",
                PAGE + "/questions/new",
            PAGE + "/proposals/" + PROPOSAL + "/confirmation"}) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void ok_200_the_worklist_filters_by_whose_a_case_is_for_an_authority_only() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say(FakeGateway.CASES, list("""
                {"id": "%s", "reference": "7K2M-9Q00-X", "stage": "RECOVERY", "caseworker": "%s"}""".formatted(CASE, LENA)));
        String people = browser.open("/portal/desk/caseworkers").selectFirst("tbody a").attr("href");
        assertThat(people).isEqualTo("/portal/desk/cases?assigned=" + LENA);
        Document hers = browser.open(people);
        assertThat(hers.select("#assigned option[selected]").text()).isEqualTo("One person");
        assertThat(hers.select("tbody tr").text()).contains("Lena Berg");
        browser.open("/portal/desk/cases?assigned=nobody&region=GB-ENG-LDN&ageGroup=CHILD&exploitation=LABOUR"
                + "&recoveryWithin=14&sort=recovery");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast().query())
                .contains("assigned=nobody", "region=GB-ENG-LDN", "ageGroup=CHILD", "exploitation=LABOUR", "recoveryWithin=14",
                        "sort=recovery");
        signInAs("POLICE", "first-responder");
        Browser other = aBrowser();
        Document list = other.open("/portal/desk/cases?assigned=me&due=overdue");
        assertThat(list.select("#assigned")).isEmpty();
        assertThat(list.select("thead th").eachText()).doesNotContain("Caseworker");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast().query())
                .contains("due=overdue").doesNotContain("assigned");
    }

    private static String entry(String kind, String what, int day, String record) {
        return """
                {"kind": "%s", "what": "%s", "at": "2026-01-%02dT09:00:00Z", "record": "%s"}""".formatted(kind, what, day, record);
    }

    /// @return what an entry of the timeline is called, and where it leads; empty when it has no link
    private static Map<String, String> ofTimeline(Document page) {
        Map<String, String> leads = new LinkedHashMap<>();
        page.select("section:has(h2#timeline) tbody tr").forEach(row -> leads.put(
                row.select("td").getFirst().text() + ": " + row.select("th").text(), row.select("th a").attr("href")));
        return leads;
    }

    @Test
    void ok_200_the_timeline_leads_to_what_it_names_for_readers_who_may_open_it() {
        TestEnvironment.gateway.say(FILE + "/timeline", list(
                entry("RECORD_ADDED", "GUARDIAN", 9, QUESTION), entry("RECORD_CHANGED", "NEED", 8, QUESTION),
                entry("LETTER", "WRITTEN", 7, QUESTION), entry("DOCUMENT_ADDED", "CONSENT_FORM", 6, QUESTION),
                entry("INFORMATION_REQUEST", "ASKED", 5, QUESTION), entry("ONWARD_REFERRAL", "SENT", 4, QUESTION),
                entry("CASEWORKER", "CASEWORKER_ASSIGNED", 3, QUESTION), entry("STEP", "Suspended", 2, QUESTION),
                entry("RECORD_ADDED", "NO_SUCH_KIND", 1, QUESTION)));
        Map<String, String> leads = ofTimeline(aBrowser().open(PAGE));
        assertThat(leads.values()).containsExactly(PAGE + "/GUARDIAN/" + QUESTION, PAGE + "/NEED/" + QUESTION, PAGE + "/letters/" + QUESTION,
                PAGE + "/documents/" + QUESTION, PAGE + "/questions/" + QUESTION, PAGE + "/onward-referrals/" + QUESTION, "", "", "");
        assertThat(leads.keySet()).first().asString().isEqualTo("Record added: Guardian");
        signInAs("POLICE", "first-responder");
        assertThat(ofTimeline(aBrowser().open(PAGE)).values()).contains(PAGE + "/letters/" + QUESTION)
                .as("no page of a first responder").doesNotContain(PAGE + "/questions/" + QUESTION);
    }

    @Test
    void ok_200_a_long_table_goes_on_with_the_same_record() {
        TestEnvironment.gateway.say(FILE + "/timeline", query -> """
                {"items": [{"kind": "RECORD_ADDED", "what": "%s", "at": "2026-01-04T09:00:00Z", "record": "%s"}], "next": %s}"""
                .formatted(query.contains("cursor=bW9yZQ") ? "HEARING" : "GUARDIAN", QUESTION, query.contains("cursor=bW9yZQ") ? null : "\"bW9yZQ\""));
        Browser browser = aBrowser();
        Document whole = browser.open(PAGE);
        assertThat(section(whole, "timeline")).contains("Guardian").doesNotContain("Hearing");
        String next = whole.select("section:has(h2#timeline) a[rel=next]").attr("href");
        Document part = browser.open(next);
        assertThat(part.select("h1").text()).isEqualTo(whole.select("h1").text());
        assertThat(part.select("main section")).hasSize(1);
        assertThat(section(part, "timeline")).contains("Hearing").doesNotContain("Guardian");
        assertThat(part.select("a[rel=next]")).isEmpty();
        assertThat(part.select(".govuk-back-link").attr("href")).isEqualTo(PAGE);
        PageRulesTest.expectWhole(browser, browser.get(next + "&lang=ar"));
    }

    @Test
    void ok_200_the_numbers_of_cases_lead_to_the_cases() {
        TestEnvironment.gateway.say("/api/nrm/v1/cases/counts", """
                {"most": 10000, "counts": [{"filter": "all", "value": "", "count": 10000, "more": true}, {"filter": "stage",
                  "value": "RECOVERY", "count": 7, "more": false},
                 {"filter": "assigned", "value": "nobody", "count": 4, "more": false}, {"filter": "due", "value": "recovery-over",
                   "count": 2, "more": false}]}""");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/case-counts");
        assertThat(page.select("tbody a").eachAttr("href")).containsExactly("/portal/desk/cases", "/portal/desk/cases?assigned=nobody",
                "/portal/desk/cases?due=recovery-over", "/portal/desk/cases?stage=RECOVERY");
        assertThat(section(page, "all")).contains("10,000", "More than this");
        assertThat(section(page, "assigned")).contains("Nobody’s").doesNotContain("More than this");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/case-counts?lang=ar"));
    }

    @Test
    void ok_200_a_coordinator_is_chosen_by_organisation_and_name() {
        String coordinators = "/api/nrm/v1/coordinators";
        TestEnvironment.gateway.say("/api/nrm/v1/providers", list("{\"id\": \"" + HARBOUR + "\", \"name\": \"Harbour Casework\"}"));
        TestEnvironment.gateway.say(coordinators, list("{\"person\": \"" + OMAR + "\", \"name\": \"Omar Haddad\"}"));
        TestEnvironment.gateway.say("PUT " + FILE + "/coordinators/" + OMAR, "{\"person\": \"" + OMAR + "\"}");
        String form = PAGE + "/team/new";
        Browser browser = aBrowser();
        Document missing = browser.send(browser.open(form), form, "_go", "next");
        assertThat(missing.select(".govuk-error-summary a[href=#organisation]")).hasSize(1);
        Document who = browser.send(missing, form, "organisation", HARBOUR, "_go", "next");
        assertThat(who.select("label").text()).contains("Omar Haddad");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(coordinators)).toList().getLast().query())
                .contains("organisation=" + HARBOUR);
        Document check = browser.send(who, form, "person", OMAR, "_go", "next");
        assertThat(check.select("main dl").text()).contains("Harbour Casework", "Omar Haddad");
        browser.send(check, form, "_go", "send");
        FakeGateway.Request put = TestEnvironment.gateway.last("PUT");
        assertThat(put.path()).isEqualTo(FILE + "/coordinators/" + OMAR);
        assertThat(put.body()).doesNotContain(HARBOUR);
    }

    @Test
    void ok_200_many_cases_are_given_to_a_person_and_each_result_is_said() {
        TestEnvironment.gateway.say(FakeGateway.CASES, list("{\"id\": \"" + CASE + "\", \"reference\": \"7K2M-9Q00-X\", "
                + "\"region\": \"GB-ENG-LDN\", \"dueOn\": \"2026-02-11\"}",
                "{\"id\": \"" + QUESTION + "\", \"reference\": \"QBE5-16CB-H\"}"));
        String form = "/portal/desk/caseworkers/cases";
        Browser browser = aBrowser();
        Document missing = browser.send(browser.open(form), form, "_go", "next");
        assertThat(missing.select(".govuk-error-summary a[href=#cases]")).hasSize(1);
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast().query())
                .contains("assigned=nobody", "limit=100", "sort=due");
        assertThat(missing.select("#cases-hint").text()).contains("the longest overdue first");
        Document whom = browser.send(missing, form, "cases", CASE, "cases", QUESTION, "_go", "next");
        Document check = browser.send(whom, form, "person", OMAR, "_go", "next");
        assertThat(check.select("dl").text()).contains("7K2M-9Q00-X · London · 11 Feb 2026", "QBE5-16CB-H", "Omar Haddad");
        TestEnvironment.gateway.say(GIVE, "{\"cases\": [{\"id\": \"" + CASE + "\", \"outcome\": \"ASSIGNED\"}, {\"id\": \""
                + QUESTION + "\", \"outcome\": \"OTHER_PART\"}]}");
        Document done = browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("part", "CASEWORKER")
                .put("cases", new JsonArray().add(CASE).add(QUESTION)).put("person", OMAR));
        assertThat(done.select("tbody tr").eachText()).first().asString().startsWith("Assigned");
        assertThat(done.select("tbody").text()).contains("the person already has the other part");
        assertThat(done.select("tbody a").eachAttr("href")).contains(PAGE);
    }

    @Test
    void ok_200_one_case_is_given_to_a_second_reader_and_taken_away() {
        String form = PAGE + "/caseworkers/new";
        Browser browser = aBrowser();
        Document check = browser.send(browser.open(form), form, "part", "SECOND_READER", "person", OMAR, "_go", "next");
        TestEnvironment.gateway.problem(GIVE, 409, "team:no-caseworker");
        Document again = browser.send(check, form, "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("Choose another person");
        TestEnvironment.gateway.say(GIVE, "{\"cases\": [{\"id\": \"" + CASE + "\", \"outcome\": \"ASSIGNED\"}]}");
        assertThat(browser.send(again, form, "_go", "send").select("tbody").text()).contains("Assigned");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("cases", new JsonArray()
                .add(CASE))
                .put("part", "SECOND_READER").put("person", OMAR));
        String end = PAGE + "/caseworkers/" + OMAR + "/end";
        TestEnvironment.gateway.accept("DELETE " + FILE + "/caseworkers/" + OMAR);
        assertThat(browser.send(browser.open(end), end, "_go", "send").select(".govuk-notification-banner").text())
                .contains("does not have the case any more");
        assertThat(TestEnvironment.gateway.last("DELETE").path()).isEqualTo(FILE + "/caseworkers/" + OMAR);
    }

    @Test
    void conflict_409_a_decision_of_two_people_is_proposed_with_what_was_typed() {
        String decide = PAGE + "/conclusive-grounds";
        String propose = PAGE + "/proposed/conclusive-grounds";
        Browser browser = aBrowser();
        Document check = browser.send(browser.open(decide), decide, "outcome", "NEGATIVE", "test", "balance", "reasons",
                "No account agrees.", "_go", "next");
        TestEnvironment.gateway.problem("POST " + FakeGateway.DECISIONS, 409, "case-file:second-reader");
        Document refused = browser.send(check, decide, "_go", "send");
        assertThat(refused.select(".govuk-error-summary").text()).contains("The law here wants two people");
        Document form = browser.document(browser.submit(refused.selectFirst("form[action=" + propose + "]")));
        assertThat(form.select("h1").text()).isEqualTo("Propose the decision on conclusive grounds");
        assertThat(form.select("#reasons").text()).isEqualTo("No account agrees.");
        Document again = browser.send(form, propose, "outcome", "NEGATIVE", "test", "balance", "reasons", "No account agrees.", "_go",
                "next");
        TestEnvironment.gateway.say("POST " + PROPOSALS, WAITING);
        assertThat(browser.send(again, propose, "_go", "send").select(".govuk-notification-banner").text())
                .contains("The decision is proposed");
        FakeGateway.Request sent = TestEnvironment.gateway.last("POST");
        assertThat(sent.path()).isEqualTo(PROPOSALS);
        assertThat(sent.ifMatch()).isEqualTo("\"4\"");
        assertThat(new JsonObject(sent.body())).isEqualTo(new JsonObject().put("kind", "CONCLUSIVE_GROUNDS").put("outcome", "NEGATIVE")
                .put("test", "balance").put("reasons", "No account agrees."));
    }

    @ParameterizedTest
    @CsvSource({"confirmation,case-file:same-person,Another person of your authority must confirm it",
            "return,case-file:answered,was confirmed"})
    void conflict_409_a_second_person_answers_a_proposed_decision(String path, String problem, String words) {
        proposed();
        Browser browser = aBrowser();
        String form = PAGE + "/proposals/" + PROPOSAL + "/" + path;
        assertThat(browser.open(PAGE).select("section:has(h2#proposals) tbody a").eachAttr("href")).contains(form);
        Document opened = browser.open(form);
        assertThat(opened.select(".palermo-about").text()).contains("Two accounts agree.", "Positive");
        Document check = path.equals("return") ? browser.send(opened, form, "reasons", "One account is missing.", "_go", "next") : opened;
        String call = "POST " + PROPOSALS + "/" + PROPOSAL + "/" + path;
        TestEnvironment.gateway.problem(call, 409, problem);
        Document refused = browser.send(check, form, "_go", "send");
        assertThat(refused.select(".govuk-error-summary").text()).contains(words);
        TestEnvironment.gateway.say(call, FakeGateway.recorded("case-file"));
        assertThat(browser.send(refused, form, "_go", "send").location()).contains(PAGE);
        assertThat(TestEnvironment.gateway.last("POST").path()).endsWith("/" + path);
        TestEnvironment.gateway.say(FILE, FakeGateway.recorded("case-file"));
        Document closed = browser.open(form);
        assertThat(closed.select("main").text()).contains("No proposed decision waits on this case");
        assertThat(closed.select("button[value=send], button[value=next]")).isEmpty();
    }

    @Test
    void ok_200_nobody_confirms_an_own_proposal_or_in_the_place_of_the_second_reader() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        String file = proposed();
        String own = FakeIdentityProvider.subject("Some One");
        String form = PAGE + "/proposals/" + PROPOSAL;
        assertThat(aBrowser().open(PAGE).select("#main a[href^=" + form + "]").eachAttr("href"))
                .containsExactlyInAnyOrder(form + "/confirmation", form + "/return");
        TestEnvironment.gateway.say(FILE, file.replace(LENA, own));
        assertThat(aBrowser().open(PAGE).select("#main a[href^=" + form + "]").eachAttr("href")).containsExactly(form + "/return");
        TestEnvironment.gateway.say(FILE, file.replace("\"links\"", "\"secondReader\": \"" + OMAR + "\", \"links\""));
        assertThat(aBrowser().open(PAGE).select("#main a[href^=" + form + "]").eachAttr("href")).containsExactly(form + "/return");
        TestEnvironment.gateway.say(FILE, file.replace("\"links\"", "\"secondReader\": \"" + own + "\", \"links\""));
        assertThat(aBrowser().open(PAGE).select("#main a[href^=" + form + "]")).hasSize(2);
    }

    @Test
    void see_other_303_an_organisation_is_asked_and_the_question_withdrawn() {
        TestEnvironment.gateway.say("/api/nrm/v1/providers", list("{\"id\": \"" + HARBOUR + "\", \"name\": \"Harbour of Women\"}"));
        TestEnvironment.gateway.say(QUESTIONS + "/" + QUESTION, ASKED);
        TestEnvironment.gateway.say(FILE + "/documents", query -> query != null && query.contains("question=" + QUESTION) ? """
                {"items": [{"id": "%1$s", "caseFile": "%2$s", "kind": "OTHER", "type": "PDF", "state": "KEPT", "name": "list.pdf", "question": "%1$s",
                  "addedAt": "2026-02-02T09:00:00Z", "agency": "%3$s"}]}""".formatted(QUESTION, CASE, HARBOUR) : "{\"items\": []}");
        signInAs("NGO", "case-coordinator");
        String form = PAGE + "/questions/new";
        Browser browser = aBrowser();
        Document what = browser.send(browser.open(form), form, "to", HARBOUR, "_go", "next");
        assertThat(browser.send(what, form, "question", "", "_go", "next").select(".govuk-error-summary a").eachAttr("href"))
                .contains("#question");
        Document check = browser.send(what, form, "question", "Who was there?", "dueOn.day", "20", "dueOn.month", "2", "dueOn.year",
                "2026", "_go", "next");
        TestEnvironment.gateway.refuseFields("POST " + QUESTIONS, "dueOn");
        Document again = browser.send(check, form, "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("enter today or a later day");
        TestEnvironment.gateway.say("POST " + QUESTIONS, ASKED);
        Document asked = browser.send(again, form, "question", "Who was there?", "dueOn.day", "20", "dueOn.month", "2", "dueOn.year",
                "2026", "_go", "next");
        Document shown = browser.send(asked, form, "_go", "send");
        assertThat(shown.select("main").text()).contains("The question is asked", "Harbour of Women", "Who was there?");
        assertThat(shown.select("section:has(h2#files) tbody a").eachAttr("href")).containsExactly(PAGE + "/documents/" + QUESTION);
        assertThat(section(shown, "files")).contains("list.pdf");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("to", HARBOUR)
                .put("question", "Who was there?").put("dueOn", "2026-02-20"));
        String withdrawal = PAGE + "/questions/" + QUESTION + "/withdrawal";
        assertThat(shown.select("section a").eachAttr("href")).contains(withdrawal);
        TestEnvironment.gateway.problem("POST " + QUESTIONS + "/" + QUESTION + "/withdrawal", 409, "information-request:not-yours");
        assertThat(browser.send(browser.open(withdrawal), withdrawal, "_go", "send").select(".govuk-error-summary").text())
                .contains("Another organisation has asked this");
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"3\"");
    }

    @Test
    void see_other_303_the_organisation_that_is_asked_answers_once() {
        TestEnvironment.gateway.say(RECEIVED, list(RECEIVED_ONE));
        TestEnvironment.gateway.say(RECEIVED + "/" + QUESTION, RECEIVED_ONE);
        signInAs("SHELTER_OPERATOR", "shelter-manager");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a").eachAttr("href")).contains("/portal/desk/received-questions");
        String page = browser.open("/portal/desk/received-questions").selectFirst("tbody a").attr("href");
        Document question = browser.open(page);
        assertThat(question.select("main").text()).contains("Who was there?", "Harbour of Women", "20 Feb 2026");
        String form = page + "/answer";
        Document check = browser.send(browser.open(form), form, "answer", "Two people.", "_go", "next");
        TestEnvironment.gateway.say("POST " + RECEIVED + "/" + QUESTION + "/answer", RECEIVED_ONE);
        assertThat(browser.send(check, form, "_go", "send").select(".govuk-notification-banner").text()).contains("The answer is sent");
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"3\"");
        TestEnvironment.gateway.say(RECEIVED + "/" + QUESTION, RECEIVED_ONE.replace("OPEN", "ANSWERED"));
        assertThat(browser.open(page).select("a[href$=/answer]")).isEmpty();
        assertThat(browser.open(form).select("main").text()).contains("was answered or withdrawn already");
        PageRulesTest.expectWhole(browser, browser.get(page + "?lang=ar"));
    }
}

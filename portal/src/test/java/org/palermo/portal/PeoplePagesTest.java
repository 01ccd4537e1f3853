package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PeoplePagesTest extends PortalTest {
    private static final String INES = "0190b6d2-0000-7000-8000-000000000002";
    private static final String OTHER = "00000000-0000-7000-8000-000000000012";
    private static final String ONE = FakeGateway.PEOPLE + "/" + INES;
    private static final String ACTIVE = """
            {"id":"%s","givenName":"Ines","familyName":"Okoro","email":"ines@example.org","roles":["ngo"],"state":"ACTIVE",
             "reviewDueOn":"2026-12-31","reviewOverdue":false,"pending":false,"version":3}
            """.formatted(INES);

    @BeforeEach
    void asAdministrator() {
        signInAs("NGO", "agency-administrator");
        TestEnvironment.gateway.say(ONE, ACTIVE);
    }

    @Test
    void ok_200_the_list_is_reached_from_the_navigation() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/people");
        assertThat(page.select("h1").text()).isEqualTo("People of your organisation");
        assertThat(page.select("tbody tr")).hasSize(3);
        assertThat(page.select("tbody tr").get(1).text()).contains("Ines Okoro", "Outreach worker, Case coordinator", "Invited");
        assertThat(page.select("header nav a[aria-current]").text()).isEqualTo("People");
        assertThat(page.selectFirst("a[rel=next]").attr("href")).isEqualTo("/portal/people?cursor=cGVvcGxlIDI1");
        signInAs("NGO", "ngo");
        assertThat(aBrowser().open("/portal/morning").select("header nav").text()).doesNotContain("People");
    }

    @Test
    void ok_200_an_invitation_goes_step_by_step() {
        Browser browser = aBrowser();
        Document roles = browser.send(browser.open("/portal/people/invite"), "/portal/people/invite/roles",
                "givenName", "Ines", "familyName", "Okoro", "email", "ines@example.org");
        assertThat(roles.select("h1").text()).isEqualTo("Which roles does this person need?");
        assertThat(roles.select("input[type=checkbox]").eachAttr("value")).contains("case-coordinator").doesNotContain("first-responder");
        Document check = browser.send(roles, "/portal/people/invite/check", "roles", "ngo", "roles", "case-coordinator");
        assertThat(check.select("dl").text()).contains("Ines Okoro", "ines@example.org", "Outreach worker, Case coordinator");
        TestEnvironment.gateway.say("POST " + FakeGateway.PEOPLE, "{\"person\":" + ACTIVE + ",\"oneTimePassword\":\"7ZPK-3M0Q-V\",\"mailed\":false}");
        Document done = browser.send(check, "/portal/people/invite/send");
        assertThat(done.select("h1").text()).contains("Ines");
        assertThat(done.title()).isEqualTo("The invitation is made – Palermo");
        assertThat(done.select("#one-time-password").text()).isEqualTo("7ZPK-3M0Q-V");
        assertThat(done.location()).as("not kept").endsWith("/portal/people/invite/send");
        assertThat(browser.seen.getLast().request().method()).isEqualTo("POST");
        assertThat(TestEnvironment.gateway.last("POST").body()).contains("\"givenName\":\"Ines\"", "\"roles\":[\"ngo\",\"case-coordinator\"]").doesNotContain("agency");
    }

    @Test
    void ok_200_an_administrator_of_the_mechanism_opens_the_first_account_of_an_organisation() {
        signInAs("COMPETENT_AUTHORITY", "mechanism-administrator");
        TestEnvironment.gateway.say(FakeGateway.PEOPLE + "/locks", """
                {"items":[{"id":"%s","name":"Ines Okoro","email":"ines@example.org","failures":10,"lastFailureAt":"2026-01-08T09:00:00Z",
                 "lockedUntil":"2026-01-08T09:15:00Z"}],"next":null}""".formatted(INES));
        Browser browser = aBrowser();
        String list = "/portal/desk/organisations/" + OTHER + "/people";
        assertThat(browser.open("/portal/desk/organisations/" + OTHER).select("main a[href=" + list + "]").text())
                .isEqualTo("People of this organisation");
        Document page = browser.open(list);
        PageRulesTest.expectWhole(browser, browser.get(list));
        assertThat(page.select("h1").text()).isEqualTo("Harbour of Women");
        assertThat(page.select("section:has(h2#people) tbody").text()).contains("Ines", "Okoro", "Outreach worker", "Invited");
        assertThat(page.select("section:has(h2#locked) tbody").text()).contains("Ines Okoro", "Unlock");
        for (String path : new String[] {FakeGateway.PEOPLE, FakeGateway.REVIEWS, FakeGateway.PEOPLE + "/locks"}) {
            assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().equals(path)).isNotEmpty()
                    .allSatisfy(request -> assertThat(request.query()).contains("agency=" + OTHER));
        }
        Document who = browser.open(list + "/invite");
        PageRulesTest.expectWhole(browser, browser.get("/portal/people/invite?agency=" + OTHER));
        assertThat(who.select("main").text()).contains("Harbour of Women");
        assertThat(who.select(".govuk-back-link").attr("href")).isEqualTo(list);
        Document roles = browser.send(who, "/portal/people/invite/roles", "givenName", "Ines", "familyName", "Okoro", "email",
                "ines@example.org");
        assertThat(roles.select("main").text()).contains("Harbour of Women");
        Document check = browser.send(roles, "/portal/people/invite/check", "roles", "ngo");
        assertThat(check.select("dl").text()).contains("Harbour of Women", "Ines Okoro");
        TestEnvironment.gateway.say("POST " + FakeGateway.PEOPLE,
                "{\"person\":" + ACTIVE + ",\"oneTimePassword\":\"7ZPK-3M0Q-V\",\"mailed\":false}");
        Document done = browser.send(check, "/portal/people/invite/send");
        assertThat(TestEnvironment.gateway.last("POST").body()).contains("\"agency\":\"" + OTHER + "\"", "\"roles\":[\"ngo\"]");
        assertThat(done.select("main a[href=" + list + "]")).isNotEmpty();
    }

    @Test
    void ok_200_a_person_of_another_organisation_leads_back_to_its_people() {
        signInAs("COMPETENT_AUTHORITY", "mechanism-administrator");
        TestEnvironment.gateway.say(ONE, ACTIVE.replace("\"givenName\"", "\"agency\":\"" + OTHER + "\",\"givenName\""));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/people/" + INES).select(".govuk-back-link").attr("href"))
                .isEqualTo("/portal/desk/organisations/" + OTHER + "/people");
        browser.open("/portal/people/" + INES + "/roles");
        assertThat(TestEnvironment.gateway.last("GET").query()).as("the roles that may be given there").contains("agency=" + OTHER);
    }

    @Test
    void forbidden_403_another_organisation_for_its_own_administrator() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/organisations/" + OTHER).select("main a[href$=/people]")).isEmpty();
        assertThat(browser.get("/portal/desk/organisations/" + OTHER + "/people").statusCode()).isEqualTo(403);
    }

    @Test
    void invalid_400_says_what_is_missing_and_keeps_the_rest() {
        Browser browser = aBrowser();
        Document again = browser.send(browser.open("/portal/people/invite"), "/portal/people/invite/roles",
                "givenName", "Ines", "familyName", "", "email", "nowhere");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#familyName", "#email");
        assertThat(again.selectFirst("#givenName").attr("value")).isEqualTo("Ines");
        Document roles = browser.send(again, "/portal/people/invite/roles", "givenName", "Ines", "familyName", "O", "email", "i@example.org");
        assertThat(browser.send(roles, "/portal/people/invite/check").select(".govuk-error-summary").text()).contains("Select at least one role");
    }

    @Test
    void an_address_in_use_is_reported_on_the_check_page() {
        Browser browser = aBrowser();
        Document roles = browser.send(browser.open("/portal/people/invite"), "/portal/people/invite/roles",
                "givenName", "<b>Ines", "familyName", "Okoro", "email", "ines@example.org");
        Document check = browser.send(roles, "/portal/people/invite/check", "roles", "ngo");
        TestEnvironment.gateway.refuse("POST " + FakeGateway.PEOPLE, 409, "address-taken");
        Document again = browser.send(check, "/portal/people/invite/send");
        assertThat(again.select(".govuk-error-summary").text()).contains("An account with this e-mail address exists already");
        assertThat(again.select("dl").text()).contains("<b>Ines Okoro");
    }

    @Test
    void roles_are_sent_with_the_version_of_the_form() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/people/" + INES + "/roles");
        assertThat(page.select("input[checked]").eachAttr("value")).containsExactly("ngo");
        TestEnvironment.gateway.say("PUT " + ONE + "/roles", ACTIVE);
        Document after = browser.send(page, "/portal/people/" + INES + "/roles", "roles", "case-coordinator");
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).isEqualTo("\"3\"");
        assertThat(after.select("h1").text()).isEqualTo("Ines Okoro");
        TestEnvironment.gateway.refuse("PUT " + ONE + "/roles", 412, "stale");
        assertThat(browser.send(page, "/portal/people/" + INES + "/roles", "roles", "ngo").select(".govuk-error-summary").text()).contains("changed this account since");
    }

    @Test
    void roles_that_she_may_not_give_stay_and_are_named() {
        TestEnvironment.gateway.say(ONE, ACTIVE.replace("[\"ngo\"]", "[\"ngo\",\"auditor\",\"role-of-a-newer-service\"]"));
        Browser browser = aBrowser();
        String path = "/portal/people/" + INES + "/roles";
        Document page = browser.open(path);
        assertThat(page.select("input[type=checkbox]").eachAttr("value")).doesNotContain("auditor");
        assertThat(page.select("#kept-roles").text()).contains("Only an administrator of the mechanism can change them");
        assertThat(page.select("#kept-roles + ul li").eachText()).containsExactly("Auditor");
        for (String language : new String[] {"fr", "es", "ar", "ru", "zh"}) {
            PageRulesTest.expectWhole(browser, browser.get(path + "?lang=" + language));
        }
        TestEnvironment.gateway.say("PUT " + ONE + "/roles", ACTIVE);
        browser.send(page, path, "roles", "case-coordinator");
        assertThat(TestEnvironment.gateway.last("PUT").body())
                .isEqualTo("{\"roles\":[\"auditor\",\"role-of-a-newer-service\",\"case-coordinator\"]}");
        signInAs("COMPETENT_AUTHORITY", "mechanism-administrator");
        Document hers = aBrowser().open(path);
        assertThat(hers.select("input[type=checkbox][checked]").eachAttr("value")).containsExactly("ngo", "auditor");
        assertThat(hers.select("#kept-roles")).isEmpty();
    }

    @Test
    void what_was_chosen_stays_when_it_is_not_done() {
        Browser browser = aBrowser();
        String heir = "00000000-0000-7000-8000-0000000000e7";
        String working = ACTIVE.replace("\"version\"", "\"cases\":2,\"version\"");
        TestEnvironment.gateway.say(ONE, working);
        TestEnvironment.gateway.say(FakeGateway.PEOPLE, "{\"items\":[" + working + ","
                + ACTIVE.replace(INES, heir).replace("[\"ngo\"]", "[\"case-coordinator\"]") + "],\"next\":null,\"givenRoles\":[\"ngo\",\"case-coordinator\"]}");
        String roles = "/portal/people/" + INES + "/roles";
        TestEnvironment.gateway.refuse("PUT " + ONE + "/roles", 503);
        assertThat(browser.send(browser.open(roles), roles, "roles", "case-coordinator").select("input[checked]").eachAttr("value"))
                .containsExactly("case-coordinator");
        TestEnvironment.gateway.refuse("PUT " + ONE + "/roles", 412, "stale");
        assertThat(browser.send(browser.open(roles), roles, "roles", "case-coordinator").select("input[checked]").eachAttr("value"))
                .as("somebody else has changed them").containsExactly("ngo");
        String suspend = "/portal/people/" + INES + "/suspend";
        Document noReason = browser.send(browser.open(suspend), suspend, "heir", heir);
        assertThat(noReason.select("#heir option[selected]").eachAttr("value")).containsExactly(heir);
        TestEnvironment.gateway.refuse("POST " + ONE + "/suspension", 503);
        Document away = browser.send(noReason, suspend, "reason", "LEFT", "heir", heir);
        assertThat(away.select("input[name=reason][checked]").eachAttr("value")).containsExactly("LEFT");
        assertThat(away.select("#heir option[selected]").eachAttr("value")).containsExactly(heir);
        assertThat(away.select("input[name=key]").attr("value")).as("it may have been done").isEqualTo(noReason.select("input[name=key]").attr("value"));
        String handover = "/portal/people/" + INES + "/handover";
        TestEnvironment.gateway.refuse("POST " + ONE + "/handover", 503);
        Document before = browser.open(handover);
        Document after = browser.send(before, handover, "heir", heir);
        assertThat(after.select("#heir option[selected]").eachAttr("value")).containsExactly(heir);
        assertThat(after.select("input[name=key]").attr("value")).isEqualTo(before.select("input[name=key]").attr("value"));
        TestEnvironment.gateway.refuse("POST " + ONE + "/handover", 400);
        assertThat(browser.send(after, handover, "heir", heir).select("input[name=key]").attr("value"))
                .as("nothing was done, and another choice needs another key").isNotEqualTo(after.select("input[name=key]").attr("value"));
    }

    @Test
    void the_decisions_of_a_review_stay_when_they_are_not_accepted() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.refuse("POST " + FakeGateway.REVIEWS, 503);
        Document page = browser.open("/portal/people/review?cursor=cGVvcGxlIDI1");
        Document again = browser.send(page, "/portal/people/review", "person-" + INES, "remove");
        assertThat(again.select("input[type=radio][checked]").eachAttr("id")).containsExactly("remove-" + INES);
        assertThat(again.select("input[name=key]").attr("value")).isEqualTo(page.select("input[name=key]").attr("value"));
        assertThat(again.select("input[name=cursor]").attr("value")).isEqualTo("cGVvcGxlIDI1");
        assertThat(TestEnvironment.gateway.last("GET").query()).contains("cursor=cGVvcGxlIDI1");
    }

    @ParameterizedTest
    @CsvSource({"'',A person’s account", "/roles,Change roles", "/suspend,Suspend", "/handover,Hand over"})
    void the_heading_of_an_account_has_the_name_and_its_title_has_not(String page, String title) {
        Document shown = aBrowser().open("/portal/people/" + INES + page);
        assertThat(shown.select("h1").text()).contains("Ines");
        assertThat(shown.title()).isEqualTo(title + " – Palermo");
    }

    @Test
    void an_account_is_suspended_with_a_reason_and_reinstated() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/people/" + INES + "/suspend");
        assertThat(browser.send(page, "/portal/people/" + INES + "/suspend").select(".govuk-error-summary")).isNotEmpty();
        TestEnvironment.gateway.say("POST " + ONE + "/suspension", ACTIVE);
        TestEnvironment.gateway.say(ONE, ACTIVE.replace("ACTIVE", "SUSPENDED").replace("\"version\"", "\"reason\":\"DEVICE_LOST\",\"version\""));
        Document suspended = browser.send(page, "/portal/people/" + INES + "/suspend", "reason", "DEVICE_LOST");
        assertThat(TestEnvironment.gateway.last("POST").body()).isEqualTo("{\"reason\":\"DEVICE_LOST\"}");
        assertThat(suspended.select("dl").text()).contains("Suspended", "A device was lost or stolen");
        TestEnvironment.gateway.say("POST " + ONE + "/reinstatement", ACTIVE);
        browser.send(suspended, "/portal/people/" + INES + "/reinstate");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(ONE + "/reinstatement");
    }

    @Test
    void cases_are_handed_over_with_a_suspension_or_without_one() {
        Browser browser = aBrowser();
        String heir = "00000000-0000-7000-8000-0000000000e7";
        String working = ACTIVE.replace("\"version\"", "\"cases\":2,\"version\"");
        String colleagues = String.join(",", working, ACTIVE.replace(INES, heir).replace("[\"ngo\"]", "[\"case-coordinator\"]").replace("Ines", "Noor"),
                ACTIVE.replace(INES, "00000000-0000-7000-8000-0000000000e8").replace("Ines", "Ada"));
        TestEnvironment.gateway.say(ONE, working);
        TestEnvironment.gateway.say(FakeGateway.PEOPLE, "{\"items\":[" + colleagues + "],\"next\":null,\"givenRoles\":[]}");
        assertThat(browser.open("/portal/people/" + INES).select("dl").text()).contains("Cases: 2");
        Document page = browser.open("/portal/people/" + INES + "/suspend");
        assertThat(page.select("#heir option").eachAttr("value")).containsExactly("", heir);
        TestEnvironment.gateway.say("POST " + ONE + "/suspension", working);
        browser.send(page, "/portal/people/" + INES + "/suspend", "reason", "LEFT", "heir", heir);
        assertThat(TestEnvironment.gateway.last("POST").body()).isEqualTo("{\"reason\":\"LEFT\",\"handOverTo\":\"" + heir + "\"}");
        Document later = browser.open("/portal/people/" + INES + "/handover");
        assertThat(browser.send(later, "/portal/people/" + INES + "/handover", "heir", "").select(".govuk-error-summary")).isNotEmpty();
        TestEnvironment.gateway.say("POST " + ONE + "/handover", ACTIVE);
        browser.send(later, "/portal/people/" + INES + "/handover", "heir", heir);
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(ONE + "/handover");
        assertThat(TestEnvironment.gateway.last("POST").body()).isEqualTo("{\"to\":\"" + heir + "\"}");
    }

    @Test
    void a_successor_who_is_gone_is_chosen_anew_and_never_becomes_nobody() {
        String heir = "00000000-0000-7000-8000-0000000000e7";
        String other = "00000000-0000-7000-8000-0000000000e8";
        String working = ACTIVE.replace("\"version\"", "\"cases\":2,\"version\"");
        String coordinator = ACTIVE.replace("[\"ngo\"]", "[\"case-coordinator\"]");
        TestEnvironment.gateway.say(ONE, working);
        colleagues(working, coordinator.replace(INES, heir), coordinator.replace(INES, other));
        Browser browser = aBrowser();
        String suspend = "/portal/people/" + INES + "/suspend";
        Document page = browser.open(suspend);
        Document handover = browser.open("/portal/people/" + INES + "/handover");
        colleagues(working, coordinator.replace(INES, heir).replace("ACTIVE", "SUSPENDED"), coordinator.replace(INES, other));
        TestEnvironment.gateway.refuse("POST " + ONE + "/suspension", 400);
        Document gone = browser.send(page, suspend, "reason", "LEFT", "heir", heir);
        PageRulesTest.expectWhole(browser, browser.seen.getLast());
        assertThat(gone.select(".govuk-error-summary li").eachText())
                .containsExactly("The colleague you chose can’t take over cases any more. Choose again");
        assertThat(gone.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#heir");
        assertThat(gone.select("#heir").attr("aria-describedby")).isEqualTo("heir-hint heir-error");
        assertThat(gone.select("#heir-error")).hasSize(1);
        assertThat(gone.select("#heir option").eachAttr("value")).containsExactly("?", "", other);
        assertThat(gone.select("#heir option[selected]").eachAttr("value")).containsExactly("?");
        assertThat(gone.select("input[name=reason][checked]").eachAttr("value")).containsExactly("LEFT");
        TestEnvironment.gateway.requests.clear();
        Document again = browser.send(gone, suspend, "reason", "LEFT", "heir", "?");
        assertThat(again.select("#heir option[selected]").eachAttr("value")).containsExactly("?");
        assertThat(browser.send(again, suspend, "heir", "?").select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#reason", "#heir");
        assertThat(TestEnvironment.gateway.requests).as("what is no colleague is not nobody").noneMatch(r -> r.method().equals("POST"));
        TestEnvironment.gateway.say("POST " + ONE + "/suspension", working);
        browser.send(again, suspend, "reason", "LEFT", "heir", "");
        assertThat(TestEnvironment.gateway.last("POST").body()).isEqualTo("{\"reason\":\"LEFT\"}");
        TestEnvironment.gateway.refuse("POST " + ONE + "/handover", 400);
        Document not = browser.send(handover, "/portal/people/" + INES + "/handover", "heir", heir);
        assertThat(not.select(".govuk-error-summary").text()).contains("can’t take over cases any more");
        assertThat(not.select("#heir option").eachAttr("value")).containsExactly("", other);
    }

    private static void colleagues(String... people) {
        TestEnvironment.gateway.say(FakeGateway.PEOPLE, "{\"items\":[" + String.join(",", people) + "],\"next\":null,\"givenRoles\":[]}");
    }

    @Test
    void the_last_administrator_can_not_be_suspended_and_the_page_tells_why() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/people/" + INES + "/suspend");
        TestEnvironment.gateway.refuse("POST " + ONE + "/suspension", 409, "last-administrator");
        assertThat(browser.send(page, "/portal/people/" + INES + "/suspend", "reason", "LEFT").select(".govuk-error-summary").text())
                .contains("Make somebody else administrator first");
    }

    @Test
    void a_review_sends_only_the_decisions_that_were_made() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/people/review");
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("main").text()).contains("Accounts to confirm: 2", "Not confirmed in the quarter before: 1");
        TestEnvironment.gateway.say("POST " + FakeGateway.REVIEWS, "{\"quarter\":\"2026-Q4\",\"confirmed\":[],\"removed\":[\"" + INES + "\"]}");
        browser.send(page, "/portal/people/review", "person-" + INES, "remove");
        assertThat(TestEnvironment.gateway.last("POST").body()).isEqualTo("{\"decisions\":[{\"person\":\"" + INES + "\",\"outcome\":\"REMOVED\"}]}");
        assertThat(browser.send(page, "/portal/people/review").select(".govuk-error-summary")).isNotEmpty();
    }

    @Test
    void forbidden_403_and_away_503() {
        TestEnvironment.gateway.refuse(FakeGateway.PEOPLE, 403);
        assertThat(aBrowser().get("/portal/people").statusCode()).isEqualTo(403);
        TestEnvironment.gateway.refuse(FakeGateway.PEOPLE, 503);
        assertThat(aBrowser().get("/portal/people").statusCode()).isEqualTo(503);
    }

    @Test
    void bad_request_400_without_the_form_token() {
        Browser browser = aBrowser();
        browser.open("/portal/people/" + INES + "/suspend");
        assertThat(browser.post("/portal/people/" + INES + "/suspend", "reason=LEFT&version=3&key=k").statusCode()).isEqualTo(400);
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().startsWith(FakeGateway.PEOPLE)).allSatisfy(r -> assertThat(r.purpose()).isEqualTo("OVERSIGHT"));
    }
}

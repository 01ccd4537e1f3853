package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;
import org.palermo.systemtest.suite.Within;

/// An agency's administrator invites a colleague, gives her a role, suspends her and reinstates her.
@Order(76)
@ExtendWith(RunningSuite.class)
class PeopleJourney {

    private static final String PEOPLE = "/api/nrm/v1/people";
    private static final String NOTICES = "/api/nrm/v1/notices";
    /// An operation of a service that does not hold the list of suspensions, and that answers while the service that does is
    /// away.
    private static final String ELSEWHERE = "/api/shelter/v1/notices";
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String PASSWORD = "a-password-of-her-own";

    private static RealBrowser browser;
    private final Suite suite;
    private final String email = "ines-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";

    PeopleJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @Test
    void a_colleague_is_invited_given_a_role_suspended_and_reinstated() {
        try (var administrator = browser.person(RealBrowser.WIDE); var colleague = browser.person(RealBrowser.WIDE)) {
            var complaints = BrowserComplaints.on(administrator, suite.base());
            var pages = new Portal(administrator.newPage(), suite.base()).signIn("agency-administrator");
            var oneTimePassword = invite(pages);
            firstSignIn(colleague, oneTimePassword);
            var granted = suite.tokens().tryGrant(email, PASSWORD).expect(200).json();
            var hers = granted.get("access_token").asText();
            assertEquals(200, status(hers, NOTICES));
            assertEquals(403, status(hers, PEOPLE));
            expectInTheAudit(suite.as("agency-administrator").get(PEOPLE).expect(200).json(), "CHANGE_PASSWORD");

            giveRole(pages, "case-coordinator");
            var renewed = suite.tokens().renew(granted.get("refresh_token").asText()).expect(200).json();
            assertTrue(new String(java.util.Base64.getUrlDecoder().decode(renewed.get("access_token").asText().split("\\.")[1])).contains("case-coordinator"));

            var took = suspendedWithin(pages, renewed.get("access_token").asText());
            assertTrue(took.compareTo(PROMISED) < 0, "accepted " + took + " after she was suspended");
            Figures.note("tokens of a suspended person refused after " + took.toMillis() + " ms");
            assertEquals(401, status(hers, NOTICES));
            suite.tokens().renew(renewed.get("refresh_token").asText()).expect(400);
            assertFalse(suite.tokens().tryGrant(email, PASSWORD).status() == 200);
            var page = colleague.pages().getFirst();
            page.navigate(suite.base() + "/portal/morning");
            page.locator("#kc-login").waitFor();

            pages.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the suspension")).click();
            pages.page().getByText("Active", new Page.GetByTextOptions().setExact(true)).waitFor();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() ->
                    status(suite.tokens().tryGrant(email, PASSWORD).expect(200).json().get("access_token").asText(), NOTICES) == 200);
            assertEquals(401, status(hers, NOTICES));
            complaints.expectNothing();
        }
    }

    private void expectInTheAudit(JsonNode people, String action) {
        var hers = StreamSupport.stream(people.get("items").spliterator(), false)
                .filter(person -> email.equals(person.path("email").asText())).findFirst().orElseThrow().get("id").asText();
        Awaitility.await(action).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).until(() -> suite.as("auditor")
                .get("/api/nrm/v1/oversight/people/" + hers + "/accesses").expect(200).json().get("items").findValuesAsText("action")
                .contains(action));
    }

    private int status(String token, String path) {
        return new Calls(suite.base(), token).get(path).status();
    }

    private String invite(Portal pages) {
        var page = pages.page();
        page.locator("nav a[href='/portal/people']").click();
        page.getByText("Invite somebody").click();
        page.locator("#givenName").fill("Ines");
        page.locator("#familyName").fill("Okoro");
        page.locator("#email").fill(email);
        page.getByText("Continue").click();
        page.locator("input[value=ngo]").check();
        page.getByText("Continue").click();
        assertTrue(page.locator("dl").innerText().contains(email));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invite").setExact(true)).click();
        return page.locator("#one-time-password").innerText().strip();
    }

    private void firstSignIn(BrowserContext colleague, String oneTimePassword) {
        var page = colleague.newPage();
        page.navigate(suite.base() + "/portal/morning");
        page.locator("#username").fill(email);
        page.locator("#password").fill(oneTimePassword);
        page.locator("#kc-login").click();
        page.locator("#password-new").fill(PASSWORD);
        page.locator("#password-confirm").fill(PASSWORD);
        page.locator("#kc-passwd-update-form [type=submit]").first().click();
        page.waitForURL(suite.base() + "/portal/morning*");
    }

    private void openHers(Portal pages) {
        pages.page().navigate(suite.base() + "/portal/people");
        pages.page().locator("tr", new Page.LocatorOptions().setHasText(email)).locator("a").click();
    }

    private void giveRole(Portal pages, String role) {
        openHers(pages);
        pages.page().getByText("Change roles").click();
        pages.page().locator("input[value=" + role + "]").check();
        pages.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
        pages.page().getByText("Case coordinator").waitFor();
    }

    /// The colleague's token is used every 50 ms, so that every cache knows it.
    ///
    /// @return how long after the administrator's click the token was last accepted
    private Duration suspendedWithin(Portal pages, String token) {
        var last = new AtomicLong();
        var on = new AtomicBoolean(true);
        var user = Thread.startVirtualThread(() -> {
            while (on.get()) {
                var asked = System.nanoTime();
                if (status(token, NOTICES) == 200) {
                    last.set(asked);
                }
                sleep(50);
            }
        });
        openHers(pages);
        pages.page().getByText("Suspend", new Page.GetByTextOptions().setExact(true)).click();
        pages.page().locator("input[value=DEVICE_LOST]").check();
        assertTrue(last.get() > 0);
        pages.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Suspend now")).click();
        pages.page().getByText("Suspended", new Page.GetByTextOptions().setExact(true)).waitFor();
        var suspended = System.nanoTime();
        sleep(4_000);
        on.set(false);
        join(user);
        return Duration.ofNanos(Math.max(0, last.get() - suspended));
    }

    @Test
    void suspensions_hold_while_the_service_that_serves_them_is_away() {
        var local = suite.local("the processes of the suite");
        var administrator = suite.as("agency-administrator");
        var invited = administrator.post(PEOPLE, """
                {"givenName": "Lena", "familyName": "Ortiz", "email": "%s", "roles": ["ngo"]}
                """.formatted(email)).expect(201).json();
        String id = invited.at("/person/id").asText();
        try (var colleague = browser.person(RealBrowser.WIDE)) {
            firstSignIn(colleague, invited.get("oneTimePassword").asText());
        }
        var token = suite.tokens().tryGrant(email, PASSWORD).expect(200).json().get("access_token").asText();
        assertEquals(200, status(token, ELSEWHERE));
        var etag = administrator.get(PEOPLE + "/" + id).expect(200).header("ETag");
        administrator.post(PEOPLE + "/" + id + "/suspension", "{\"reason\": \"LEFT\"}", Map.of("If-Match", etag)).expect(200);
        Within.seen("she is refused elsewhere", PROMISED, () -> status(token, ELSEWHERE) == 401);
        local.kill(Port.REFERRAL);
        for (int i = 0; i < 20; i++) {
            assertEquals(401, status(token, ELSEWHERE));
            sleep(100);
        }
        local.awaitReady(Port.REFERRAL);
        assertEquals(401, status(token, ELSEWHERE));
    }

    @Test
    void an_administrator_is_refused_people_of_other_agencies() {
        var administrator = suite.as("agency-administrator");
        administrator.get(PEOPLE + "?agency=00000000-0000-7000-8000-000000000031").expectProblem(404);
        administrator.post(PEOPLE, """
                {"givenName": "A", "familyName": "B", "email": "%s", "roles": ["competent-authority"]}
                """.formatted(email)).expectProblem(400);
        suite.as("ngo").get(PEOPLE).expectProblem(403);
        suite.anonymously().get("/suspensions").expectProblem(404);
        suite.as("administrator").get(PEOPLE + "?agency=00000000-0000-7000-8000-000000000031").expect(200);
        // Keycloak's administration can only be reached from the inside.
        suite.anonymously().get("/auth/admin/realms/palermo/users").expectProblem(404);
    }

    @Test
    void the_service_account_can_manage_accounts_and_read_events_and_nothing_else() {
        var local = suite.local("the secret of the service account");
        var token = suite.tokens().ofClient("people-admin", local.secret("client.people-admin"));
        var admin = new Calls(local.inside(Port.KEYCLOAK), token);
        var realm = "/auth/admin/realms/palermo";
        admin.get(realm + "/users?max=1").expect(200);
        admin.get(realm + "/events?max=1").expect(200);
        admin.send("DELETE", realm + "/events", new byte[0], Map.of()).expect(403);
        admin.put(realm + "/events/config", "{\"eventsEnabled\": false}", Map.of()).expect(403);
        for (var path : List.of("/clients", "/roles", "/client-scopes", "/authentication/flows", "/keys", "/components")) {
            admin.get(realm + path).expect(403);
        }
        admin.get("/auth/admin/realms/master/users").expect(403);
        assertEquals(401, status(token, NOTICES));
    }

    @Test
    void unconfirmed_access_is_reviewed() throws SQLException {
        var administrator = suite.as("agency-administrator");
        var id = administrator.post(PEOPLE, """
                {"givenName": "Noor", "familyName": "Haddad", "email": "%s", "roles": ["ngo"]}
                """.formatted(email)).expect(201).json().at("/person/id").asText();
        inviteTwoQuartersAgo(id);
        try (var person = browser.person(RealBrowser.WIDE)) {
            var pages = new Portal(person.newPage(), suite.base()).signIn("agency-administrator");
            pages.page().navigate(suite.base() + "/portal/people/review");
            pages.page().locator("#remove-" + id).check();
            pages.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
            pages.page().waitForURL(suite.base() + "/portal/people/review");
            assertEquals(0, pages.page().locator("#remove-" + id).count());
        }
        assertEquals("REMOVED", administrator.get(PEOPLE + "/" + id).expect(200).json().get("state").asText());
    }

    private void inviteTwoQuartersAgo(String id) throws SQLException {
        try (var database = suite.local("the database").database("referral"); var sql = database.prepareStatement(
                "update person set recorded_at = recorded_at - interval '1 year' where id = cast(? as uuid)")) {
            sql.setString(1, id);
            assertEquals(1, sql.executeUpdate());
        }
    }

    @Test
    void the_pages_work_at_every_width_and_in_both_writing_directions() throws IOException, SQLException {
        if (suite.local().isPresent()) {
            inviteTwoQuartersAgo(suite.as("agency-administrator").post(PEOPLE, """
                    {"givenName": "Lena", "familyName": "Ortiz", "email": "%s", "roles": ["ngo", "case-coordinator"]}
                    """.formatted(email)).expect(201).json().at("/person/id").asText());
        }
        for (var width : List.of(RealBrowser.WIDE, RealBrowser.NARROW)) {
            try (var person = browser.person(width)) {
                var complaints = BrowserComplaints.on(person, suite.base());
                var portal = new Portal(person.newPage(), suite.base()).signIn("agency-administrator");
                var page = portal.page();
                page.navigate(suite.base() + "/portal/people");
                var one = page.locator("tbody a").first().getAttribute("href");
                for (var address : List.of("/portal/people", one, one + "/roles", one + "/suspend", "/portal/people/invite", "/portal/people/review")) {
                    for (var language : Languages.CHECKED) {
                        page.navigate(suite.base() + address + "?lang=" + language);
                        Reflow.expectNothingLost(page);
                        Accessibility.expectNoViolation(page);
                        Screenshots.keep(page, "people" + address.replaceAll("[0-9a-f-]{36}", "one").replace("/portal/people", "").replace('/', '-')
                                + "-" + (width == RealBrowser.WIDE ? "wide" : "narrow") + "-" + language);
                    }
                }
                complaints.expectNothing();
            }
        }
    }

    @Test
    void it_works_without_javascript() {
        try (var person = browser.person(RealBrowser.WIDE, options -> options.setJavaScriptEnabled(false))) {
            var pages = new Portal(person.newPage(), suite.base()).signIn("agency-administrator");
            assertFalse(invite(pages).isBlank());
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

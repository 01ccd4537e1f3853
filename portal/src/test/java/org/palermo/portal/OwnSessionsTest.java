package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The sessions that a person has open: she sees her own and ends the others.
@QuarkusTest
class OwnSessionsTest extends PortalTest {
    private static final String PAGE = "/portal/sessions";
    private static final String FIREFOX_ON_ANDROID = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
    private static final String EDGE_ON_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";

    @Test
    void ok_200_she_sees_her_own_sessions_and_nobody_elses() {
        signIn("Somebody Else", "NGO", "ngo");
        aBrowser().open("/portal/desk", "User-Agent", FIREFOX_ON_ANDROID);
        signIn("Own Sessions", "NGO", "ngo");
        signedInWith(EDGE_ON_WINDOWS);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody tr:contains(This session) form")).isEmpty();
        assertThat(page.select("tbody").text()).contains("Edge", "Windows", "UTC").doesNotContain("Firefox");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void see_other_303_one_session_is_ended_here_and_at_the_provider() throws SQLException {
        signIn("Own Sessions", "NGO", "ngo");
        Browser lost = signedInWith(FIREFOX_ON_ANDROID);
        signedInWith(EDGE_ON_WINDOWS);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        Document done = browser.document(browser.submit(page.selectFirst("tbody tr:contains(Firefox) form")));
        assertThat(done.select(".govuk-notification-banner").text())
                .contains("Ended. Those browsers must sign in again.");
        assertThat(done.select("tbody").text()).contains("Edge").doesNotContain("Firefox");
        assertThat(TestEnvironment.provider.logouts).hasSize(1);
        assertThat(rows("select count(*) from portal_session")).isEqualTo(2);
        lost.seen.clear();
        lost.get("/portal/desk");
        assertThat(lost.seen.getFirst().headers().firstValue("Location").orElse("")).contains("/authorize");
    }

    @Test
    void see_other_303_all_others_are_ended_at_once() throws SQLException {
        signIn("Somebody Else", "NGO", "ngo");
        aBrowser().open("/portal/desk");
        signIn("Own Sessions", "NGO", "ngo");
        signedInWith(FIREFOX_ON_ANDROID);
        signedInWith(EDGE_ON_WINDOWS);
        Browser browser = aBrowser();
        Document done = browser.document(browser.submit(browser.open(PAGE).select("main form").last()));
        assertThat(done.select("tbody tr")).hasSize(1);
        assertThat(done.select("main form")).as("nothing is left to end").isEmpty();
        assertThat(TestEnvironment.provider.logouts).hasSize(2);
        assertThat(rows("select count(*) from portal_session")).as("her own and somebody else's").isEqualTo(2);
    }

    @Test
    void see_other_303_all_others_end_here_before_the_provider_answers() throws Exception {
        signIn("Own Sessions", "NGO", "ngo");
        for (int i = 0; i < 3; i++) {
            signedInWith(FIREFOX_ON_ANDROID);
        }
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        CountDownLatch together = new CountDownLatch(4);
        TestEnvironment.provider.signOutsTogether = together;
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Future<Document> done = one.submit(() -> browser.document(browser.submit(page.select("main form").last())));
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(together.getCount())
                    .as("the provider is asked for all three, and has answered for none").isOne());
            assertThat(rows("select count(*) from portal_session")).as("her own").isOne();
            together.countDown();
            assertThat(done.get(20, TimeUnit.SECONDS).select(".govuk-notification-banner").text()).contains("Ended.");
        }
        assertThat(TestEnvironment.provider.logouts).hasSize(3);
    }

    @Test
    void see_other_303_all_others_are_ended_also_when_the_list_does_not_show_them_all() throws SQLException {
        signIn("Own Sessions", "NGO", "ngo");
        signedInWith(FIREFOX_ON_ANDROID);
        change("""
                insert into portal_session (id, sid, subject, tokens, expires_at)
                select sha256(n::text::bytea), 'other-' || n, subject, tokens, expires_at from portal_session, generate_series(1, 60) n""");
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("tbody tr")).hasSize(50);
        Document done = browser.document(browser.submit(page.select("main form").last()));
        assertThat(rows("select count(*) from portal_session")).isOne();
        assertThat(done.select("main [role=alert]").text()).as("the provider can't be told of those").contains("did not answer");
        assertThat(done.select(".govuk-notification-banner")).isEmpty();
    }

    @Test
    void see_other_303_a_session_is_ended_also_after_its_tokens_were_renewed() throws SQLException {
        signIn("Own Sessions", "NGO", "ngo");
        signedInWith(FIREFOX_ON_ANDROID);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        change("""
                insert into portal_session (id, sid, subject, tokens, expires_at, began_at, browser, system)
                select sha256(id), sid, subject, tokens, expires_at + interval '1 minute', began_at, browser, system
                  from portal_session where browser = 'FIREFOX'""");
        browser.submit(page.selectFirst("tbody tr:contains(Firefox) form"));
        assertThat(rows("select count(*) from portal_session")).as("her own").isOne();
        Document again = browser.document(browser.submit(page.selectFirst("tbody tr:contains(Firefox) form")));
        assertThat(again.select("main [role=alert]").text()).contains("Nothing was ended");
        assertThat(again.select(".govuk-notification-banner")).isEmpty();
        Document all = browser.document(browser.submit(page.select("main form").last()));
        assertThat(all.select("main [role=alert]").text()).as("there is no other").contains("Nothing was ended");
    }

    @Test
    void the_page_says_when_the_provider_does_not_answer() throws SQLException {
        signIn("Own Sessions", "NGO", "ngo");
        signedInWith(FIREFOX_ON_ANDROID);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        TestEnvironment.provider.refusesLogout = true;
        Document done = browser.document(browser.submit(page.select("main form").last()));
        assertThat(done.select("main [role=alert]").text()).contains("the sign-in service did not answer");
        assertThat(rows("select count(*) from portal_session")).isOne();
    }

    @Test
    void nobody_ends_the_session_of_another_person_or_the_one_in_use() throws SQLException {
        signIn("Somebody Else", "NGO", "ngo");
        aBrowser().open("/portal/desk");
        signIn("Own Sessions", "NGO", "ngo");
        Browser browser = aBrowser();
        signedInWith(FIREFOX_ON_ANDROID);
        Document page = browser.open(PAGE);
        String token = page.selectFirst("main form input[name=form-token]").attr("value");
        String own = name("browser is distinct from 'FIREFOX' and subject = '" + FakeIdentityProvider.subject("Own Sessions") + "'");
        String foreign = name("subject = '" + FakeIdentityProvider.subject("Somebody Else") + "'");
        assertThat(page.select("input[name=session]").eachAttr("value")).hasSize(2).doesNotContain(own, foreign);
        for (String session : List.of(foreign, own, "00", "current", "x".repeat(3000))) {
            Document answer = browser.document(browser.post(PAGE, "form-token=" + token + "&session=" + session));
            assertThat(answer.select("main [role=alert]").text())
                    .isEqualTo("Nothing was ended. The list shows the sessions that are open now.");
        }
        assertThat(rows("select count(*) from portal_session")).isEqualTo(3);
        assertThat(browser.post(PAGE, "form-token=" + token + "&session=").statusCode()).isEqualTo(400);
        assertThat(browser.post(PAGE, "session=others").statusCode()).as("without the form token").isEqualTo(400);
        assertThat(rows("select count(*) from portal_session")).isEqualTo(3);
        assertThat(TestEnvironment.provider.logouts).isEmpty();
    }

    @Test
    void a_session_that_began_before_an_upgrade_is_shown_as_unknown() throws SQLException {
        signIn("Own Sessions", "NGO", "ngo");
        signedInWith(FIREFOX_ON_ANDROID);
        change("update portal_session set began_at = null, browser = null, system = null");
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("tbody tr:has(form)").text()).contains("Another browser", "Another system", "Not known");
    }

    private static Browser signedInWith(String userAgent) {
        Browser browser = aBrowser();
        browser.userAgent = userAgent;
        browser.open("/portal/desk");
        return browser;
    }

    private static void change(String statement) throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /// The name that the form gives to a session.
    private static String name(String which) throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement();
                var found = sql.executeQuery("select encode(sha256(convert_to(sid, 'UTF8')), 'hex') from portal_session where " + which)) {
            found.next();
            return found.getString(1);
        }
    }
}

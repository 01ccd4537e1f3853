package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A refresh token can be used once. Whatever happens at the same time, one request renews and nobody is signed out.
@QuarkusTest
class SessionRenewalTest extends PortalTest {

    private static final int TABS = 20;

    @Test
    void ok_200_an_expiring_token_is_renewed_in_its_row() throws SQLException {
        Browser browser = signedInFor(Duration.ofSeconds(20));
        String reference = browser.cookie("q_session");
        TestEnvironment.provider.lifespan = Duration.ofMinutes(5);
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(browser.seen).as("no redirect to the identity provider").hasSize(1);
        assertThat(browser.cookie("q_session")).isEqualTo(reference);
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(TestEnvironment.provider.renewals).hasValue(1);
        assertThat(rows("select count(*) from portal_session where renewing_until is null and expires_at > now() + interval '34 minutes'")).isOne();
    }

    @Test
    void ok_200_twenty_tabs_at_once_renew_once_while_the_token_lasts() throws Exception {
        everyTabIsServedByOneRenewal(signedInFor(Duration.ofSeconds(30)));
    }

    @Test
    void ok_200_twenty_tabs_at_once_wait_for_one_renewal_when_the_token_is_about_to_end() throws Exception {
        everyTabIsServedByOneRenewal(signedInFor(Duration.ofSeconds(9)));
    }

    @Test
    void ok_200_uses_the_old_token_while_another_replica_renews() throws SQLException {
        Browser browser = signedInFor(Duration.ofSeconds(40));
        execute("update portal_session set renewing_until = now() + interval '1 minute'");
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(browser.seen).hasSize(1);
        assertThat(TestEnvironment.provider.renewals).hasValue(0);
    }

    @Test
    void ok_200_renews_after_another_replica_died_during_renewal() throws SQLException {
        Browser browser = signedInFor(Duration.ofSeconds(40));
        execute("update portal_session set renewing_until = now() - interval '1 second'");
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(browser.seen).hasSize(1);
        assertThat(TestEnvironment.provider.renewals).hasValue(1);
    }

    @Test
    void ok_200_uses_the_old_token_while_the_provider_is_away_and_renews_later() throws SQLException {
        Browser browser = signedInFor(Duration.ofSeconds(40));
        TestEnvironment.provider.refusesRenewal = true;
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(browser.seen).hasSize(1);
        TestEnvironment.provider.refusesRenewal = false;
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(TestEnvironment.provider.renewals).hasValue(1);
    }

    @Test
    void ok_200_the_session_goes_on_after_its_first_tokens_have_expired() throws Exception {
        Browser browser = signedInFor(Duration.ofSeconds(2));
        TestEnvironment.provider.lifespan = Duration.ofMinutes(5);
        Thread.sleep(Duration.ofSeconds(3));
        assertThat(browser.get("/portal/morning").statusCode()).isEqualTo(200);
        assertThat(browser.seen).as("without a way to the sign-in").hasSize(1);
        assertThat(TestEnvironment.provider.renewals).hasValue(1);
    }

    @Test
    void found_302_a_refresh_token_used_by_somebody_else_leads_to_the_sign_in() throws SQLException {
        Browser browser = signedInFor(Duration.ofSeconds(40));
        execute("create table stolen as select id, tokens from portal_session");
        try {
            browser.get("/portal/morning");
            execute("update portal_session s set tokens = stolen.tokens from stolen where stolen.id = s.id");
            browser.seen.clear();
            browser.get("/portal/morning");
            assertThat(browser.seen.getFirst().headers().firstValue("Location").orElse("")).contains("/authorize");
        } finally {
            execute("drop table stolen");
        }
    }

    private static Browser signedInFor(Duration lifespan) {
        TestEnvironment.provider.lifespan = lifespan;
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        TestEnvironment.provider.renewals.set(0);
        browser.seen.clear();
        return browser;
    }

    private static void everyTabIsServedByOneRenewal(Browser browser) throws Exception {
        TestEnvironment.provider.lifespan = Duration.ofMinutes(5);
        String cookies = "q_session=" + browser.cookie("q_session");
        Callable<HttpResponse<String>> tab = () -> aBrowser().once("/portal/morning", "Cookie", cookies);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(List.copyOf(Stream.generate(() -> tab).limit(TABS).toList()))) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(TestEnvironment.provider.renewals).hasValue(1);
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}

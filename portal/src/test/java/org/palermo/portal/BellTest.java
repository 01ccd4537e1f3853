package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The number of unread notices on pages without JavaScript. Each test signs in somebody else, because the number is kept for a person.
@QuarkusTest
@TestProfile(CountedNotices.class)
class BellTest extends PortalTest {
    private static final String PAGE = "/portal/desk";
    private static final List<String> PATHS =
            List.of(FakeGateway.MECHANISM_NOTICES, FakeGateway.SHELTER_NOTICES, FakeGateway.INSPECTION_NOTICES);

    private final FakeNotices mechanism = new FakeNotices();

    @BeforeEach
    void notices() {
        PATHS.forEach(path -> TestEnvironment.gateway.say(path, new FakeNotices()::page));
        TestEnvironment.gateway.say(FakeGateway.MECHANISM_NOTICES, mechanism::page);
        mechanism.send("CASE_ASSIGNED", "CASE-0001", Instant.parse("2026-01-02T07:00:00Z"));
    }

    private static Element bell(Document page) {
        return page.selectFirst("header nav a[href=/portal/notices]");
    }

    private static String count(Document page) {
        return bell(page).select("span[aria-hidden=true]").text();
    }

    private static long asked() {
        return TestEnvironment.gateway.requests.stream().filter(one -> one.path().equals(FakeGateway.MECHANISM_NOTICES)).count();
    }

    @Test
    void ok_200_the_number_stands_on_the_page_once_it_is_known_and_is_not_asked_for_each_time() {
        signIn("Bell One", "COMPETENT_AUTHORITY", "competent-authority");
        Browser browser = aBrowser();
        await().until(() -> "1".equals(count(browser.open(PAGE))));
        Document page = browser.open(PAGE);
        assertThat(bell(page).select(".govuk-visually-hidden").text()).isEqualTo(", Unread notices: 1");
        assertThat(bell(page).hasAttr("data-count")).as("the script need not ask").isFalse();
        long before = asked();
        browser.open(PAGE);
        assertThat(asked()).isEqualTo(before);
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_200_a_new_notice_appears_when_the_kept_number_is_old() {
        signIn("Bell Two", "COMPETENT_AUTHORITY", "competent-authority");
        Browser browser = aBrowser();
        await().until(() -> "1".equals(count(browser.open(PAGE))));
        mechanism.send("CASE_ASSIGNED", "CASE-0002", Instant.parse("2026-01-02T08:00:00Z"));
        await().atMost(Duration.ofSeconds(20)).until(() -> "2".equals(count(browser.open(PAGE))));
    }

    @Test
    void ok_200_no_page_waits_for_the_number() {
        signIn("Bell Three", "COMPETENT_AUTHORITY", "competent-authority");
        PATHS.forEach(path -> TestEnvironment.gateway.dawdle(path, Duration.ofSeconds(20)));
        Browser browser = aBrowser();
        browser.open(PAGE);
        Instant before = Instant.now();
        Document page = browser.open(PAGE);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(bell(page).select("span")).isEmpty();
        assertThat(bell(page).attr("data-count")).isEqualTo("/portal/notices/count");
    }

    @Test
    void ok_200_no_number_once_all_is_read_or_while_the_services_are_away() {
        signIn("Bell Four", "COMPETENT_AUTHORITY", "competent-authority");
        Browser browser = aBrowser();
        await().until(() -> "1".equals(count(browser.open(PAGE))));
        FakeNotices.Sent notice = mechanism.sent.getFirst();
        TestEnvironment.gateway.accept("PUT " + FakeGateway.MECHANISM_NOTICES + "/" + notice.id() + "/read");
        Document notices = browser.open("/portal/notices");
        mechanism.sent.clear();
        browser.send(notices, "/portal/notices", "notice", "nrm:" + notice.id());
        assertThat(count(browser.open(PAGE))).as("the old number is forgotten").isEmpty();
        signIn("Bell Five", "COMPETENT_AUTHORITY", "competent-authority");
        PATHS.forEach(path -> TestEnvironment.gateway.refuse(path, 503));
        Browser other = aBrowser();
        other.open(PAGE);
        assertThat(count(other.open(PAGE))).isEmpty();
    }

    @Test
    void ok_200_an_immigration_body_is_not_asked_for() {
        signIn("Bell Six", "IMMIGRATION", "first-responder");
        Browser browser = aBrowser();
        browser.open(PAGE);
        assertThat(browser.open(PAGE).select("a[href=/portal/notices]")).isEmpty();
        assertThat(asked()).isZero();
    }
}

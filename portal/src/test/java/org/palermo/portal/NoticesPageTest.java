package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of notices and the count in the navigation.
@QuarkusTest
class NoticesPageTest extends PortalTest {
    private static final String PAGE = "/portal/notices";
    private static final String COUNT = "/portal/notices/count";
    private static final List<String> PATHS = List.of(FakeGateway.MECHANISM_NOTICES, FakeGateway.SHELTER_NOTICES, FakeGateway.INSPECTION_NOTICES);
    private static final Instant MORNING = Instant.parse("2026-01-02T07:00:00Z");

    private final FakeNotices mechanism = new FakeNotices();
    private final FakeNotices shelters = new FakeNotices();
    private final FakeNotices inspection = new FakeNotices();

    @BeforeEach
    void nothingIsSentYet() {
        TestEnvironment.gateway.say(FakeGateway.MECHANISM_NOTICES, mechanism::page);
        TestEnvironment.gateway.say(FakeGateway.SHELTER_NOTICES, shelters::page);
        TestEnvironment.gateway.say(FakeGateway.INSPECTION_NOTICES, inspection::page);
    }

    private static Instant at(int minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes));
    }

    private static List<String> references(Document page) {
        return page.select("main li bdi.palermo-strong").eachText();
    }

    private static String mark(String path, FakeNotices.Sent notice) {
        return "PUT " + path + "/" + notice.id() + "/read";
    }

    private static List<FakeGateway.Request> asked(String method) {
        return TestEnvironment.gateway.requests.stream().filter(r -> r.method().equals(method) && PATHS.stream().anyMatch(r.path()::startsWith)).toList();
    }

    @Test
    void ok_200_the_notices_of_all_services_latest_first() {
        shelters.send("PLACEMENT_ACCEPTED", "SHEL-0001", at(2));
        mechanism.send("CASE_ASSIGNED", "CASE-0001", at(3), true);
        inspection.send("SUSPECTED_VICTIM_REFERRED", "FIND-0001", at(1));
        Browser browser = aBrowser();
        Document page = browser.open(browser.open("/portal/morning").selectFirst("header nav a[href=" + PAGE + "]").attr("href"));
        assertThat(page.select("h1").text()).isEqualTo("Notices");
        assertThat(page.select("header nav a[aria-current]").text()).isEqualTo("Notices");
        assertThat(page.select("main h2").eachText()).containsExactly("A case was assigned to a coordinator of your organisation",
                "Unread A shelter has accepted your request", "Unread A suspected victim was referred to the mechanism");
        assertThat(references(page)).containsExactly("CASE-0001", "SHEL-0001", "FIND-0001");
        assertThat(page.select("main li").get(1).text()).contains("2 Jan 2026, 07:02 UTC", "You get another notice when you can read it.");
        assertThat(page.select("main nav a")).isEmpty();
        assertThat(asked("GET")).as("each service is asked once").hasSize(3).allSatisfy(r -> {
            assertThat(r.query()).isEqualTo("limit=25");
            assertThat(r.authorization()).startsWith("Bearer ");
        });
    }

    @Test
    void ok_200_the_services_are_asked_at_the_same_time() {
        TestEnvironment.gateway.answerTogether(FakeGateway.MECHANISM_NOTICES, FakeGateway.SHELTER_NOTICES, FakeGateway.INSPECTION_NOTICES);
        assertThat(aBrowser().open(PAGE).select("main").text()).contains("There is no notice.");
    }

    /// Also when several are of the same instant, and when a notice arrives while somebody reads.
    @Test
    void ok_200_page_by_page_no_notice_is_lost_or_shown_twice() {
        Random random = new Random(20260102);
        for (int i = 0; i < 40; i++) {
            mechanism.send("CASE_RESUMED", "CASE-" + i, at(random.nextInt(200)));
        }
        for (int i = 0; i < 30; i++) {
            shelters.send("PLACEMENT_ARRIVED", "SHEL-" + i, at(100 + random.nextInt(100)));
        }
        for (int i = 0; i < 3; i++) {
            inspection.send("SUSPECTED_VICTIM_NOTIFIED", "FIND-" + i, at(-10));
        }
        List<FakeNotices.Sent> all = Stream.of(mechanism.sent, shelters.sent, inspection.sent).flatMap(Collection::stream).toList();
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        List<String> shown = new ArrayList<>(references(page));
        assertThat(page.select("main nav a").eachText()).containsExactly("Older notices");
        mechanism.send("CASE_RESUMED", "NEW", at(1000));
        while (page.selectFirst("a[rel=next]") != null) {
            page = browser.open(page.selectFirst("a[rel=next]").attr("href"));
            assertThat(page.select("main nav a").first().text()).isEqualTo("Latest notices");
            assertThat(references(browser.open(page.location()))).as("the same page again").isEqualTo(references(page));
            shown.addAll(references(page));
        }
        assertThat(shown).hasSize(73).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all.stream().map(FakeNotices.Sent::reference).toList());
        assertThat(shown.stream().map(reference -> all.stream().filter(n -> n.reference().equals(reference)).findFirst().orElseThrow().at()).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    /// It is the first one on the next page.
    @Test
    void ok_200_a_service_of_which_nothing_is_on_the_page_is_not_lost() {
        for (int i = 0; i < 25; i++) {
            mechanism.send("CASE_RESUMED", "CASE-" + i, at(100 + i));
        }
        shelters.send("PLACEMENT_ARRIVED", "SHEL-0", at(1));
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(references(page)).hasSize(25).doesNotContain("SHEL-0");
        Document older = browser.open(page.selectFirst("a[rel=next]").attr("href"));
        assertThat(references(older)).containsExactly("SHEL-0");
        assertThat(older.select("a[rel=next]")).isEmpty();
    }

    @Test
    void ok_200_a_kind_without_words_of_its_own() {
        mechanism.send("NEWLY_INVENTED", "CASE-0001", at(1));
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main h2").text()).isEqualTo("Unread Something has happened that this page has no words for yet");
        assertThat(references(page)).containsExactly("CASE-0001");
        assertThat(page.text()).doesNotContain("NEWLY_INVENTED", "UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 404, 418})
    void ok_200_a_service_that_does_not_answer_is_named_and_the_others_are_shown(int status) {
        mechanism.send("CASE_ASSIGNED", "CASE-0001", at(1));
        TestEnvironment.gateway.refuse(FakeGateway.SHELTER_NOTICES, status);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select(".palermo-away").text()).isEqualTo("The notices of the shelters can’t be shown now. Try again in a few minutes.");
        assertThat(references(page)).containsExactly("CASE-0001");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void ok_200_a_service_that_refuses_is_named_and_the_others_are_shown(int status) {
        shelters.send("PLACEMENT_ACCEPTED", "SHEL-0001", at(1));
        TestEnvironment.gateway.refuse(FakeGateway.INSPECTION_NOTICES, status);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("You get no notices of labour inspection.").doesNotContain("There is no notice");
        assertThat(references(page)).containsExactly("SHEL-0001");
    }

    @Test
    void ok_200_without_waiting_for_a_slow_or_an_unreadable_service() {
        TestEnvironment.gateway.dawdle(FakeGateway.MECHANISM_NOTICES, Duration.ofSeconds(8));
        TestEnvironment.gateway.say(FakeGateway.SHELTER_NOTICES, "<html>");
        inspection.send("SUSPECTED_VICTIM_REFERRED", "FIND-0001", at(1));
        long start = System.nanoTime();
        Document page = aBrowser().open(PAGE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
        assertThat(page.select(".palermo-away")).hasSize(2);
        assertThat(references(page)).containsExactly("FIND-0001");
    }

    @Test
    void not_found_404_for_a_cursor_that_nobody_has_given() {
        Browser browser = aBrowser();
        assertThat(browser.get(PAGE + "?nrm=%3Cscript%3E").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(FakeGateway.SHELTER_NOTICES, 400);
        assertThat(browser.get(PAGE + "?shelter=MjAyNi0wMS0wMg").statusCode()).isEqualTo(404);
    }

    @Test
    void a_notice_leads_only_to_pages_that_the_reader_may_open() {
        FakeNotices.Sent answered = mechanism.send("INFORMATION_GIVEN", "CASE-0006", at(10));
        FakeNotices.Sent referred = mechanism.send("CASE_REFERRED", "CASE-0001", at(9));
        mechanism.send("CASES_DUE", "2026-01-02", at(8));
        mechanism.send("ACCESS_REVIEW_OVERDUE", "2026-Q1", at(7));
        mechanism.send("ESSENTIAL_SERVICE_CLOSED", "GB-NIR ACCOMMODATION", at(6));
        mechanism.send("CASE_UNASSIGNED", "CASE-0002", at(5));
        mechanism.send("CONSENT_WITHDRAWN", "CASE-0003", at(4));
        FakeNotices.Sent need = mechanism.send("SERVICE_REFERRAL_RECEIVED", "NEED-0001", at(4));
        mechanism.send("TRANSFER_RECEIVED", "CASE-0004", at(3));
        mechanism.send("NEWLY_INVENTED", "CASE-0005", at(2));
        FakeNotices.Sent asked = shelters.send("PLACEMENT_REQUESTED", "SHEL-0001", at(1));
        assertThat(aBrowser().open(PAGE).select("main li a").eachAttr("href"))
                .containsExactly("/portal/cases/" + answered.about(), "/portal/cases/" + referred.about(), "/portal/cases",
                        "/portal/morning#mechanism", "/portal/cases");
        signInAs("NGO", "agency-administrator");
        assertThat(aBrowser().open(PAGE).select("main li a").eachAttr("href")).containsExactly("/portal/people/review", "/portal/morning#mechanism",
                "/portal/desk/received-referrals/" + need.about(), "/portal/desk/received-referrals");
        signInAs("NGO", "shelter-manager");
        assertThat(aBrowser().open(PAGE).select("main li a").eachAttr("href")).containsExactly("/portal/morning#mechanism",
                "/portal/desk/placements/" + asked.about());
    }

    /// Every notice that asks somebody for something leads to the page where she does it.
    @ParameterizedTest
    @CsvSource({"ngo, PLACEMENT_HANDOVER, placements/*", "ngo, WAITLIST_OFFER, waitlist/*", "ngo, BROADCAST_MET, broadcasts/*",
            "shelter-manager, BROADCAST_ASKED, broadcast-alerts/*", "shelter-manager, ON_CALL_GIVEN, shelters/*", "service-provider, SERVICE_REFERRAL_UNANSWERED, received-referrals/*",
            "case-coordinator, TRANSFER_RECEIVED, received-referrals", "case-coordinator, SERVICE_REFERRAL_DECLINED, sent-referrals",
            "case-coordinator, TRANSFER_EXPIRED, sent-referrals", "case-coordinator, TRANSFER_WITHDRAWN, received-referrals",
            "ngo, INFORMATION_OVERDUE, received-questions/*", "ngo, INFORMATION_WITHDRAWN, received-questions/*", "ngo, HOLDS_RAISED, beds/search",
            "mechanism-administrator, HOLDS_GIVEN_BACK, organisations/*", "agency-administrator, WEBHOOK_ENDED, webhooks/*",
            "ngo, INFORMATION_ASKED, received-questions/*", "guardian, RECORD_ADDRESSED, addressed-records/*",
            "agency-administrator, CASE_ASSIGNED, cases/*/team", "agency-administrator, BREAK_GLASS, break-glass", "agency-administrator, FACTOR_RESET_ASKED, factor-resets",
            "inspector, SUSPECTED_VICTIM_REFERRED, suspected-victim-reports/*", "chief-inspector, DIRECTIVE_OVERDUE, directives/*",
            "chief-inspector, DIRECTIVE_STEP_OVERDUE, directives/*", "inspector, VISIT_COMPANIONS, planned-visits/*",
            "chief-inspector, VISIT_UNASSIGNED, planned-visits/*",
            "chief-inspector, PENALTY_OVERDUE, penalties/*"})
    void a_notice_leads_to_the_page_of_its_record(String role, String kind, String path) {
        FakeNotices.Sent sent = mechanism.send(kind, "CASE-0001", at(1));
        signInAs("NGO", role);
        assertThat(aBrowser().open(PAGE).select("main li a").eachAttr("href")).containsExactly("/portal/desk/" + path.replace("*", sent.about().toString()));
    }

    /// The authority is told of the case: what is addressed to others, and lists of others, are not open to it.
    @ParameterizedTest
    @ValueSource(strings = {"SERVICE_REFERRAL_ESCALATED", "SERVICE_REFERRAL_EXPIRED", "TRANSFER_ESCALATED", "TRANSFER_EXPIRED", "TRANSFER_ACCEPTED"})
    void a_notice_of_an_onward_referral_leads_the_authority_to_the_case(String kind) {
        FakeNotices.Sent sent = mechanism.send(kind, "REFE-0001", at(1));
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        assertThat(aBrowser().open(PAGE).select("main li a").eachAttr("href")).containsExactly("/portal/cases/" + sent.about());
        signInAs("NGO", "first-responder");
        assertThat(aBrowser().open(PAGE).select("main li a").eachAttr("href")).as("others are told of the referral")
                .doesNotContain("/portal/cases/" + sent.about());
    }

    @Test
    void a_notice_of_labour_inspection_leads_to_the_visit_the_form_or_the_desk() {
        FakeNotices.Sent assigned = inspection.send("VISIT_ASSIGNED", "W-0001", at(4));
        FakeNotices.Sent taken = inspection.send("VISIT_TAKEN_FROM_YOU", "W-0002", at(3));
        FakeNotices.Sent form = inspection.send("FORM_WAITS", "FORM-0001", at(2));
        inspection.send("TRIAGE_WAITS", "2026-01-02", at(1));
        signInAs("LABOUR_INSPECTORATE", "inspector", "chief-inspector");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main li a").eachAttr("href")).containsExactly("/portal/desk/planned-visits/" + assigned.about(),
                "/portal/desk/planned-visits/" + taken.about(), "/portal/desk/sent-forms/" + form.about(), "/portal/desk");
        assertThat(page.select("main h2").first().text()).isEqualTo("Unread A visit was assigned to you");
        assertThat(page.select("main li").last().text()).as("it says nothing of what came in").contains("Something waits for triage")
                .doesNotContainIgnoringCase("complaint").doesNotContainIgnoringCase("tip ");
    }

    @Test
    void see_other_303_to_the_same_page_after_one_is_marked_as_read() {
        for (int i = 0; i < 26; i++) {
            mechanism.send("CASE_RESUMED", "CASE-" + i, at(i));
        }
        FakeNotices.Sent last = mechanism.sent.getLast();
        TestEnvironment.gateway.accept(mark(FakeGateway.MECHANISM_NOTICES, last));
        Browser browser = aBrowser();
        Document older = browser.open(browser.open(PAGE).selectFirst("a[rel=next]").attr("href"));
        assertThat(older.select("main").text()).contains("A notice that you mark as read is then read for everybody in your organisation who gets it.");
        Document after = browser.send(older, PAGE, "notice", "nrm:" + last.id());
        assertThat(after.location()).isEqualTo(older.location()).contains("nrm=after-");
        assertThat(references(after)).containsExactly("CASE-0");
        assertThat(asked("PUT")).extracting(FakeGateway.Request::path).containsExactly(FakeGateway.MECHANISM_NOTICES + "/" + last.id() + "/read");
        browser.send(older, PAGE, "notice", "nrm:" + last.id());
        assertThat(browser.seen.getLast().statusCode()).as("sent again").isEqualTo(200);
    }

    @Test
    void see_other_303_after_all_on_the_page_are_marked_as_read() {
        List<FakeNotices.Sent> unread = List.of(mechanism.send("CASE_ASSIGNED", "CASE-0001", at(4)), shelters.send("PLACEMENT_REFUSED", "SHEL-0001", at(2)));
        mechanism.send("CASE_ASSIGNED", "CASE-0002", at(3), true);
        TestEnvironment.gateway.accept(mark(FakeGateway.MECHANISM_NOTICES, unread.getFirst()));
        TestEnvironment.gateway.refuse(mark(FakeGateway.SHELTER_NOTICES, unread.getLast()), 404);
        Browser browser = aBrowser();
        Document after = browser.send(browser.open(PAGE), PAGE);
        assertThat(after.select(".govuk-error-summary")).as("a notice that does not exist any more needs no mark").isEmpty();
        assertThat(asked("PUT")).extracting(FakeGateway.Request::path).containsExactlyInAnyOrder(
                FakeGateway.MECHANISM_NOTICES + "/" + unread.getFirst().id() + "/read", FakeGateway.SHELTER_NOTICES + "/" + unread.getLast().id() + "/read");
    }

    @Test
    void ok_200_without_a_button_when_everything_is_read() {
        mechanism.send("CASE_ASSIGNED", "CASE-0001", at(1), true);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main button")).isEmpty();
        assertThat(page.select("main .govuk-tag")).isEmpty();
    }

    @Test
    void bad_request_400_shows_the_page_again_when_a_mark_is_not_taken() {
        FakeNotices.Sent notice = mechanism.send("CASE_ASSIGNED", "CASE-0001", at(1));
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        TestEnvironment.gateway.refuse(mark(FakeGateway.MECHANISM_NOTICES, notice), 503);
        Document again = browser.send(page, PAGE, "notice", "nrm:" + notice.id());
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.select(".govuk-error-summary").text()).contains("Not every notice could be marked as read");
        assertThat(references(again)).containsExactly("CASE-0001");
        assertThat(again.select("footer a[hreflang=ar]").attr("href")).isEqualTo(PAGE + "?lang=ar");
    }

    @Test
    void bad_request_400_without_the_form_token_or_with_other_names() {
        FakeNotices.Sent notice = mechanism.send("CASE_ASSIGNED", "CASE-0001", at(1));
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(browser.post(PAGE, "notice=nrm:" + notice.id()).statusCode()).isEqualTo(400);
        for (String name : List.of("nrm:1", "elsewhere:" + notice.id(), "nrm:" + notice.id() + "/read", "../nrm:" + notice.id())) {
            browser.send(page, PAGE, "notice", name);
            assertThat(browser.seen.getLast().statusCode()).as(name).isEqualTo(400);
        }
        Element shown = page.selectFirst("form[action=" + PAGE + "] input[name=shown]");
        for (int i = 0; i < 25; i++) {
            shown.after(shown.outerHtml());
        }
        browser.send(page, PAGE);
        assertThat(browser.seen.getLast().statusCode()).as("more than a page").isEqualTo(400);
        assertThat(asked("PUT")).isEmpty();
    }

    @Test
    void ok_200_in_arabic_from_right_to_left() {
        shelters.send("PLACEMENT_MISSING", "SHEL-0001", at(1));
        TestEnvironment.gateway.refuse(FakeGateway.MECHANISM_NOTICES, 500);
        Document page = aBrowser().open(PAGE + "?lang=ar");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("main h2").text()).isEqualTo("غير مقروء نزيلة مفقودة من دار إيواء");
        assertThat(page.select(".palermo-away").text()).contains("آلية الإحالة");
        assertThat(page.select("main li bdi").first().text()).isEqualTo("SHEL-0001");
    }

    @Test
    void a_reference_is_text() {
        mechanism.send("CASE_ASSIGNED", "<script>alert(1)</script>", at(1));
        Document page = aBrowser().open(PAGE);
        assertThat(references(page)).containsExactly("<script>alert(1)</script>");
        assertThat(page.select("main script")).isEmpty();
    }

    @Test
    void ok_200_the_count_has_a_text() {
        mechanism.send("CASE_ASSIGNED", "CASE-0001", at(1));
        mechanism.send("CASE_ASSIGNED", "CASE-0002", at(2), true);
        shelters.send("PLACEMENT_ACCEPTED", "SHEL-0001", at(3));
        Browser browser = aBrowser();
        Document morning = browser.open("/portal/morning");
        assertThat(asked("GET")).as("no page waits for the count").isEmpty();
        Document count = browser.open(morning.selectFirst("header nav a[data-count]").attr("data-count"));
        assertThat(count.select("span[aria-hidden=true]").text()).isEqualTo("2");
        assertThat(count.select(".govuk-visually-hidden").text()).isEqualTo(", Unread notices: 2");
        assertThat(browser.seen.getLast().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        for (int i = 0; i < 20; i++) {
            shelters.send("PLACEMENT_ACCEPTED", "MORE-" + i, at(4));
        }
        assertThat(browser.open(COUNT).select("span[aria-hidden=true]").text()).isEqualTo("20+");
        TestEnvironment.gateway.refuse(FakeGateway.SHELTER_NOTICES, 500);
        assertThat(browser.open(COUNT).select("span[aria-hidden=true]").text()).as("of the services that answer").isEqualTo("1");
    }

    @Test
    void no_content_204_nothing_is_unread_nobody_answers_or_nobody_is_signed_in() {
        assertThat(aBrowser().get(COUNT).statusCode()).isEqualTo(204);
        assertThat(TestEnvironment.gateway.requests).as("asked for nobody").isEmpty();
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        mechanism.send("CASE_ASSIGNED", "CASE-0001", at(1), true);
        assertThat(browser.get(COUNT).statusCode()).isEqualTo(204);
        PATHS.forEach(path -> TestEnvironment.gateway.refuse(path, 503));
        assertThat(browser.get(COUNT).statusCode()).isEqualTo(204);
    }

    @Test
    void an_immigration_body_gets_no_link_because_it_gets_no_notices() {
        signInAs("IMMIGRATION", "first-responder");
        PATHS.forEach(path -> TestEnvironment.gateway.refuse(path, 403));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/morning").select("a[href^=" + PAGE + "], [data-count]")).isEmpty();
        assertThat(browser.open(PAGE).select("main").text()).contains("You get no notices of the shelters.");
    }
}

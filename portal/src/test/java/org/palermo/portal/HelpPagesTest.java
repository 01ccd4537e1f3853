package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.portal.api.Operations;
import org.palermo.portal.page.Language;
import org.palermo.portal.people.PersonRole;
import org.palermo.portal.words.Words;

/// Help, the screens for a first sign-in, the public pages from the country's data, and the quick exit.
@QuarkusTest
class HelpPagesTest extends PortalTest {
    private static final String ZEDLAND = """
            {"items":[{"code":"GB","name":"United Kingdom","names":{},"adultAge":18,"zone":"Europe/London","regions":[],"contacts":null},
             {"code":"ZZ","name":"Zedland","names":{"ar":"زدلاند"},"adultAge":18,"zone":"Europe/Zurich","regions":[],"contacts":{
              "note":{"en":"Zedland is made up.","ar":"بلد متخيَّل."},
              "help":{"name":"Support desk","names":{"ar":"مكتب الدعم"},"telephone":"+999 100 2000","email":"help@mechanism.example","address":"1 Square",
                      "web":"https://mechanism.example/help"},
              "controller":{"name":"Ministry","names":{},"telephone":null,"email":"ministry@mechanism.example","address":null,"web":null},
              "dataProtectionOfficer":null,"supervisoryAuthority":{"name":"Authority","names":{},"telephone":null,"email":null,"address":null,"web":null},
              "accessibility":null,"enforcement":null}}],"next":null}
            """;

    /// A program signs in with it, not a person.
    private static final Set<String> OF_MACHINES = Set.of("inspection-phone", "tip-partner");

    @Inject
    Operations operations;
    @Inject
    Words words;

    @BeforeEach
    void nobodyHasSeenTheScreens() throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute("delete from welcome_seen");
        }
    }

    @Test
    void every_role_has_its_texts_in_every_language() {
        List<String> roles = operations.all().stream().flatMap(operation -> operation.roles().stream())
                .filter(role -> !OF_MACHINES.contains(role)).distinct().toList();
        assertThat(roles).as("roles without a name here").isSubsetOf(List.of(PersonRole.values()).stream().map(PersonRole::code).toList());
        for (Language language : Language.values()) {
            for (PersonRole role : PersonRole.values()) {
                for (String sentence : List.of("what", "first", "care")) {
                    assertThat(words.of(language)).containsKey("role." + role.code() + "." + sentence);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PersonRole.class)
    void ok_200_each_role_reads_what_it_can_do(PersonRole role) {
        signInAs("NGO", role.code());
        Browser browser = aBrowser();
        var answer = browser.get("/portal/help");
        assertThat(answer.statusCode()).isEqualTo(200);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("#roles ~ dl").text()).contains(words.say(Language.EN, "role." + role.code() + ".what"));
        assertThat(page.select("main a[href^=/portal/desk/]").eachAttr("href"))
                .containsExactlyElementsOf(browser.open("/portal/desk").select("main a[href^=/portal/desk/]").eachAttr("href"));
        assertThat(page.select("footer a").eachAttr("href")).contains("/portal/contact", "/portal/privacy", "/portal/accessibility");
    }

    @ParameterizedTest
    @CsvSource({"competent-authority, Cases", "shelter-manager, Arrivals and stays", "ngo, A safe bed tonight", "inspector, Labour inspection", "auditor, 'Access, retention and protection of data'"})
    void the_desk_begins_with_what_a_role_does_most(String role, String topic) {
        signInAs("NGO", role);
        assertThat(aBrowser().open("/portal/desk").selectFirst("main h2").text()).isEqualTo(topic);
    }

    /// Its people have the roles of others, and the services refuse them nearly everything.
    @Test
    void an_immigration_body_gets_only_pages_that_it_may_open() {
        signInAs("IMMIGRATION", "first-responder");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href^=/portal/desk/]").eachAttr("href"))
                .containsExactlyInAnyOrder("/portal/desk/removal-questions/new", "/portal/desk/recruitment-fee-rules");
        assertThat(browser.open("/portal/help").select("main").text()).contains("Refer a person").doesNotContain("Hold this place");
        for (String page : List.of("/portal/desk/beds/search", "/portal/desk/cases", "/portal/desk/cases/find-own")) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    void jobs_stand_under_the_page_where_they_begin() {
        signInAs("NGO", "ngo");
        Document page = aBrowser().open("/portal/help");
        Element search = page.selectFirst("li:has(> a[href=/portal/desk/beds/search])");
        assertThat(search.select("details li").eachText()).contains("Hold this place");
        assertThat(page.select("main").text()).as("a job of another role").doesNotContain("Invite a person", "reasonable grounds");
        assertThat(page.select("details li").eachText()).as("a job stands once").doesNotHaveDuplicates();
    }

    @Test
    void help_in_arabic_is_complete_and_says_when_no_contact_is_given() {
        TestEnvironment.gateway.say(FakeGateway.COUNTRIES, ZEDLAND.replace("\"code\":\"GB\"", "\"code\":\"XX\""));
        signInAs("NGO", "shelter-manager", "ngo");
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get("/portal/help?lang=ar"));
        assertThat(browser.open("/portal/help").select("#ask ~ p").text()).contains("غير مذكور");
    }

    @Test
    void found_302_help_needs_a_sign_in() {
        assertThat(aBrowser().once("/portal/help", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(aBrowser().once("/portal/welcome/1", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(aBrowser().once("/portal/sessions", "Accept", "text/html").statusCode()).isEqualTo(302);
    }

    @Test
    void the_first_morning_shows_the_screens_until_they_are_read_or_skipped() throws SQLException {
        signIn("New Colleague", "NGO", "case-coordinator");
        Browser browser = aBrowser();
        Document morning = browser.open("/portal/morning");
        assertThat(morning.select("section[aria-labelledby=welcome]").text()).contains("What you do here", "You coordinate support", "1/4");
        PageRulesTest.expectWhole(browser, browser.get("/portal/morning"));
        Document second = browser.open(morning.selectFirst("section[aria-labelledby=welcome] a.govuk-button").attr("href"));
        assertThat(second.select("h1").text()).isEqualTo("Where you begin");
        assertThat(second.select("main li a").eachAttr("href")).isNotEmpty().hasSizeLessThanOrEqualTo(6).allMatch(href -> href.startsWith("/portal/"));
        Document third = browser.open(second.selectFirst("main a.govuk-button[href^=/portal]").attr("href"));
        assertThat(third.select("main").text()).contains("Read the rule for safe contact before you call");
        Document fourth = browser.open(third.selectFirst("main a.govuk-button[href^=/portal]").attr("href"));
        assertThat(browser.open("/portal/morning").select("section[aria-labelledby=welcome]")).hasSize(1);
        browser.send(fourth, "/portal/welcome");
        assertThat(browser.seen.getLast().uri().getPath()).isEqualTo("/portal/desk");
        assertThat(browser.open("/portal/morning").select("section[aria-labelledby=welcome]")).isEmpty();
        assertThat(rows("select count(*) from welcome_seen")).isOne();
        browser.send(browser.open("/portal/welcome/1"), "/portal/welcome");
        assertThat(rows("select count(*) from welcome_seen")).as("a second time changes nothing").isOne();
        signIn("Other Colleague", "NGO", "case-coordinator");
        Browser other = aBrowser();
        Document hers = other.open("/portal/morning");
        assertThat(hers.select("section[aria-labelledby=welcome]")).hasSize(1);
        other.send(hers, "/portal/welcome");
        assertThat(other.open("/portal/morning").select("section[aria-labelledby=welcome]")).as("skipped").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal/welcome/1?lang=ar", "/portal/welcome/2?lang=ar", "/portal/welcome/3?lang=ru", "/portal/welcome/4?lang=zh"})
    void each_screen_is_a_valid_page(String path) {
        signInAs("NGO", "first-responder", "agency-administrator");
        Browser browser = aBrowser();
        var answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        PageRulesTest.expectWhole(browser, answer);
    }

    @Test
    void not_found_404_a_screen_that_does_not_exist() {
        Browser browser = aBrowser();
        browser.open("/portal/desk");
        for (String step : List.of("0", "5", "-1", "one")) {
            assertThat(browser.get("/portal/welcome/" + step).statusCode()).as(step).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "privacy", "accessibility"})
    void ok_200_the_pages_of_the_country_are_public(String name) {
        TestEnvironment.gateway.say(FakeGateway.COUNTRIES, ZEDLAND);
        Browser browser = aBrowser();
        for (String query : List.of("", "?country=ZZ", "?country=ZZ&lang=ar", "?country=QQ&lang=fr")) {
            var answer = browser.get("/portal/" + name + query);
            assertThat(answer.statusCode()).isEqualTo(200);
            PageRulesTest.expectWhole(browser, answer);
        }
        assertThat(TestEnvironment.gateway.requests).allSatisfy(request -> assertThat(request.authorization()).isNull());
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        assertThat(browser.open("/portal/" + name + "?lang=en").select("main").text()).contains("Not available now");
    }

    @Test
    void contacts_come_from_the_country_and_a_missing_one_is_named_as_such() {
        TestEnvironment.gateway.say(FakeGateway.COUNTRIES, ZEDLAND);
        Document zedland = aBrowser().open("/portal/contact?country=ZZ");
        assertThat(zedland.select("main").text()).contains("Zedland is made up.", "Support desk", "+999 100 2000", "Ministry");
        assertThat(zedland.select("main a[href=tel:+9991002000]")).hasSize(1);
        assertThat(zedland.select("main a[href=mailto:help@mechanism.example]")).hasSize(1);
        assertThat(zedland.select("main a[href=https://mechanism.example/help]")).hasSize(1);
        assertThat(aBrowser().open("/portal/contact?country=ZZ&lang=ar").select("main").text()).contains("مكتب الدعم", "بلد متخيَّل.");
        assertThat(aBrowser().open("/portal/contact?country=GB").select("#help ~ p").text()).contains("Not given. Ask an administrator of your organisation.");
        Document privacy = aBrowser().open("/portal/privacy?country=ZZ");
        assertThat(privacy.select("section[aria-labelledby=officer]").text()).contains("Not given");
        assertThat(privacy.select("section[aria-labelledby=authority]").text()).contains("Authority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ngo", "first-responder", "case-coordinator", "shelter-manager", "service-provider", "guardian", "legal-adviser"})
    void who_works_with_survivors_has_a_quick_exit_on_every_page(String role) {
        signInAs("NGO", role);
        Browser browser = aBrowser();
        for (String path : List.of("/portal/desk", "/portal/morning", "/portal/help", "/portal/contact", "/portal/notices")) {
            Element exit = browser.open(path).selectFirst("main a[data-exit]");
            assertThat(exit).as(path).isNotNull();
            assertThat(exit.attr("href")).startsWith("https://");
            assertThat(exit.attr("rel")).contains("noreferrer");
        }
    }

    /// Pages to print: who, the address of the page at the portal, that of its text at the gateway, and the text.
    static Stream<Arguments> printed() {
        String record = "01900000-0000-7000-8000-0000000000e7";
        String written = "<!doctype html><html lang=\"fr\"><head><title>x</title><style>p{color:red}</style></head>"
                + "<body><main><h1>x</h1></main></body></html>";
        String letter = "{\"id\": \"" + record + "\", \"language\": \"ar\", \"direction\": \"RTL\", \"title\": \"x\", \"paragraphs\": [\"y\"]}";
        return Stream.of(
                Arguments.of("NGO", "case-coordinator", "COMPETENT_AUTHORITY", "competent-authority",
                        "/portal/desk/cases/" + record + "/letters/" + record + "/page",
                        "/api/nrm/v1/cases/" + record + "/letters/" + record, letter),
                Arguments.of("POLICE", "data-protection-officer,first-responder", "POLICE", "data-protection-officer",
                        "/portal/desk/requests-of-persons/" + record + "/letters/" + record + "/page",
                        "/api/nrm/v1/requests-of-persons/" + record + "/letters/" + record, letter),
                Arguments.of("POLICE", "first-responder", "COMPETENT_AUTHORITY", "competent-authority",
                        "/portal/desk/cases/" + record + "/certificates/" + record + "/page",
                        "/api/nrm/v1/cases/" + record + "/certificates/" + record + "/page", written),
                Arguments.of("LABOUR_INSPECTORATE", "inspector,first-responder", "LABOUR_INSPECTORATE", "inspector",
                        "/portal/desk/wage-claims/" + record + "/statement",
                        "/api/inspection/v1/wage-claims/" + record + "/statement", written));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void a_page_to_print_has_the_quick_exit_too_beside_what_is_printed(
            String kind, String roles, String otherKind, String other, String path, String api, String text) {
        TestEnvironment.gateway.say(api, text);
        signInAs(kind, roles.split(","));
        Document page = aBrowser().open(path);
        assertThat(page.select("nav.palermo-sheet__tools a[data-exit]")).as("hidden in print").hasSize(1);
        assertThat(page.select("nav a[data-exit]").text()).isEqualTo("Leave this page now");
        assertThat(page.select("main a")).as("no part of the document").isEmpty();
        assertThat(page.select("script[src*=portal.js]")).hasSize(1);
        assertThat(page.select("[style], style, script:not([src])")).as("refused by the policy").isEmpty();
        signInAs(otherKind, other);
        assertThat(aBrowser().open(path).select("[data-exit]")).isEmpty();
    }

    /// A template that is a whole page and does not include the layout says itself where the quick exit is.
    @Test
    void no_template_of_a_page_lacks_the_quick_exit() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates/pages"))) {
            for (Path page : pages.toList()) {
                String text = Files.readString(page);
                assertThat(!text.contains("<html") || text.contains("{#if frame.quickExit}{#quickExit /}{/if}")).as(page.toString()).isTrue();
            }
        }
    }

    @Test
    void others_have_no_quick_exit_and_a_public_page_has_one() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        assertThat(aBrowser().open("/portal/desk").select("[data-exit]")).isEmpty();
        assertThat(aBrowser().open("/portal/job-offer").select("[data-exit]")).hasSize(1);
    }

    @Test
    void the_script_and_the_styles_of_a_first_visit_stay_small() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal");
        String script = page.selectFirst("script[src]").attr("src");
        assertThat(browser.get(script).body()).contains("location.replace").hasSizeLessThan(6_000);
    }
}

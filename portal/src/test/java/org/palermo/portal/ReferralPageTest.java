package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.CodeName;
import org.palermo.portal.words.Words;

/// A first responder refers a person. Whatever happens, no typed word is lost.
@QuarkusTest
class ReferralPageTest extends PortalTest {
    private static final String HOME = "/portal/referrals";
    private static final String SEND = "POST " + FakeGateway.REFERRALS;
    private static final String RECEIPT = """
            {"id": "01900000-0000-7000-8000-000000000000", "reference": "7K2M-9Q00-X", "taken": "REFERRED", "receivedAt": "2026-11-26T09:30:00Z"}""";
    private static final String[] ABOUT = {"region", "GB-ENG-LDN", "ageGroup", "ADULT", "consent", "true", "consentHow", "THROUGH_INTERPRETER",
            "sex", "FEMALE", "exploitation", "LABOUR", "exploitation", "OTHER"};
    private static final String[] DECLINED = {"region", "GB-ENG-LDN", "ageGroup", "ADULT", "consent", "false", "sex", "FEMALE", "exploitation", "LABOUR"};
    private static final String[] PERSON = {"givenName", "Ana <b>", "familyName", "Example", "day", "27", "month", "3", "year", "1999", "nationality", "PH", "languages", "tl", "languages", "en",
            "languages", "ceb", "phone", "+44 20 7946 0000", "passport", "P1234567"};
    private static final String[] PERSON_UNKNOWN = {"givenName", ""};
    private static final String[] CONTACT = {"channel", "IN_PERSON", "value", "at the church", "when", "Sundays", "words", "Say \"the library\".", "circumstances", "Kept in a house.\nNo pay."};

    private static final String IN_NAIROBI = """
            {"items":[{"code":"KE","name":"Kenya","names":{},"adultAge":18,"zone":"Africa/Nairobi",
             "regions":[{"code":"KE-30","name":"Nairobi","names":{}}],"contacts":null}],"next":null}""";

    @Inject
    Words words;

    @BeforeEach
    void aResponderOnHerPhone() {
        signIn("Rosa Responder", "NGO", "first-responder");
        TestEnvironment.gateway.say(SEND, RECEIPT);
    }

    private static Document fill(Browser browser, Document page, String... words) {
        return browser.send(page, page.selectFirst("main form").attr("action"), words);
    }

    /// Fills in all pages up to the check page.
    private static Document typed(Browser browser) {
        return fill(browser, fill(browser, fill(browser, browser.open(HOME + "/new"), ABOUT), PERSON), CONTACT);
    }

    private static String draft(Document page) {
        return page.selectFirst("main form").attr("action").replaceAll(HOME + "/|/[a-z]+$", "");
    }

    private static String errors(Document page) {
        return page.select(".govuk-error-summary").text();
    }

    private static List<String> sent() {
        return TestEnvironment.gateway.requests.stream().filter(r -> r.method().equals("POST")).map(FakeGateway.Request::key).toList();
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void see_other_303_a_consenting_adult_is_referred_and_the_input_is_deleted() throws SQLException {
        Browser browser = aBrowser();
        Document check = typed(browser);
        assertThat(check.select("h1").text()).isEqualTo("Check before you send");
        assertThat(check.select("dd").eachText()).containsExactly("London", "Adult", "Yes, she agrees to be referred", "Through an interpreter", "Female",
                "Forced labour Another kind", "Ana <b>", "Example", "27 Mar 1999", "Philippines", "Tagalog English Cebuano",
                "Telephone number: +44 20 7946 0000 Passport number: P1234567", "In person", "at the church", "Sundays",
                "Say \"the library\".", "Kept in a house. No pay.");
        assertThat(sent()).isEmpty();
        Document receipt = fill(browser, check);
        assertThat(receipt.select("h1").text()).isEqualTo("The referral was received");
        assertThat(receipt.select("#reference").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(receipt.select("main a[href^=/portal/desk/referrals/]")).hasSize(1);
        assertThat(receipt.select("main").text()).contains("26 Nov 2026, 09:30 UTC", "What happens now").doesNotContain("Ana");
        FakeGateway.Request request = TestEnvironment.gateway.last("POST");
        assertThat(request.key()).isEqualTo(draft(check)).hasSize(36);
        assertThat(request.purpose()).isEqualTo("IDENTIFICATION");
        assertThat(request.body()).isEqualTo("""
                {"region":"GB-ENG-LDN","ageGroup":"ADULT","consent":true,"consentHow":"THROUGH_INTERPRETER","sex":"FEMALE","exploitation":["LABOUR","OTHER"],\
                "nationality":"PH","languages":["tl","en","ceb"],\
                "person":{"givenName":"Ana <b>","familyName":"Example","dateOfBirth":"1999-03-27",\
                "identifiers":[{"kind":"PHONE","value":"+44 20 7946 0000"},{"kind":"PASSPORT","value":"P1234567"}]},\
                "safeContact":{"channel":"IN_PERSON","value":"at the church","when":"Sundays","words":"Say \\"the library\\"."},\
                "circumstances":"Kept in a house.\\nNo pay."}""");
        assertThat(browser.get(HOME + "/" + draft(check) + "/person").statusCode()).isEqualTo(404);
        assertThat(rows("select max(octet_length(sealed)) from referral_draft")).as("only the receipt is stored").isLessThan(250);
        assertThat(browser.open(HOME).select("main").text()).contains("Received", "7K2M-9Q00-X");
    }

    @Test
    void see_other_303_the_signs_that_were_ticked_are_sent_and_can_be_changed() {
        TestEnvironment.gateway.say("/api/inspection/v1/indicators", """
                {"items":[{"code":"DR01","dimension":"DECEPTIVE_RECRUITMENT","text":"Deceived about the nature of the job","ilo11":[2],"adult":"STRONG","child":"STRONG"},
                 {"code":"EX01","dimension":"EXPLOITATION","text":"Excessive working days or hours","ilo11":[10],"adult":"STRONG","child":"STRONG"}],"next":null}""");
        Browser browser = aBrowser();
        Document contact = fill(browser, fill(browser, browser.open(HOME + "/new"), ABOUT), PERSON);
        PageRulesTest.expectWhole(browser, browser.get(contact.location()));
        assertThat(contact.select("details summary").eachText()).contains("Deceptive recruitment", "Exploitation");
        assertThat(contact.select("details[open]")).isEmpty();
        Document check = fill(browser, contact, "channel", "", "indicators", "EX01");
        assertThat(check.select("dd").eachText()).contains("Excessive working days or hours").doesNotContain("Deceived about the nature of the job");
        Document again = browser.open(HOME + "/" + draft(check) + "/contact");
        assertThat(again.select("details[open] input[checked]").eachAttr("value")).containsExactly("EX01");
        fill(browser, check);
        assertThat(TestEnvironment.gateway.last("POST").body()).endsWith("\"indicators\":[\"EX01\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHILD", "UNSURE"})
    void see_other_303_a_child_is_referred_without_consent(String group) {
        Browser browser = aBrowser();
        Document page = fill(browser, browser.open(HOME + "/new"), "region", "GB-SCT", "ageGroup", group, "sex", "UNKNOWN", "exploitation", "SEXUAL");
        assertThat(page.select("h1").text()).isEqualTo("Who she is");
        Document check = fill(browser, fill(browser, page, "givenName", ""), "channel", "");
        fill(browser, check);
        assertThat(TestEnvironment.gateway.last("POST").body())
                .isEqualTo("{\"region\":\"GB-SCT\",\"ageGroup\":\"" + group + "\",\"sex\":\"UNKNOWN\",\"exploitation\":[\"SEXUAL\"]}");
    }

    @Test
    void see_other_303_an_adult_who_declines_is_never_asked_who_she_is() {
        Browser browser = aBrowser();
        Document check = fill(browser, browser.open(HOME + "/new"), DECLINED);
        assertThat(check.select("main").text()).contains("She declined", "Send the notification").doesNotContain("Who she is");
        TestEnvironment.gateway.say(SEND, RECEIPT.replace("REFERRED", "NOTIFIED_ONLY"));
        Document receipt = fill(browser, check);
        assertThat(receipt.select("h1").text()).isEqualTo("The notification was received");
        assertThat(receipt.select("main a:not([data-exit])").eachAttr("href")).containsExactly(HOME);
        assertThat(TestEnvironment.gateway.last("POST").body()).isEqualTo("{\"region\":\"GB-ENG-LDN\",\"ageGroup\":\"ADULT\",\"consent\":false,\"sex\":\"FEMALE\",\"exploitation\":[\"LABOUR\"]}");
    }

    /// Holds whatever the service would answer, because the service is not even called.
    @Test
    void a_later_no_deletes_the_person_from_the_draft_at_once() throws SQLException {
        Browser browser = aBrowser();
        Document check = typed(browser);
        String about = HOME + "/" + draft(check) + "/about";
        Document contact = browser.open(HOME + "/" + draft(check) + "/contact");
        TestEnvironment.gateway.refuse(SEND, 503, "unreachable");
        fill(browser, check);
        int before = rows("select octet_length(sealed) from referral_draft");
        fill(browser, browser.open(about), DECLINED);
        assertThat(rows("select octet_length(sealed) from referral_draft")).isLessThan(before - 150);
        Document late = fill(browser, contact, CONTACT);
        assertThat(late.select("main").text()).as("a page from another window adds nothing to the draft").contains("She declined").doesNotContain("church");
        Document person = fill(browser, browser.open(about), ABOUT);
        assertThat(person.select("main input:not([type=hidden])").eachAttr("value")).allMatch(String::isEmpty);
        assertThat(browser.open(HOME + "/" + draft(check) + "/contact").select("#circumstances").text()).isEmpty();
    }

    /// Traffickers give girls the papers of adults, and answer for them as adults.
    @Test
    void a_child_by_date_of_birth_can_not_decline_and_keeps_all_input() {
        Browser browser = aBrowser();
        Document page = fill(browser, browser.open(HOME + "/new"), "region", "GB-SCT", "ageGroup", "CHILD", "sex", "FEMALE", "exploitation", "LABOUR");
        Document check = fill(browser, fill(browser, page, "givenName", "Ana", "day", "8", "month", "3", "year", "2015"), CONTACT);
        String draft = HOME + "/" + draft(check);
        Document declined = fill(browser, browser.open(draft + "/about"), DECLINED);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(declined.select("#ageGroup-error").text()).contains("she is an adult, but by her date of birth she is a child");
        assertThat(browser.open(draft + "/person").select("#givenName").attr("value")).isEqualTo("Ana");
        check = fill(browser, browser.open(draft + "/about"), "region", "GB-SCT", "ageGroup", "UNSURE", "sex", "FEMALE", "exploitation", "LABOUR");
        TestEnvironment.gateway.say(SEND, RECEIPT.replace("\"taken\"", "\"ageCorrection\": \"CHILD_BY_BIRTH\", \"taken\""));
        assertThat(fill(browser, check).select("main").text()).as("the service counts by its own date").contains("she was referred as one");
        assertThat(TestEnvironment.gateway.last("POST").body()).contains("\"ageGroup\":\"UNSURE\"", "\"dateOfBirth\":\"2015-03-08\"");
    }

    @ParameterizedTest
    @CsvSource({"CHILD,1999,by her date of birth she is an adult", "ADULT,2015,by her date of birth she is a child"})
    void invalid_400_a_date_of_birth_against_the_age_group_is_named_where_it_is_typed(String group, String year, String words) {
        Browser browser = aBrowser();
        Document page = fill(browser, browser.open(HOME + "/new"), "region", "GB-SCT", "ageGroup", group, "consent", "true", "consentHow", "SPOKEN",
                "sex", "FEMALE", "exploitation", "LABOUR");
        Document again = fill(browser, page, "givenName", "Ana", "day", "8", "month", "3", "year", year);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#dateOfBirth");
        assertThat(errors(again)).contains(words, "unsure");
        assertThat(again.select("#dateOfBirth-error").text()).contains(words);
        String draft = HOME + "/" + draft(again);
        assertThat(again.select("main a").eachAttr("href")).contains(draft + "/about");
        Document about = browser.open(draft + "/about");
        assertThat(about.select("#ageGroup-error").text()).contains(words);
        assertThat(about.select("main a").eachAttr("href")).contains(draft + "/person");
        assertThat(browser.open(draft + "/check").select("h1").text()).as("it is not sent so").isNotEqualTo("Check before you send");
        for (String language : List.of("fr", "es", "ar", "ru", "zh")) {
            Document translated = browser.open(draft + "/person?lang=" + language);
            assertThat(translated.select("#dateOfBirth-error").text()).isNotEmpty().doesNotContain("birth");
            PageRulesTest.expectWhole(browser, browser.get(draft + "/about?lang=" + language));
        }
        browser.open(draft + "/about?lang=en");
        fill(browser, browser.open(draft + "/about"), "region", "GB-SCT", "ageGroup", "UNSURE", "sex", "FEMALE", "exploitation", "LABOUR");
        assertThat(browser.open(draft + "/person").select(".govuk-error-summary")).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void invalid_400_a_safe_way_without_a_number_or_place_is_named() {
        Browser browser = aBrowser();
        Document contact = fill(browser, fill(browser, browser.open(HOME + "/new"), ABOUT), PERSON);
        Document again = fill(browser, contact, "channel", "PHONE", "when", "Sundays");
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#value");
        assertThat(again.select("#value-error").text()).contains("with whom or where she can be reached");
        assertThat(again.select("#when").attr("value")).isEqualTo("Sundays");
        again = fill(browser, again, "channel", "", "value", "0170");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#channel");
        assertThat(fill(browser, again, "channel", "").select("h1").text()).isEqualTo("Check before you send");
    }

    @Test
    void ok_200_only_the_regions_of_the_chosen_country_are_offered() {
        Browser browser = aBrowser();
        Document page = browser.open(HOME + "/new");
        assertThat(page.select("#country option").eachAttr("value")).containsExactly("GB", "ZZ");
        assertThat(page.select("#country option[selected]").attr("value")).isEqualTo("GB");
        assertThat(page.select("#region option").eachAttr("value")).contains("GB-ENG-LDN").noneMatch(region -> region.startsWith("ZZ"));
        Document other = fill(browser, page, "country", "ZZ", "region", "GB-ENG-LDN", "ageGroup", "CHILD", "regions", "true");
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(200);
        assertThat(other.select("#country option[selected]").attr("value")).isEqualTo("ZZ");
        assertThat(other.select("#region option[value~=.]").eachAttr("value")).isNotEmpty().allMatch(region -> region.startsWith("ZZ-"));
        assertThat(other.select("#region option[selected]")).isEmpty();
        assertThat(other.select("#ageGroup-CHILD").hasAttr("checked")).as("nothing typed is lost").isTrue();
        assertThat(other.select(".govuk-error-summary")).isEmpty();
        Document again = fill(browser, other, "country", "GB", "region", other.select("#region option[value~=.]").attr("value"), "ageGroup", "CHILD", "sex", "FEMALE",
                "exploitation", "LABOUR");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).as("a region of another country").containsExactly("#region");
        assertThat(again.select("#region option").eachAttr("value")).contains("GB-SCT").noneMatch(region -> region.startsWith("ZZ"));
    }

    @Test
    void ok_200_a_deployment_of_one_country_asks_for_the_region_alone() {
        TestEnvironment.gateway.say(FakeGateway.COUNTRIES, IN_NAIROBI);
        Document page = aBrowser().open(HOME + "/new");
        assertThat(page.select("#country, button[name=regions]")).isEmpty();
        assertThat(page.select("#region option").eachText()).containsExactly("Choose", "Nairobi");
    }

    @Test
    void ok_200_times_are_those_of_the_country_and_say_what_will_be_deleted() {
        TestEnvironment.gateway.say(FakeGateway.COUNTRIES, IN_NAIROBI);
        Browser browser = aBrowser();
        Document about = browser.open(HOME + "/new");
        Document check = fill(browser, fill(browser, fill(browser, about, "region", "KE-30", "ageGroup", "CHILD", "sex", "FEMALE", "exploitation", "LABOUR"), PERSON_UNKNOWN), CONTACT);
        assertThat(check.select("main > div .govuk-hint").last().text()).contains("EAT").doesNotContain("UTC");
        assertThat(browser.open(HOME + "/" + draft(check) + "/deletion").select("main").text()).contains("EAT").doesNotContain("UTC");
        assertThat(browser.open(HOME).select(".palermo-draft dt").eachText()).contains("Will be deleted on").doesNotContain("Deleted");
        Document receipt = fill(browser, browser.open(HOME + "/" + draft(check) + "/check"));
        assertThat(receipt.select("main").text()).contains("26 Nov 2026, 12:30 EAT").doesNotContain("UTC");
        assertThat(browser.open(HOME).select("main").text()).contains("EAT").doesNotContain("UTC");
    }

    @Test
    void ok_200_the_languages_are_those_of_the_desk_each_once() {
        Browser browser = aBrowser();
        Document person = fill(browser, browser.open(HOME + "/new"), ABOUT);
        for (Language language : Language.values()) {
            Document page = browser.open(HOME + "/" + draft(person) + "/person?lang=" + language.tag());
            assertThat(page.select("#languages option[value~=.]").eachText())
                    .isEqualTo(words.codes().languages(language).stream().map(CodeName::name).toList()).doesNotHaveDuplicates();
        }
        Document contact = fill(browser, browser.open(HOME + "/" + draft(person) + "/person?lang=en"), "languages", "bin", "languages", "prs");
        assertThat(fill(browser, contact, CONTACT).select("dd").eachText()).contains("Edo (Bini) Dari");
    }

    @Test
    void see_other_303_more_languages_and_numbers_are_taken_than_the_page_has_boxes_for() {
        Browser browser = aBrowser();
        Document person = fill(browser, browser.open(HOME + "/new"), ABOUT);
        Document more = fill(browser, person, "languages", "tl", "languages", "en", "languages", "ceb", "more", "languages");
        assertThat(more.select("h1").text()).isEqualTo(person.select("h1").text());
        assertThat(more.select("input[name=languages][checked]").eachAttr("value")).containsExactly("tl", "en", "ceb");
        assertThat(more.select("select[name=languages]")).hasSize(3);
        assertThat(more.select("#numbers").hasAttr("open")).isFalse();
        String[] known = {"languages", "tl", "languages", "en", "languages", "ceb", "languages", "fr", "phone", "+44 20 7946 0000", "numberKind", "OTHER",
            "number", "Asylum register 77"};
        Document numbers = fill(browser, more, with(known, "numberKind", "", "number", "", "more", "numbers"));
        assertThat(numbers.select("input[name=languages][checked]")).hasSize(4);
        assertThat(numbers.select("#numbers").hasAttr("open")).isTrue();
        assertThat(numbers.select("input[name=number]").eachAttr("value")).containsExactly("Asylum register 77", "", "");
        Document unsaid = fill(browser, numbers, with(known, "numberKind", "", "number", "A1"));
        assertThat(errors(unsaid)).contains("select what each number is");
        Document contact = fill(browser, unsaid, with(known, "numberKind", "PASSPORT", "number", "A1"));
        assertThat(fill(browser, contact, CONTACT).select("dd").eachText()).contains("Tagalog English Cebuano French",
                "Telephone number: +44 20 7946 0000 Another number, with the name of its register first: Asylum register 77 Passport number: A1");
    }

    private static String[] with(String[] known, String... more) {
        return Stream.concat(Stream.of(known), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void invalid_400_a_child_with_an_adults_date_of_birth_shows_both_fields_and_what_to_do() {
        Browser browser = aBrowser();
        Document check = typed(browser);
        TestEnvironment.gateway.refuseFields(SEND, "ageGroup", "person.dateOfBirth");
        Document again = fill(browser, check);
        assertThat(errors(again)).contains("she is a child", "date of birth", "unsure");
        assertThat(again.select("main a").eachAttr("href")).contains(HOME + "/" + draft(check) + "/about", HOME + "/" + draft(check) + "/person");
        assertThat(again.select("dd").eachText()).isEqualTo(check.select("dd").eachText());
    }

    @Test
    void invalid_400_names_what_is_missing_and_keeps_the_rest() {
        Browser browser = aBrowser();
        Document again = fill(browser, browser.open(HOME + "/new"), "ageGroup", "ADULT", "exploitation", "ORGAN");
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#region", "#consent", "#sex");
        assertThat(again.select(".govuk-error-message")).hasSize(3);
        assertThat(again.title()).startsWith("Error:");
        again.select(".govuk-error-summary a").eachAttr("href").forEach(id -> assertThat(again.select(id)).hasSize(1));
        assertThat(again.select("#ageGroup[checked], #exploitation-ORGAN[checked]")).hasSize(2);
        Document person = fill(browser, fill(browser, again, ABOUT), "givenName", "Ana", "day", "31", "month", "2", "year", "1999");
        assertThat(person.select("#dateOfBirth-error").text()).isEqualTo("Error: Enter a date of birth that is a real date in the past");
        assertThat(person.select("#givenName").attr("value")).isEqualTo("Ana");
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_draft_is_saved_with_its_errors_and_found_again_after_a_new_sign_in() throws SQLException {
        Browser browser = aBrowser();
        Document list = fill(browser, browser.open(HOME + "/new"), "ageGroup", "CHILD", "later", "true");
        assertThat(list.select("h1").text()).isEqualTo("Refer a person");
        assertThat(list.select(".palermo-draft").text()).contains("Not sent yet", "Child");
        sql("delete from portal_session");
        Browser other = aBrowser();
        Document page = other.open(other.open(HOME).selectFirst(".palermo-draft__links a").attr("href"));
        assertThat(page.select("h1").text()).isEqualTo("Where, how old, and her consent");
        assertThat(page.select("#ageGroup-CHILD").hasAttr("checked")).isTrue();
        assertThat(rows("select count(*) from referral_draft where expires_at between now() + interval '23 hours' and now() + interval '24 hours'")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"person.dateOfBirth,person,dateOfBirth", "languages[0].<list element>,person,languages", "person.identifiers[0].value,person,identifiers", "safeContact.value,contact,value", "ageGroup,about,ageGroup"})
    void invalid_400_from_the_service_is_shown_at_the_field(String violated, String step, String id) {
        Browser browser = aBrowser();
        Document check = typed(browser);
        TestEnvironment.gateway.refuseFields(SEND, violated);
        Document again = fill(browser, check);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.selectFirst("main form").attr("action")).endsWith("/" + step);
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#" + id);
        assertThat(again.select("#" + id + "-error")).hasSize(1);
        TestEnvironment.gateway.say(SEND, RECEIPT);
        assertThat(fill(browser, fill(browser, again, step.equals("person") ? PERSON : step.equals("contact") ? CONTACT : ABOUT)).select("#reference").text())
                .isEqualTo("7K2M-9Q00-X");
    }

    @ParameterizedTest
    @CsvSource({"403,not-designated,Your organisation is not designated", "403,role,Your role does not include this", "422,key-reused,was received already",
            "403,answer-withheld,was received already", "500,unexpected,The service does not answer now", "429,too-many,The service does not answer now"})
    void a_refusal_is_explained_and_loses_no_input(int status, String what, String words) {
        Browser browser = aBrowser();
        Document check = typed(browser);
        TestEnvironment.gateway.refuse(SEND, status, what);
        Document again = fill(browser, check);
        assertThat(errors(again)).contains(words);
        assertThat(again.select("dd").eachText()).isEqualTo(check.select("dd").eachText());
    }

    @Test
    void conflict_409_deletes_the_draft_of_a_person_who_was_erased() throws SQLException {
        Browser browser = aBrowser();
        Document check = typed(browser);
        TestEnvironment.gateway.refuse(SEND, 409, "answer-erased");
        assertThat(errors(fill(browser, check))).contains("the person was erased since");
        assertThat(rows("select count(*) from referral_draft where sealed <> ''")).isZero();
        assertThat(browser.get(HOME + "/" + draft(check) + "/check").statusCode()).isEqualTo(404);
    }

    @Test
    void away_the_form_is_sent_again_with_the_same_key() {
        Browser browser = aBrowser();
        Document check = typed(browser);
        TestEnvironment.gateway.refuse(SEND, 503, "unreachable");
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        Document again = fill(browser, check);
        assertThat(errors(again)).contains("The service does not answer now");
        assertThat(again.select("dd").text()).contains("GB-ENG-LDN", "Ana <b>", "Kept in a house.");
        TestEnvironment.gateway.say(SEND, RECEIPT);
        TestEnvironment.gateway.dawdle(SEND, Duration.ofSeconds(4));
        assertThat(errors(fill(browser, again))).contains("The service does not answer now");
        TestEnvironment.gateway.reset();
        TestEnvironment.gateway.say(SEND, RECEIPT);
        assertThat(fill(browser, browser.open(HOME + "/" + draft(check) + "/check")).select("#reference").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(sent()).containsExactly(draft(check));
    }

    @Test
    void a_page_can_be_saved_without_the_list_of_regions() {
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        Browser browser = aBrowser();
        Document page = browser.open(HOME + "/new");
        assertThat(page.select("#region-hint").text()).contains("The regions can't be shown now");
        fill(browser, page, "ageGroup", "CHILD", "later", "true");
        TestEnvironment.gateway.reset();
        fill(browser, browser.open(browser.open(HOME).selectFirst(".palermo-draft__links a").attr("href")), ABOUT);
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        assertThat(browser.open(HOME + "/" + draft(page) + "/about").select("#region option[selected]").attr("value")).isEqualTo("GB-ENG-LDN");
    }

    @Test
    void an_ended_session_loses_no_input_and_saves_none() throws SQLException {
        Browser browser = aBrowser();
        Document person = fill(browser, browser.open(HOME + "/new"), ABOUT);
        sql("delete from portal_session");
        Document again = fill(browser, person, PERSON);
        assertThat(errors(again)).contains("You are signed out");
        assertThat(again.select(".govuk-error-summary a").attr("target")).isEqualTo("_blank");
        assertThat(again.select("#givenName").attr("value")).isEqualTo("Ana <b>");
        assertThat(again.select("#languages-2 option[selected]").attr("value")).isEqualTo("en");
        assertThat(again.select("main a[data-exit]")).hasSize(1);
        browser.open(again.selectFirst(".govuk-error-summary a").attr("href"));
        Document check = fill(browser, fill(browser, again, PERSON), CONTACT);
        sql("delete from portal_session");
        Document back = fill(browser, check);
        assertThat(back.select("h1").text()).as("the sign-in leads to the saved referral").isEqualTo("Check before you send");
        assertThat(sent()).isEmpty();
        assertThat(fill(browser, back).select("#reference").text()).isEqualTo("7K2M-9Q00-X");
    }

    @Test
    void a_referral_sent_twice_is_accepted_once_and_both_answers_show_the_receipt() throws Exception {
        Browser browser = aBrowser();
        Document check = typed(browser);
        TestEnvironment.gateway.refuse(SEND, 409, "still-running");
        try (var later = Executors.newSingleThreadScheduledExecutor()) {
            later.schedule(() -> TestEnvironment.gateway.say(SEND, RECEIPT), 300, TimeUnit.MILLISECONDS);
            assertThat(fill(browser, check).select("#reference").text()).isEqualTo("7K2M-9Q00-X");
        }
        int taken = sent().size();
        assertThat(fill(browser, check).select("#reference").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(sent()).as("not sent again").hasSize(taken).containsOnly(draft(check));
    }

    @Test
    void pages_sent_at_the_same_time_do_not_overwrite_each_other() {
        Browser browser = aBrowser();
        Document check = typed(browser);
        String draft = HOME + "/" + draft(check);
        Document person = browser.open(draft + "/person");
        Browser window = aBrowser();
        Document contact = window.open(draft + "/contact");
        for (int round = 0; round < 10; round++) {
            String word = "Word" + round;
            CompletableFuture.allOf(CompletableFuture.runAsync(() -> fill(browser, person, "givenName", word)),
                    CompletableFuture.runAsync(() -> fill(window, contact, "circumstances", word))).join();
            assertThat(browser.open(draft + "/check").select("dd").eachText()).filteredOn(word::equals).as(word).hasSize(2);
        }
    }

    @Test
    void not_found_404_a_foreign_draft_answers_like_an_unknown_one() throws SQLException {
        Browser browser = aBrowser();
        Document check = typed(browser);
        signIn("Other Responder", "NGO", "first-responder");
        Browser other = aBrowser();
        String token = other.open(HOME + "/new").selectFirst("main input[name=form-token]").attr("value");
        for (String page : List.of("", "/about", "/person", "/contact", "/check", "/receipt", "/deletion")) {
            for (String id : List.of(draft(check), "01900000-0000-7000-8000-00000000ffff")) {
                assertThat(other.get(HOME + "/" + id + page).statusCode()).as(page).isEqualTo(404);
            }
        }
        assertThat(other.post(HOME + "/" + draft(check) + "/check", "form-token=" + token).statusCode()).isEqualTo(404);
        other.post(HOME + "/" + draft(check) + "/deletion", "form-token=" + token);
        assertThat(other.post(HOME + "/" + draft(check) + "/person", "givenName=Mallory&form-token=" + token).statusCode()).isEqualTo(400);
        other.post(HOME + "/" + draft(check) + "/about", "region=GB-SCT&ageGroup=CHILD&form-token=" + token);
        assertThat(rows("select count(*) from referral_draft where id = '" + draft(check) + "'")).as("the other responder's own draft under the same id").isEqualTo(2);
        assertThat(other.everything()).doesNotContain("Ana &lt;", "at the church");
        assertThat(sent()).isEmpty();
        assertThat(browser.open(HOME + "/" + draft(check) + "/check").select("dd").eachText()).isEqualTo(check.select("dd").eachText());
    }

    @Test
    void forbidden_403_for_every_other_role() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority", "case-coordinator", "ngo");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/morning").select("nav a[href=" + HOME + "]")).isEmpty();
        String token = browser.open("/portal/morning").selectFirst("input[name=form-token]").attr("value");
        String draft = HOME + "/01900000-0000-7000-8000-000000000000";
        for (String page : List.of(HOME, HOME + "/new", draft, draft + "/about", draft + "/check", draft + "/receipt", draft + "/deletion")) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
        for (String page : List.of("/about", "/check", "/deletion")) {
            assertThat(browser.post(draft + page, "form-token=" + token).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    void an_immigration_body_can_refer_and_gets_no_link_to_a_case() {
        signInAs("IMMIGRATION", "first-responder");
        Browser browser = aBrowser();
        Document receipt = fill(browser, typed(browser));
        assertThat(receipt.select("#reference").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(receipt.select("a[href^=/portal/cases]")).isEmpty();
        assertThat(receipt.select("nav a[aria-current]").attr("href")).isEqualTo(HOME);
    }

    @Test
    void an_expired_draft_is_gone_but_later_input_is_returned() throws SQLException {
        Browser browser = aBrowser();
        Document contact = browser.open(HOME + "/" + draft(typed(browser)) + "/contact");
        sql("update referral_draft set expires_at = now() - interval '1 second'");
        assertThat(browser.open(HOME).select(".palermo-draft")).isEmpty();
        assertThat(browser.get(HOME + "/" + draft(contact) + "/check").statusCode()).isEqualTo(404);
        Document again = fill(browser, contact, CONTACT);
        assertThat(errors(again)).contains("This referral is no longer here");
        assertThat(again.selectFirst("#circumstances").wholeText()).isEqualTo("Kept in a house.\nNo pay.");
        Document anew = fill(browser, browser.open(HOME + "/new"), ABOUT);
        assertThat(anew.select("h1").text()).isEqualTo("Who she is");
    }

    @Test
    void a_late_page_of_an_accepted_referral_returns_its_input() {
        Browser browser = aBrowser();
        Document check = typed(browser);
        Document contact = browser.open(HOME + "/" + draft(check) + "/contact");
        fill(browser, check);
        Document again = fill(browser, contact, "channel", "PHONE", "value", "her sister's");
        assertThat(errors(again)).contains("was received already");
        assertThat(again.select("#value").attr("value")).isEqualTo("her sister's");
    }

    @Test
    void a_draft_is_deleted_after_confirmation() throws SQLException {
        Browser browser = aBrowser();
        typed(browser);
        Document ask = browser.open(browser.open(HOME).select(".palermo-draft__links a").last().attr("href"));
        assertThat(ask.select("h1").text()).isEqualTo("Delete this referral?");
        assertThat(rows("select count(*) from referral_draft")).isOne();
        fill(browser, ask);
        assertThat(rows("select count(*) from referral_draft where sealed <> ''")).isZero();
    }

    @Test
    void a_deleted_draft_can_not_be_started_again_under_its_id() throws SQLException {
        Browser browser = aBrowser();
        Document about = browser.open(HOME + "/new");
        fill(browser, about, ABOUT);
        fill(browser, browser.open(browser.open(HOME).select(".palermo-draft__links a").last().attr("href")));
        assertThat(errors(fill(browser, about, ABOUT))).contains("This referral is no longer here");
        assertThat(rows("select count(*) from referral_draft where sealed <> ''")).isZero();
    }

    @Test
    void a_row_is_sealed_and_opens_in_no_other_row() throws SQLException {
        Browser browser = aBrowser();
        String mine = HOME + "/" + draft(typed(browser)) + "/check";
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement();
                var row = sql.executeQuery("select subject || id || encode(sealed, 'escape') from referral_draft")) {
            row.next();
            assertThat(row.getString(1)).contains(FakeIdentityProvider.subject("Rosa Responder")).doesNotContain("Ana ", "typed", "LABOUR", "GB-ENG-LDN");
        }
        signIn("Other Responder", "NGO", "first-responder");
        sql("update referral_draft set subject = '" + FakeIdentityProvider.subject("Other Responder") + "'");
        assertThat(aBrowser().get(mine).statusCode()).isEqualTo(404);
    }

    @Test
    void bad_request_400_without_the_form_token() throws SQLException {
        Browser browser = aBrowser();
        Document check = typed(browser);
        for (String page : List.of("/about", "/person", "/contact", "/check", "/deletion")) {
            assertThat(browser.post(HOME + "/" + draft(check) + page, "givenName=Mallory").statusCode()).as(page).isEqualTo(400);
        }
        assertThat(rows("select count(*) from referral_draft")).isOne();
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void every_page_is_complete_in_every_language(String language) {
        Browser browser = aBrowser();
        Document check = typed(browser);
        String draft = HOME + "/" + draft(check);
        List<String> pages = new ArrayList<>(List.of(HOME, HOME + "/new"));
        for (String page : List.of("about", "person", "contact", "check", "deletion")) {
            pages.add(draft + "/" + page);
        }
        pages.forEach(page -> PageRulesTest.expectWhole(browser, browser.get(page + "?lang=" + language)));
        assertThat(browser.open(draft + "/person").select("#nationality option[value=PH]").text()).isEqualTo(Locale.of("", "PH").getDisplayCountry(Locale.of(language)));
        fill(browser, browser.open(draft + "/check"));
        PageRulesTest.expectWhole(browser, browser.get(draft + "/receipt"));
        PageRulesTest.expectWhole(browser, browser.get(HOME));
    }
}

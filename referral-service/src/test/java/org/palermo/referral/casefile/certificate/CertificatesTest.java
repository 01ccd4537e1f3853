package org.palermo.referral.casefile.certificate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;
import org.palermo.referral.casefile.Statements;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CertificatesTest {
    private static final String QUESTIONS = "/api/nrm/v1/removal-questions";
    private static final Map<String, Object> ASK = Map.of("answer", "ASK_COMPETENT_AUTHORITY");

    private final Somebody she = Somebody.unknown();
    private UUID id;

    @BeforeEach
    void referral() {
        Given.theRegister();
        sql("delete from removal_question");
        id = UUID.fromString(Given.refer(Account.RESPONDER, she.referral()).statusCode(201).extract().path("id"));
    }

    @AfterEach
    void forgetQuestions() {
        sql("delete from removal_question");
    }

    private String path() {
        return "/api/nrm/v1/cases/" + id + "/certificates";
    }

    private ValidatableResponse standing(Account account) {
        return as(account).get(path()).then();
    }

    private String reference() {
        return standing(Account.AUTHORITY).statusCode(200).extract().path("items[0].reference");
    }

    private String certificate() {
        return standing(Account.AUTHORITY).statusCode(200).extract().path("items[0].id");
    }

    private static ValidatableResponse ask(Account account, String reference) {
        return as(account).body(Map.of("reference", reference)).post(QUESTIONS).then();
    }

    private static String protectedFor(Account account, String reference) {
        return ask(account, reference).statusCode(200).body("answer", equalTo("PROTECTED_UNTIL")).extract().path("until");
    }

    private static String inDays(int days) {
        return LocalDate.parse(Given.today()).plusDays(days).toString();
    }

    @Test
    void ok_200_issued_at_the_referral_and_at_each_positive_decision() {
        standing(Account.RESPONDER).statusCode(200).body("items", hasSize(1)).body("items[0].issuedFor", equalTo("REFERRAL"));
        Given.decide(Account.AUTHORITY, id, "\"0\"", Given.positive()).statusCode(200);
        standing(Account.RESPONDER).statusCode(200).body("items.issuedFor", equalTo(List.of("DECISION", "REFERRAL")));
        String reference = reference();
        assertTrue(Reference.parse(reference).isPresent() && reference.replace("-", "").length() == 22, reference);
    }

    @Test
    void ok_200_none_at_a_negative_decision_or_for_an_adult_who_declined() {
        Given.decide(Account.AUTHORITY, id, "\"0\"", Map.of("outcome", "NEGATIVE", "test", "t", "reasons", "r")).statusCode(200);
        standing(Account.RESPONDER).statusCode(200).body("items", hasSize(1));
        id = UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("\"consent\":true", "\"consent\":false")).statusCode(201).extract().path("id"));
        standing(Account.AUTHORITY).statusCode(200).body("items", hasSize(0));
        as(Account.AUTHORITY).post(path()).then().statusCode(409).body("type", equalTo("urn:palermo:problem:certificate:case-over"));
    }

    @Test
    void ok_200_an_immigration_body_does_not_see_the_certificate_of_its_referral() {
        id = UUID.fromString(Given.refer(Account.BORDER, she.referral()).statusCode(201).extract().path("id"));
        standing(Account.BORDER).statusCode(403);
        standing(Account.RESPONDER).statusCode(404);
        standing(Account.AUTHORITY).statusCode(200).body("items", hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"BORDER", "RESPONDER", "INSPECTOR", "NGO", "SHELTER", "AUTHORITY"})
    void ok_200_every_signed_in_caller_can_ask(Account account) {
        GivenTeams.coordinators();
        sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'House', 'NGO', 'GB', false, now()) on conflict do nothing".formatted(Account.SHELTER.agency()));
        assertEquals(inDays(30), protectedFor(account, reference()));
    }

    @Test
    void ok_200_protected_until_the_end_of_recovery_and_of_the_granted_protection() {
        Given.decide(Account.AUTHORITY, id, "\"0\"", Given.positive()).statusCode(200);
        sql("update case_file set recovery_least_on = recovery_least_on + 20 where id = '" + id + "'");
        assertEquals(inDays(50), protectedFor(Account.BORDER, reference()));
        sql("update case_file set recovery_least_on = recovery_least_on - 200 where id = '" + id + "'");
        assertEquals(inDays(30), protectedFor(Account.BORDER, reference()), "open as long as nobody has decided, whatever has passed");
        sql("update case_file set stage = 'TRANSITION', recovery_ends_on = current_date - 50, protected_until = '" + inDays(700) + "' where id = '" + id + "'");
        assertEquals(inDays(700), protectedFor(Account.BORDER, reference()));
        assertEquals(inDays(700), protectedFor(Account.BORDER, reference().toLowerCase().replace("-", " ")), "as it is typed");
    }

    @Test
    void ok_200_a_suspended_reconsideration_of_a_disqualification_gives_no_recovery() {
        Given.decide(Account.AUTHORITY, id, "\"0\"", Given.positive()).statusCode(200);
        sql("""
            update case_file set stage = 'SUSPENDED', suspended_from = 'RECONSIDERATION', suspended_on = current_date, reconsidered_from = 'DISQUALIFIED',
                   disqualified_from = 'RECOVERY', recovery_least_on = null, recovery_ends_on = null, recovery_days_left = 90, due_on = null where id = '%s'""".formatted(id));
        assertEquals(inDays(30), protectedFor(Account.BORDER, reference()));
    }

    @Test
    void the_organisations_of_the_case_are_notified_and_the_question_is_audited() {
        GivenTeams.coordinators();
        GivenTeams.assign(Account.AUTHORITY, id, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        ask(Account.BORDER, reference()).statusCode(200);
        for (Account told : List.of(Account.RESPONDER, Account.COORDINATOR)) {
            as(told).get("/api/nrm/v1/notices").then().body("items.findAll { it.about == '%s' }.kind".formatted(id), hasItem("REMOVAL_ASKED"));
        }
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'ASK_REMOVAL' and agency = '" + Account.BORDER.agency() + "'"));
    }

    @Test
    void unknown_closed_replaced_erased_and_foreign_references_get_the_same_answer() {
        String unknown = Reference.random(100);
        String replaced = reference();
        as(Account.RESPONDER).post(path() + "/" + certificate() + "/replacement").then().statusCode(200);
        String closed = ofAnother("update case_file set stage = 'CLOSED', closed_at = now() where id = '%s'");
        String negative = ofAnother("update case_file set stage = 'REASONABLE_GROUNDS_NEGATIVE' where id = '%s'");
        id = UUID.fromString(Given.refer(Account.RESPONDER, Somebody.unknown().referral("ZZ-N")).statusCode(201).extract().path("id"));
        String foreign = reference();
        List<String> answers = Stream.of(unknown, replaced, closed, negative, foreign).map(CertificatesTest::watched).distinct().toList();
        assertEquals(1, answers.size(), String.join("\n\n", answers));
    }

    private String ofAnother(String change) {
        id = UUID.fromString(Given.refer(Account.RESPONDER, Somebody.unknown().referral()).statusCode(201).extract().path("id"));
        String reference = reference();
        sql(change.formatted(id));
        return reference;
    }

    /// What an asker who acts in the United Kingdom only can observe: the answer, the names of its headers, and the statements.
    private static String watched(String reference) {
        try (Statements statements = Statements.watched()) {
            var answer = given().auth().oauth2(TestTokens.covering(Account.BORDER, Set.of("GB"))).contentType("application/json")
                    .body(Map.of("reference", reference)).post(QUESTIONS).then().statusCode(200).extract();
            assertEquals(ASK, answer.jsonPath().getMap(""));
            String headers = answer.headers().asList().stream().map(header -> header.getName()).sorted().toList().toString();
            return answer.body().asString() + headers + String.join("\n", statements.sent());
        }
    }

    @Test
    void the_same_statements_run_for_a_protected_person() {
        String reference = reference();
        List<List<String>> sent = Stream.of(reference, Reference.random(100)).map(asked -> {
            try (Statements statements = Statements.watched()) {
                ask(Account.BORDER, asked).statusCode(200);
                return statements.sent();
            }
        }).toList();
        assertTrue(sent.getFirst().size() >= 3, sent.toString());
        assertEquals(sent.getFirst(), sent.getLast());
    }

    @Test
    void ok_200_all_lost_certificates_are_replaced() {
        String first = reference();
        Given.decide(Account.AUTHORITY, id, "\"0\"", Given.positive()).statusCode(200);
        String second = reference();
        String lost = certificate();
        String third = as(Account.RESPONDER).post(path() + "/" + lost + "/replacement").then().statusCode(200).body("issuedFor", equalTo("REPLACEMENT")).extract().path("reference");
        standing(Account.RESPONDER).body("items.reference", equalTo(List.of(third)));
        for (String old : List.of(first, second)) {
            assertEquals(ASK, ask(Account.BORDER, old).statusCode(200).extract().jsonPath().getMap(""));
        }
        protectedFor(Account.BORDER, third);
        as(Account.RESPONDER).post(path() + "/" + lost + "/replacement").then().statusCode(409).body("type", equalTo("urn:palermo:problem:certificate:replaced"));
        as(Account.AUTHORITY).post(path()).then().statusCode(409).body("type", equalTo("urn:palermo:problem:certificate:stands"));
    }

    @Test
    void two_replacements_race_once() throws Exception {
        String lost = certificate();
        int[] other = new int[1];
        Thread racing = Thread.ofVirtual().start(() -> other[0] = as(Account.RESPONDER).post(path() + "/" + lost + "/replacement").then().extract().statusCode());
        int mine = as(Account.AUTHORITY).post(path() + "/" + lost + "/replacement").then().extract().statusCode();
        racing.join();
        assertEquals(List.of(200, 409), Stream.of(mine, other[0]).sorted().toList());
        assertEquals(1, count("select count(*) from case_certificate where case_file = '" + id + "' and replaced_at is null"));
    }

    @Test
    void ok_200_an_imported_case_gets_its_first_certificate_on_request() {
        sql("delete from case_certificate where case_file = '" + id + "'");
        as(Account.RESPONDER).post(path()).then().statusCode(200).body("issuedFor", equalTo("REQUEST"));
        protectedFor(Account.BORDER, reference());
    }

    @ParameterizedTest
    @CsvSource({"ar,rtl", "en,ltr", "es,ltr", "fr,ltr", "ru,ltr", "zh,ltr"})
    void ok_200_it_is_printed_without_a_name(String language, String direction) {
        as(Account.RESPONDER).get(path() + "/" + certificate() + "/page?language=" + language).then().statusCode(200).contentType(containsString("text/html"))
                .body(containsString("<html lang=\"" + language + "\" dir=\"" + direction + "\">")).body(containsString(reference()))
                .body(not(containsString(she.family()))).body(not(containsString("null"))).body(not(containsString("{country}"))).body(not(containsString("{date}")));
    }

    @Test
    void ok_200_in_the_persons_language_or_in_english() {
        as(Account.RESPONDER).get(path() + "/" + certificate() + "/page").then().statusCode(200).body(containsString("lang=\"en\""));
        id = UUID.fromString(Given.refer(Account.RESPONDER, she.referral().replace("[\"vi\"]", "[\"vi\",\"fr-CA\",\"en\"]")).statusCode(201).extract().path("id"));
        as(Account.RESPONDER).get(path() + "/" + certificate() + "/page").then().statusCode(200).body(containsString("lang=\"fr\""));
        for (String none : List.of("tlh", "-", "-en", "--")) {
            as(Account.RESPONDER).get(path() + "/" + certificate() + "/page?language=" + none).then().statusCode(400).body("violations.field", hasItem("language"));
        }
    }

    @Test
    void not_found_404_case_or_certificate_of_others() {
        String certificate = certificate();
        for (Account account : List.of(Account.COORDINATOR)) {
            GivenTeams.coordinators();
            standing(account).statusCode(404);
            as(account).post(path() + "/" + certificate + "/replacement").then().statusCode(404);
        }
        as(Account.RESPONDER).get(path() + "/" + UUID.randomUUID() + "/page").then().statusCode(404);
    }

    @Test
    void unauthorised_401_and_forbidden_403() {
        RestAssured.given().contentType("application/json").body(Map.of("reference", Reference.random(100))).post(QUESTIONS).then().statusCode(401);
        for (Account account : List.of(Account.BORDER, Account.NGO, Account.AUDITOR, Account.RAPPORTEUR)) {
            standing(account).statusCode(403);
        }
    }

    @Test
    void forbidden_403_a_caller_without_an_organisation() {
        given().auth().oauth2(TestTokens.ofNoOrganisation()).contentType("application/json").body(Map.of("reference", reference())).post(QUESTIONS)
                .then().statusCode(403).body("type", equalTo("urn:palermo:problem:identity:organisation"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "' and kind = 'REMOVAL_ASKED'"));
    }

    @Test
    void invalid_400_a_mistyped_reference() {
        String reference = Reference.random(100);
        String mistyped = (reference.charAt(0) == '7' ? "8" : "7") + reference.substring(1);
        ask(Account.BORDER, mistyped).statusCode(400).body("violations.field", hasItem("reference"));
        ask(Account.BORDER, "Mai Tran").statusCode(400);
        as(Account.BORDER).body("{}").post(QUESTIONS).then().statusCode(400);
        assertEquals(0, count("select count(*) from removal_question"));
    }

    @Test
    void too_many_429_for_one_organisation_but_not_for_others() {
        asked("another", 60);
        var refused = ask(Account.BORDER, reference()).statusCode(429).body("type", equalTo("urn:palermo:problem:removal-question:budget-spent")).extract();
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 3_000, refused.header("Retry-After"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "' and kind = 'REMOVAL_ASKED'"), "what is refused asks nothing");
        ask(Account.RESPONDER, reference()).statusCode(200);
        sql("update removal_question set asked_at = now() - interval '2 hours' where agency = '" + Account.BORDER.agency() + "'");
        ask(Account.BORDER, reference()).statusCode(200);
    }

    @Test
    void too_many_429_for_one_person_but_not_for_her_colleagues() {
        String reference = reference();
        asked(TestTokens.subject(Account.BORDER), 20);
        var refused = ask(Account.BORDER, reference).statusCode(429).body("type", equalTo("urn:palermo:problem:removal-question:budget-spent"))
                .body("detail", containsString("one person")).extract();
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 3_000, refused.header("Retry-After"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "' and kind = 'REMOVAL_ASKED'"), "what is refused asks nothing");
        colleague(reference).statusCode(200);
    }

    /// The rule holds whether the reference has a case or not. It holds only within one organisation, and each question gets a new answer.
    @Test
    void ok_200_a_repeated_question_is_not_counted_but_audited() {
        String madeUp = Reference.random(100);
        String hers = reference();
        for (int i = 0; i < 30; i++) {
            assertEquals(ASK, ask(Account.BORDER, madeUp).statusCode(200).extract().jsonPath().getMap(""));
        }
        for (int i = 0; i < 30; i++) {
            assertEquals(inDays(30), protectedFor(Account.BORDER, hers.toLowerCase()));
        }
        assertEquals(2, count("select count(*) from removal_question"));
        assertEquals(30, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'ASK_REMOVAL'"));
        assertEquals(1, count("select count(*) from notice where about = '" + id + "' and kind = 'REMOVAL_ASKED' and agency = '" + Account.RESPONDER.agency() + "'"));
        as(Account.RESPONDER).post(path() + "/" + certificate() + "/replacement").then().statusCode(200);
        assertEquals(ASK, ask(Account.BORDER, hers).statusCode(200).extract().jsonPath().getMap(""));
    }

    @Test
    void the_same_question_by_a_colleague_counts_once_for_the_organisation() {
        String reference = reference();
        ask(Account.BORDER, reference).statusCode(200);
        asked("another", 59);
        colleague(reference).statusCode(200);
        colleague(Reference.random(100)).statusCode(429).body("detail", containsString("organisation"));
        ask(Account.BORDER, reference).statusCode(200);
        assertEquals(2, count("select count(*) from removal_question where subject <> 'another'"));
    }

    @Test
    void ok_200_a_day_later_the_same_question_counts_again() {
        ask(Account.BORDER, reference()).statusCode(200);
        sql("update removal_question set asked_at = now() - interval '25 hours'");
        ask(Account.BORDER, reference()).statusCode(200);
        assertEquals(1, count("select count(*) from removal_question where asked_at > now() - interval '1 hour'"));
        assertEquals(1, count("select count(*) from removal_question"));
    }

    /// A person of the immigration body has asked about so many made-up references.
    private static void asked(String subject, int questions) {
        sql("insert into removal_question (agency, asked_at, subject, reference) select '%s', now(), '%s', uuid_send(gen_random_uuid()) from generate_series(1, %d)"
                .formatted(Account.BORDER.agency(), subject, questions));
    }

    private static ValidatableResponse colleague(String reference) {
        return given().auth().oauth2(TestTokens.colleague(Account.BORDER, "colleague")).contentType("application/json")
                .body(Map.of("reference", reference)).post(QUESTIONS).then();
    }

    @Test
    void certificates_are_erased_with_the_person() {
        String reference = reference();
        Erasing.byTwo(id).statusCode(200);
        assertEquals(0, count("select count(*) from case_certificate where case_file = '" + id + "'"));
        assertEquals(ASK, ask(Account.BORDER, reference).statusCode(200).extract().jsonPath().getMap(""));
    }

    @Test
    void row_security_nobody_else_sees_or_issues_a_certificate() throws Exception {
        for (Account account : List.of(Account.BORDER, Account.NGO, Account.SHELTER, Account.COORDINATOR, Account.RAPPORTEUR, Account.AUDITOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("case_certificate"), account.name());
            }
        }
        try (Acting acting = Acting.as(Account.BORDER)) {
            acting.set("palermo.subject", "system:removal-questions");
            assertEquals(0, acting.count("case_certificate"));
            assertEquals(0, acting.count("case_file"));
        }
        try (Acting acting = Acting.as(Account.RESPONDER)) {
            assertEquals(1, acting.count("case_certificate where case_file = '" + id + "'"));
            assertTrue(acting.isRefused("update case_certificate set replaced_at = null where case_file = '" + id + "'"));
        }
        try (Acting acting = Acting.as(Account.NGO)) {
            assertTrue(acting.isRefused("insert into removal_question values ('%s', now(), 's', '')".formatted(Account.BORDER.agency())));
            assertEquals(0, acting.count("removal_question"));
        }
    }
}

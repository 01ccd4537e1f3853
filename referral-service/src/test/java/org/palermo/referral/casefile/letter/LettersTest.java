package org.palermo.referral.casefile.letter;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.letter.GivenLetters.discard;
import static org.palermo.referral.casefile.letter.GivenLetters.handOver;
import static org.palermo.referral.casefile.letter.GivenLetters.path;
import static org.palermo.referral.casefile.letter.GivenLetters.toPerson;
import static org.palermo.referral.casefile.letter.GivenLetters.write;
import static org.palermo.referral.casefile.letter.GivenLetters.writeToPerson;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class LettersTest {
    private static final Map<String, String> DECISION = Map.of("kind", "DECISION");
    private static final Map<String, String> BANK = Map.of("to", "BANK");

    private final Somebody she = Somebody.unknown();
    private UUID file;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        Given.nothingOpened();
        file = UUID.fromString(Given.refer(Account.RESPONDER, she.referral()).statusCode(201).extract().path("id"));
        GivenTeams.coordinators();
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
    }

    private String name() {
        return she.given() + " " + she.family();
    }

    private void positive() {
        Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200);
    }

    private void negative() {
        Given.decide(Account.AUTHORITY, file, "\"0\"", Map.of("outcome", "NEGATIVE", "test", "t", "reasons", "r")).statusCode(200);
    }

    private static String said(LocalDate day) {
        return day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day.getYear();
    }

    private static String inDays(int days) {
        return said(LocalDate.parse(Given.today()).plusDays(days));
    }

    @Test
    void created_201_a_positive_decision_says_what_follows_and_until_when() {
        positive();
        writeToPerson(Account.AUTHORITY, file, DECISION).statusCode(201).header("Location", containsString(path(file)))
                .body("kind", equalTo("DECISION")).body("language", equalTo("en")).body("direction", equalTo("LTR"))
                .body("decision", notNullValue())
                .body("title", startsWith("There are reasonable grounds"))
                .body("text", allOf(containsString("Dear " + name()), containsString("at least until " + inDays(30)),
                containsString("Modern Slavery Act 2015"),
                        containsString("Your certificate has the number "), containsString("United Kingdom"),
                                not(containsString("again until"))))
                .body("paragraphs", hasItem(GivenLetters.ISSUER + "\n" + GivenLetters.CONTACT));
    }

    @Test
    void created_201_a_negative_decision_says_why_and_how_to_ask_for_reconsideration() {
        negative();
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "DECISION", "reasons", "The dates do not fit.")).statusCode(201)
                .body("text", allOf(containsString("no reasonable grounds"), containsString("Our reasons: The dates do not fit."),
                        containsString("look at this decision again until " + inDays(30)),
                                containsString("These may ask: you, the organisation that referred you"),
                        containsString("How to ask: write to us or speak with us (" + GivenLetters.CONTACT + ")"),
                                not(containsString("time to recover"))));
    }

    @Test
    void created_201_the_terms_and_the_law_are_those_of_the_country() {
        file = UUID.fromString(Given.refer(Account.RESPONDER, she.referral("ZZ-N")).statusCode(201).extract().path("id"));
        positive();
        writeToPerson(Account.AUTHORITY, file, DECISION).statusCode(201)
                .body("text", allOf(
                        containsString("It lasts until " + said(LocalDate.parse(Given.todayInZedland()).plusDays(30))),
                        containsString("CETS 197"), not(containsString("until our final decision"))));
        file = UUID.fromString(Given.refer(Account.RESPONDER, she.referral("ZZ-N")).statusCode(201).extract().path("id"));
        negative();
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "DECISION", "reasons", "These.")).statusCode(201)
                .body("text", allOf(containsString("The law sets no last day"),
                        containsString("These may ask: you, your lawyer, your guardian.")));
    }

    @ParameterizedTest
    @CsvSource({"CONCLUSIVE_GROUNDS,POSITIVE,You are recognised", "CONCLUSIVE_GROUNDS,NEGATIVE,You are not recognised",
            "DISQUALIFICATION,NEGATIVE,Your protection",
        "RECONSIDERATION,POSITIVE,We have changed", "RECONSIDERATION,NEGATIVE,Our decision stays"})
    void created_201_each_other_decision_has_its_letter(String kind, String outcome, String title) {
        positive();
        sql("update case_decision set kind = '%s', outcome = '%s', protected_until = %s where case_file = '%s'"
                .formatted(kind, outcome, outcome.equals("POSITIVE") ? "date '2031-05-17'" : "null", file));
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "DECISION", "reasons", "These.")).statusCode(201)
                .body("title", startsWith(title)).body("text", not(containsString("{")))
                .body("text", outcome.equals("POSITIVE") ? containsString("until 17 May 2031") : not(containsString("2031")));
    }

    @Test
    void created_201_her_language_where_there_is_one_and_the_letter_runs_from_the_right() {
        file = UUID.fromString(Given.refer(Account.RESPONDER, she.referral().replace("[\"vi\"]", "[\"vi\",\"ar\"]")).statusCode(201)
                .extract().path("id"));
        positive();
        writeToPerson(Account.AUTHORITY, file, DECISION).statusCode(201).body("language", equalTo("ar")).body("direction", equalTo("RTL"))
                .body("text", allOf(containsString(name()), containsString("المملكة المتحدة"), containsString("للاتجار بالبشر")));
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "DECISION", "language", "fr")).statusCode(201).body("language", equalTo("fr"))
                .body("title", startsWith("Il existe des motifs raisonnables"));
    }

    @Test
    void created_201_her_status_by_the_stage_of_the_file() {
        String carried = as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file + "/certificates").then().extract()
                .path("items[0].reference");
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "STATUS")).statusCode(201).body("decision", nullValue())
                .body("text", allOf(containsString("She was referred"), containsString(inDays(0)), containsString(carried),
                containsString(name())));
        positive();
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "STATUS")).statusCode(201)
                .body("text", allOf(containsString("reasonable grounds to believe that she"),
                containsString("at least until " + inDays(30))));
        sql("update case_file set stage = 'TRANSITION' where id = '" + file + "'");
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "STATUS")).statusCode(201)
                .body("text", allOf(containsString("that she is a victim"), not(containsString("time to recover"))));
    }

    @Test
    void ok_200_the_languages_of_the_templates() {
        as(Account.COORDINATOR).get(path(file) + "/languages").then().statusCode(200)
                .body("items.language", equalTo(List.of("ar", "en", "es", "fr", "ru", "zh")));
        as(Account.OTHER_COORDINATOR).get(path(file) + "/languages").then().statusCode(404);
        as(Account.RESPONDER).get(path(file) + "/languages").then().statusCode(403);
    }

    @Test
    void conflict_409_no_status_to_confirm_or_no_decision_to_tell() {
        writeToPerson(Account.AUTHORITY, file, DECISION).statusCode(409).body("type", equalTo("urn:palermo:problem:letter:no-decision"));
        negative();
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "STATUS")).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:letter:no-status"));
    }

    @Test
    void bad_request_400_a_negative_decision_needs_reasons_and_the_decision_is_of_this_case() {
        negative();
        writeToPerson(Account.AUTHORITY, file, DECISION).statusCode(400).body("violations[0].field", endsWith("reasons"))
                .body("violations[0].message", equalTo("must be given for a negative decision"));
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "DECISION", "decision", UUID.randomUUID().toString(), "reasons", "x"))
                .statusCode(400)
                .body("violations[0].field", endsWith("decision"));
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "STATUS", "language", "tlh")).statusCode(400)
                .body("violations[0].message", containsString("must be one of ar, en, es, fr, ru, zh"));
    }

    @ParameterizedTest
    @EnumSource(WriteLetter.Reader.class)
    void created_201_a_letter_to_others_gives_no_reason(WriteLetter.Reader to) {
        positive();
        String reference = as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file).then().extract().path("reference");
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            write(account, file, Map.of("to", to.name())).statusCode(201).body("kind", equalTo(to.name())).body("language", equalTo("en"))
                    .body("text", allOf(containsString(name()), containsString(GivenLetters.ISSUER), not(containsString(reference)),
                    not(containsString("traffick"))));
        }
    }

    @ParameterizedTest
    @CsvSource({"issuer,National Referral Mechanism", "issuer,Survivors' Fund", "contact,help@anti-slavery.example", "contact,主管机关 12"})
    void bad_request_400_a_signature_that_says_why(String field, String typed) {
        write(Account.COORDINATOR, file, Map.of("to", "BANK", field, typed)).statusCode(400).body("violations[0].field", endsWith(field))
                .body("violations[0].message", startsWith("must not reveal why the letter is written"));
        assertEquals(0, count("select count(*) from case_letter where case_file = '" + file + "'"));
    }

    @Test
    void conflict_409_no_name_or_too_many_letters() {
        String nameless = she.referral().replace("\"givenName\":\"" + she.given() + "\",\"familyName\":\"" + she.family() + "\",", "");
        UUID other = UUID.fromString(Given.refer(Account.RESPONDER, nameless).statusCode(201).extract().path("id"));
        write(Account.AUTHORITY, other, BANK).statusCode(409).body("type", equalTo("urn:palermo:problem:letter:no-name"));
        writeToPerson(Account.AUTHORITY, other, Map.of("kind", "STATUS")).statusCode(201)
                .body("text", containsString("We confirm for the person with our reference"));
        sql("""
            insert into case_letter (id, case_file, country, region, kind, language, content, state, agency, subject, written_at)
            select gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'BANK', 'en', '', 'WRITTEN', gen_random_uuid(), 'x', now() - interval '1 day' from generate_series(1, 200)
            """.formatted(file));
        write(Account.AUTHORITY, file, BANK).statusCode(409).body("type", equalTo("urn:palermo:problem:letter:too-many"));
    }

    @Test
    void ok_200_the_letter_is_kept_as_it_was_written_with_its_hash() throws Exception {
        String id = write(Account.COORDINATOR, file, BANK).statusCode(201).extract().path("id");
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY, Account.RESPONDER)) {
            as(account).get(path(file)).then().statusCode(200).body("items.id", equalTo(List.of(id)))
                    .body("items[0].state", equalTo("WRITTEN"))
                    .body("items[0].agency", equalTo(Account.COORDINATOR.agency().toString())).body("items[0].text", nullValue());
            var letter = as(account).get(path(file) + "/" + id).then().statusCode(200).body("title", equalTo("Letter of introduction"))
                    .extract();
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(letter.<String>path("text").getBytes(StandardCharsets.UTF_8)));
            assertEquals(hash, letter.path("sha256"));
        }
        assertEquals(Set.of(), ClearText.tablesWith(she.family(), GivenLetters.CONTACT));
    }

    @Test
    void created_201_a_repeat_with_its_key_is_one_letter() {
        String key = UUID.randomUUID().toString();
        List<String> ids = Stream.of(1, 2).map(i -> as(Account.COORDINATOR).header("Idempotency-Key", key)
                .body(Map.of("to", "BANK", "issuer", "Aid", "contact", "Aid")).post(path(file)).then().statusCode(201).extract()
                .<String>path("id")).distinct().toList();
        assertEquals(1, ids.size());
    }

    @Test
    void ok_200_handed_over_once_and_in_the_timeline() {
        positive();
        String id = toPerson(Account.AUTHORITY, file, DECISION);
        handOver(Account.RESPONDER, file, id, Given.today(), "IN_PERSON").statusCode(200).body("state", equalTo("HANDED_OVER"))
                .body("handedOverOn", equalTo(Given.today())).body("handedOverBy", equalTo("IN_PERSON"))
                .body("recordedAgency", equalTo(Account.RESPONDER.agency().toString())).body("language", equalTo("en"));
        handOver(Account.COORDINATOR, file, id, Given.today(), "IN_PERSON").statusCode(200)
                .body("recordedAgency", equalTo(Account.RESPONDER.agency().toString()));
        handOver(Account.COORDINATOR, file, id, Given.today(), "LETTER").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:letter:handed-over"));
        discard(Account.AUTHORITY, file, id).statusCode(409).body("type", equalTo("urn:palermo:problem:letter:handed-over"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file + "/timeline").then().statusCode(200)
                .body("items.findAll { it.kind == 'LETTER' && it.record == '%s' }.what".formatted(id),
                equalTo(List.of("HANDED_OVER", "WRITTEN")));
    }

    @Test
    void bad_request_400_handed_over_before_it_was_written_or_tomorrow() {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        for (String day : List.of(LocalDate.parse(Given.today()).minusDays(1).toString(), Given.tomorrow())) {
            handOver(Account.COORDINATOR, file, id, day, "LETTER").statusCode(400).body("violations[0].field", endsWith("on"));
        }
    }

    @Test
    void ok_200_a_discarded_letter_has_no_text() {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        for (int i = 0; i < 2; i++) {
            discard(Account.COORDINATOR, file, id).statusCode(200).body("state", equalTo("DISCARDED")).body("recordedAt", notNullValue());
        }
        as(Account.AUTHORITY).get(path(file) + "/" + id).then().statusCode(200).body("text", nullValue()).body("sha256", nullValue())
                .body("kind", equalTo("BANK"));
        handOver(Account.COORDINATOR, file, id, Given.today(), "LETTER").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:letter:discarded"));
    }

    @Test
    void conflict_409_nothing_is_discarded_under_a_legal_hold() {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "x"))
                .post("/api/nrm/v1/retention/case_file/" + file + "/legal-holds").then().statusCode(201);
        discard(Account.COORDINATOR, file, id).statusCode(409).body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"NGO", "SHELTER", "PROVIDER", "AUDITOR", "INSPECTOR"})
    void forbidden_403_other_roles(Account account) {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        as(account).get(path(file)).then().statusCode(403);
        as(account).get(path(file) + "/" + id).then().statusCode(403);
        write(account, file, BANK).statusCode(403);
        handOver(account, file, id, Given.today(), "LETTER").statusCode(403);
    }

    @Test
    void forbidden_403_only_the_authority_writes_to_the_person_and_a_first_responder_writes_none() {
        for (Account account : List.of(Account.COORDINATOR, Account.RESPONDER)) {
            writeToPerson(account, file, Map.of("kind", "STATUS")).statusCode(403);
        }
        write(Account.RESPONDER, file, BANK).statusCode(403);
    }

    @Test
    void not_found_404_a_case_of_others_and_a_letter_of_another_case() {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        as(Account.OTHER_COORDINATOR).get(path(file)).then().statusCode(404);
        as(Account.OTHER_COORDINATOR).get(path(file) + "/" + id).then().statusCode(404);
        write(Account.OTHER_COORDINATOR, file, BANK).statusCode(404);
        handOver(Account.OTHER_COORDINATOR, file, id, Given.today(), "LETTER").statusCode(404);
        discard(Account.OTHER_COORDINATOR, file, id).statusCode(404);
        as(Account.AUTHORITY).get(path(Given.aReferral()) + "/" + id).then().statusCode(404);
    }

    @Test
    void an_erased_person_has_no_letters_and_gets_none() {
        write(Account.COORDINATOR, file, BANK).statusCode(201);
        Erasing.byTwo(file);
        assertEquals(0, count("select count(*) from case_letter where case_file = '" + file + "'"));
        as(Account.AUTHORITY).get(path(file)).then().statusCode(200).body("items", hasSize(0));
        write(Account.AUTHORITY, file, BANK).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:erased"));
        writeToPerson(Account.AUTHORITY, file, Map.of("kind", "STATUS")).statusCode(409);
    }

    @Test
    void a_letter_that_is_written_while_she_is_erased_is_refused() throws Exception {
        Erasing.meet(file, () -> write(Account.AUTHORITY, file, BANK).statusCode(409));
        assertEquals(0, count("select count(*) from case_letter where case_file = '" + file + "'"));
    }

    @Test
    void her_copy_has_her_letters() {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/" + file + "/copy").then().statusCode(200).body("letters.id", hasItems(id))
                .body("letters[0].text", containsString(name()));
    }

    @Test
    void the_database_lets_nobody_change_a_letter_or_write_as_another() throws SQLException {
        String id = write(Account.COORDINATOR, file, BANK).extract().path("id");
        try (Acting acting = Acting.as(Account.AUTHORITY)) {
            for (String change : List.of("language = 'fr'", "content = ''", "written_at = now()",
                    "state = 'HANDED_OVER', handed_over_on = '2026-01-01', handed_over_by = 'PHONE', recorded_by = 'another', recorded_agency = agency, recorded_at = now()")) {
                acting.change("savepoint before");
                assertEquals("42501", assertThrows(SQLException.class,
                        () -> acting.change("update case_letter set " + change + " where id = '" + id + "'"), change).getSQLState());
                acting.change("rollback to savepoint before");
            }
        }
        assertThrows(IllegalStateException.class, () -> sql("update case_letter set content = '' where id = '" + id + "'"),
                "nor the owner");
    }
}

package org.palermo.referral.addressee;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class AddresseesTest {
    private static final String ADDRESSED = "/api/nrm/v1/addressed-records/";
    private static final String GUARDIAN = """
            {"name":"Mary","contact":"+447700900123","appointedOn":"2026-01-05","body":"%s"%s}""";

    private UUID file;
    private String record;

    @BeforeEach
    void aGuardianIsAppointed() {
        GivenRecords.theRegister();
        file = GivenTeams.caseOf(Account.COORDINATOR);
        held("CHILD");
        record = appoint(Account.GUARDIAN);
    }

    private void held(String ageGroup) {
        sql("update case_file set age_group = '" + ageGroup + "' where id = '" + file + "'");
    }

    private ValidatableResponse change(Account guardian, int version) {
        return as(Account.COORDINATOR).header("If-Match", "\"" + version + "\"").body(GUARDIAN.formatted(guardian.agency(), ""))
                .put(GivenRecords.path(file, "guardians") + "/" + record).then();
    }

    private String appoint(Account guardian) {
        return as(Account.COORDINATOR).body(GUARDIAN.formatted(guardian.agency(), "")).post(GivenRecords.path(file, "guardians"))
                .then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse answer(Account account, String id, String answer, String said) {
        return as(account).body(said == null ? Map.of("answer", answer) : Map.of("answer", answer, "said", said))
                .post(ADDRESSED + id + "/answers").then();
    }

    private ValidatableResponse read(Account account, String what) {
        return as(account).get(ADDRESSED + record + "/" + what).then();
    }

    @Test
    void ok_200_before_she_accepts_a_guardian_sees_age_and_languages_and_whom_to_ask() {
        String seen = read(Account.GUARDIAN, "case").statusCode(200).body("region", equalTo("GB-SCT")).body("answer", nullValue())
                .body("ward.ageGroup", equalTo("CHILD")).body("ward.languages", contains("vi")).body("ward.name", nullValue())
                .body("ward.safeContactKept", nullValue()).body("ward.safeContacts", empty()).body("ward.dates", empty())
                .body("coordinators.organisation", contains(Account.COORDINATOR.agency().toString())).extract().asString();
        for (String hers : List.of("Mai", "Tran", "20 7946", "2079460000", "library", file.toString())) {
            assertFalse(seen.contains(hers), seen);
        }
        read(Account.GUARDIAN, "person").statusCode(409).body("type", equalTo("urn:palermo:problem:addressed-record:not-accepted"));
    }

    @Test
    void ok_200_once_she_has_accepted_a_guardian_sees_what_the_law_allows() {
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201).body("answer", equalTo("ACCEPTED"));
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:record-answer:said-before"));
        String seen = read(Account.GUARDIAN, "case").statusCode(200).body("answer", equalTo("ACCEPTED"))
                .body("ward.name", equalTo("FULL_NAME"))
                .body("ward.safeContactKept", equalTo(true)).body("ward.safeContacts.words", contains("say you are from the library"))
                .body("ward.safeContacts[0].channel", contains("PHONE")).extract().asString();
        assertFalse(seen.contains("Mai") || seen.contains("20 7946") || seen.contains("2079460000"), seen);
        read(Account.GUARDIAN, "person").statusCode(200).body("givenName", equalTo("Mai")).body("familyName", equalTo("Tran"))
                .body("ways.value", contains("+44 20 7946 0000"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'READ_PERSON' and record_id = '" + file + "'"));
    }

    @Test
    void ok_200_a_recorded_safe_contact_counts_alone_and_hearings_come_with_what_she_needs() {
        answer(Account.GUARDIAN, record, "ACCEPTED", "I speak Vietnamese.").statusCode(201);
        String contact = GivenRecords.a("safe-contacts", file);
        Instant soon = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        as(Account.COORDINATOR).body(GivenRecords.body("hearings", file).replace("2026-03-05T10:00:00Z", soon.toString()))
                .post(GivenRecords.path(file, "hearings")).then().statusCode(201);
        read(Account.GUARDIAN, "case").statusCode(200).body("ward.safeContacts.never", contains("Zmark"))
                .body("ward.dates.what", hasItem("HEARING")).body("ward.dates.find { it.what == 'HEARING' }.at", equalTo(soon.toString()))
                .body("ward.dates.find { it.what == 'HEARING' }.needs", contains("INTERPRETER", "DEVICE"));
        read(Account.GUARDIAN, "person").statusCode(200).body("ways.value", contains("Zmark"));
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body("""
                {"ways":[{"channel":"PHONE","value":"Zmark"}],"when":"Zmark","words":"Zmark","endedOn":"2026-02-01"}""")
                .put(GivenRecords.path(file, "safe-contacts") + "/" + contact).then().statusCode(200);
        read(Account.GUARDIAN, "case").statusCode(200).body("ward.safeContactKept", equalTo(false)).body("ward.safeContacts", empty());
        read(Account.GUARDIAN, "person").statusCode(200).body("ways", empty());
    }

    @Test
    void ok_201_answers_come_into_the_case_and_those_who_follow_it_are_told() {
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        answer(Account.GUARDIAN, record, "STATEMENT", "Zstatement").statusCode(201).body("said", equalTo("Zstatement"));
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(GivenRecords.path(file, "record-answers")).then().statusCode(200)
                    .body("items.answer", contains("STATEMENT", "ACCEPTED"))
                    .body("items[0].said", equalTo("Zstatement")).body("items.kind", contains("GUARDIAN", "GUARDIAN"))
                    .body("items.record", contains(record, record)).body("items[0].agency", equalTo(Account.GUARDIAN.agency().toString()));
        }
        as(Account.OTHER_COORDINATOR).get(GivenRecords.path(file, "record-answers")).then().statusCode(404);
        as(Account.RESPONDER).get(GivenRecords.path(file, "record-answers")).then().statusCode(403);
        assertEquals(2, count("select count(*) from notice where about = '" + file + "' and kind = 'RECORD_ANSWERED' and agency = '"
                + Account.COORDINATOR.agency() + "'"));
        assertEquals(0, count("select count(*) from record_answer where encode(said, 'escape') like '%Zstatement%'"));
        read(Account.GUARDIAN, "answers").statusCode(200).body("items", hasSize(2));
    }

    @Test
    void ok_200_a_guardian_who_has_declined_sees_nothing_of_the_person() {
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        answer(Account.GUARDIAN, record, "DECLINED", "I am ill.").statusCode(201);
        read(Account.GUARDIAN, "case").statusCode(200).body("answer", equalTo("DECLINED")).body("ward", nullValue());
        read(Account.GUARDIAN, "person").statusCode(409);
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        read(Account.GUARDIAN, "case").statusCode(200).body("ward.name", notNullValue());
    }

    @Test
    void a_guardian_sees_nothing_of_a_person_who_is_found_to_be_an_adult() throws Exception {
        GivenRecords.a("safe-contacts", file);
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        held("UNSURE");
        read(Account.GUARDIAN, "person").statusCode(200);
        held("ADULT");
        read(Account.GUARDIAN, "case").statusCode(200).body("answer", equalTo("ACCEPTED")).body("ward", nullValue());
        read(Account.GUARDIAN, "person").statusCode(409).body("type", equalTo("urn:palermo:problem:addressed-record:no-ward"));
        try (Acting acting = Acting.as(Account.GUARDIAN)) {
            assertEquals(0, acting.count("addressed_case('" + record + "') c where c.age_group is not null or c.languages is not null"
                    + " or c.given_name is not null or c.contact_channel is not null"));
            assertEquals(0, acting.count("ward_records('" + record + "')"));
        }
    }

    @Test
    void a_guardian_sees_nothing_of_a_child_who_has_grown_up_and_all_of_a_person_of_unsure_age() {
        file = UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("\"familyName\":\"Tran\"",
                "\"familyName\":\"Tran\",\"dateOfBirth\":\"1990-05-01\"")).statusCode(201).extract().path("id"));
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        record = appoint(Account.GUARDIAN);
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        held("CHILD");
        read(Account.GUARDIAN, "case").statusCode(200).body("ward", nullValue());
        read(Account.GUARDIAN, "person").statusCode(409).body("type", equalTo("urn:palermo:problem:addressed-record:no-ward"));
        held("UNSURE");
        read(Account.GUARDIAN, "case").statusCode(200).body("ward.ageGroup", equalTo("UNSURE"));
        read(Account.GUARDIAN, "person").statusCode(200);
    }

    @Test
    void an_organisation_that_is_appointed_again_answers_again() {
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        change(Account.PROVIDER, 0).statusCode(200);
        change(Account.GUARDIAN, 1).statusCode(200);
        read(Account.GUARDIAN, "case").statusCode(200).body("answer", nullValue()).body("ward.name", nullValue());
        read(Account.GUARDIAN, "person").statusCode(409).body("type", equalTo("urn:palermo:problem:addressed-record:not-accepted"));
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        change(Account.GUARDIAN, 2).statusCode(200);
        read(Account.GUARDIAN, "person").statusCode(200);
    }

    @Test
    void who_has_the_case_is_told_and_an_organisation_that_has_left_it_is_not() {
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.OTHER_COORDINATOR)).statusCode(200);
        GivenTeams.end(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR));
        answer(Account.GUARDIAN, record, "DECLINED", "I am ill.").statusCode(201);
        String told = "select count(*) from notice where about = '" + file + "' and kind = 'RECORD_ANSWERED' and ";
        assertEquals(0, count(told + "agency = '" + Account.COORDINATOR.agency() + "'"));
        assertEquals(1, count(told + "agency = '" + Account.OTHER_COORDINATOR.agency() + "'"));
        assertEquals(1, count(told + "role = 'competent-authority' and region = 'GB-SCT'"));
    }

    @Test
    void of_two_same_answers_at_once_one_is_kept() {
        List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> answer(Account.GUARDIAN, record, "DECLINED", "I am ill.").extract().statusCode()))
                .limit(4).toList().stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(201, 409, 409, 409), statuses);
    }

    @Test
    void not_found_404_for_others_and_once_the_appointment_has_ended() {
        String others = appoint(Account.PROVIDER);
        for (String what : List.of("case", "person", "answers")) {
            as(Account.GUARDIAN).get(ADDRESSED + others + "/" + what).then().statusCode(404);
        }
        answer(Account.GUARDIAN, others, "ACCEPTED", null).statusCode(404);
        read(Account.LAWYER, "case").statusCode(404);
        read(Account.LAWYER, "person").statusCode(403);
        read(Account.COORDINATOR, "case").statusCode(403);
        answer(Account.LAWYER, record, "ACCEPTED", null).statusCode(404);
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        as(Account.COORDINATOR).header("If-Match", "\"0\"")
                .body(GUARDIAN.formatted(Account.GUARDIAN.agency(), ",\"endedOn\":\"2026-02-01\""))
                .put(GivenRecords.path(file, "guardians") + "/" + record).then().statusCode(200);
        for (String what : List.of("case", "person", "answers")) {
            read(Account.GUARDIAN, what).statusCode(404);
        }
        answer(Account.GUARDIAN, record, "STATEMENT", "late").statusCode(404);
        as(Account.AUTHORITY).get(GivenRecords.path(file, "record-answers")).then().statusCode(200)
                .body("items.answer", contains("ACCEPTED"));
    }

    @Test
    void invalid_400_a_refusal_without_a_reason_and_a_statement_without_a_text() {
        answer(Account.GUARDIAN, record, "DECLINED", null).statusCode(400).body("violations.field", hasItem("said"));
        answer(Account.GUARDIAN, record, "STATEMENT", " ").statusCode(400).body("violations.field", hasItem("said"));
        answer(Account.GUARDIAN, record, "MAYBE", "x").statusCode(400);
        as(Account.GUARDIAN).body("{}").post(ADDRESSED + record + "/answers").then().statusCode(400);
    }

    @Test
    void ok_200_an_adviser_and_a_prosecutor_answer_and_see_whom_to_ask_and_nothing_of_the_person() {
        for (String kind : List.of("claims", "hearings", "offences")) {
            Account addressee = GivenRecords.ADDRESSED.get(kind);
            record = GivenRecords.a(kind, file);
            answer(addressee, record, "ACCEPTED", null).statusCode(201);
            read(addressee, "case").statusCode(200).body("answer", equalTo("ACCEPTED")).body("ward", nullValue())
                    .body("coordinators", hasSize(1));
        }
        as(Account.COORDINATOR).get(GivenRecords.path(file, "record-answers")).then().statusCode(200)
                .body("items.kind", containsInAnyOrder("CLAIM", "HEARING", "OFFENCE"));
    }

    @Test
    void ok_200_the_list_says_what_the_organisation_has_answered_and_the_reference_of_the_notice() {
        listed(Account.GUARDIAN, "NOT_YET");
        answer(Account.GUARDIAN, record, "STATEMENT", "I read it on Monday.").statusCode(201);
        listed(Account.GUARDIAN, "NOT_YET");
        answer(Account.GUARDIAN, record, "ACCEPTED", null).statusCode(201);
        listed(Account.GUARDIAN, "ACCEPTED");
        answer(Account.GUARDIAN, record, "DECLINED", "I am ill.").statusCode(201);
        listed(Account.GUARDIAN, "DECLINED");
        change(Account.PROVIDER, 0).statusCode(200);
        change(Account.GUARDIAN, 1).statusCode(200);
        listed(Account.GUARDIAN, "NOT_YET");
    }

    private void listed(Account account, String answer) {
        String reference = Reference.of(UUID.fromString(record));
        String item = "items.find { it.id == '" + record + "' }";
        as(account).get("/api/nrm/v1/addressed-records?limit=200").then().statusCode(200).body(item + ".answer", equalTo(answer))
                .body(item + ".reference", equalTo(reference)).body(item + ".caseFile", nullValue()).body(item + ".particulars", nullValue());
        as(account).get(ADDRESSED + record).then().statusCode(200).body("reference", equalTo(reference));
        as(Account.COORDINATOR).get(GivenRecords.path(file, "guardians") + "/" + record).then().body("reference", equalTo(reference));
        assertEquals(0, count("select count(*) from notice where about = '" + record + "' and reference <> '" + reference + "'"));
        assertTrue(count("select count(*) from notice where about = '" + record + "' and reference = '" + reference + "' and agency = '"
                + account.agency() + "'") > 0);
    }

    /// Also where another organisation advises on the proceeding itself.
    @Test
    void ok_200_the_adviser_of_a_hearing_sees_its_court_and_number_and_nothing_else_of_the_proceeding() throws Exception {
        String proceeding = proceeding(file);
        String elsewhere = proceeding(GivenTeams.caseOf(Account.COORDINATOR));
        record = hearing(proceeding);
        String seen = read(Account.LAWYER, "case").statusCode(200).body("proceeding.court", equalTo("Zcourt"))
                .body("proceeding.number", equalTo("Znumber")).body("proceeding.keySet()", hasSize(2)).extract().asString();
        assertFalse(seen.contains("Znote") || seen.contains("WITNESS") || seen.contains("BEFORE_COURT"), seen);
        as(Account.LAWYER).get(ADDRESSED + proceeding).then().statusCode(404);
        String of = "hearing_proceeding('" + record + "', '%s')";
        try (Acting acting = Acting.as(Account.LAWYER)) {
            assertEquals(1, acting.count(of.formatted(proceeding)));
            assertEquals(0, acting.count(of.formatted(elsewhere)), "of another case");
            assertEquals(0, acting.count(of.formatted(record)), "no proceeding");
            assertEquals(0, acting.count("case_record where id = '" + proceeding + "'"), "not the record itself");
            for (Account account : List.of(Account.GUARDIAN, Account.PROSECUTOR, Account.PROVIDER, Account.RESPONDER, Account.BORDER)) {
                acting.become(account);
                assertEquals(0, acting.count(of.formatted(proceeding)), account.name());
            }
        }
        record = GivenRecords.a("claims", file);
        read(Account.LAWYER, "case").statusCode(200).body("proceeding", nullValue());
    }

    private static String proceeding(UUID file) {
        return as(Account.COORDINATOR).body("""
                {"type":"CRIMINAL","part":"WITNESS","court":"Zcourt","number":"Znumber","state":"BEFORE_COURT","begunOn":"2026-01-05",
                 "adviser":"%s","note":"Znote"}""".formatted(Account.PROVIDER.agency()))
                .post(GivenRecords.path(file, "proceedings")).then().statusCode(201).extract().path("id");
    }

    private String hearing(String proceeding) {
        return as(Account.COORDINATOR).body(GivenRecords.SAMPLES.get("hearings").replace("%s", proceeding))
                .post(GivenRecords.path(file, "hearings")).then().statusCode(201).extract().path("id");
    }

    @Test
    void a_repeat_answers_once() {
        String key = UUID.randomUUID().toString();
        String id = as(Account.GUARDIAN).header("Idempotency-Key", key).body(Map.of("answer", "ACCEPTED"))
                .post(ADDRESSED + record + "/answers")
                .then().statusCode(201).extract().path("id");
        as(Account.GUARDIAN).header("Idempotency-Key", key).body(Map.of("answer", "ACCEPTED")).post(ADDRESSED + record + "/answers")
                .then().statusCode(201).body("id", equalTo(id));
        assertEquals(1, count("select count(*) from record_answer where record = '" + record + "'"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'ANSWER_RECORD' and record_id = '" + file + "'"));
    }

    @Test
    void an_erasure_erases_the_answers() {
        answer(Account.GUARDIAN, record, "ACCEPTED", "x").statusCode(201);
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from record_answer where case_file = '" + file + "'"));
        read(Account.GUARDIAN, "case").statusCode(404);
    }

    @Test
    void row_security_shows_answers_and_the_case_to_whom_the_record_is_addressed() throws Exception {
        answer(Account.GUARDIAN, record, "ACCEPTED", "x").statusCode(201);
        String rows = "record_answer where record = '" + record + "'";
        try (Acting acting = Acting.as(Account.GUARDIAN)) {
            assertEquals(1, acting.count(rows));
            assertEquals(1, acting.count("addressed_case('" + record + "') c where c.given_name is not null"));
            assertEquals(0, acting.count("case_file"), "no file itself");
            assertEquals(0, acting.count("case_person"), "no person itself");
            for (Account account : List.of(Account.LAWYER, Account.PROSECUTOR, Account.PROVIDER, Account.RESPONDER, Account.BORDER,
                    Account.NGO)) {
                acting.become(account);
                assertEquals(0, acting.count(rows), account.name());
                assertEquals(0, acting.count("addressed_case('" + record + "')"), account.name());
                assertEquals(0, acting.count("ward_records('" + record + "')"), account.name());
            }
        }
    }
}

package org.palermo.referral.caserecord;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.caserecord.GivenRecords.SAMPLES;
import static org.palermo.referral.caserecord.GivenRecords.a;
import static org.palermo.referral.caserecord.GivenRecords.body;
import static org.palermo.referral.caserecord.GivenRecords.path;
import static org.palermo.referral.caserecord.GivenRecords.post;
import static org.palermo.referral.caserecord.GivenRecords.put;
import static org.palermo.referral.team.GivenTeams.caseOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

/// Rules of every kind of record.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CaseRecordsTest {
    private static final Set<String> PROTECTING = Set.of("consents", "guardians", "safe-contacts", "risk-assessments", "missing-episodes");
    private static final Set<String> OF_THE_AUTHORITY = Set.of("guardians", "missing-episodes", "exploitation-places", "assets", "rights-requests");

    @Inject
    KeyedHashes hashes;

    private UUID file;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        Given.nothingOpened();
        file = caseOf(Account.COORDINATOR);
    }

    static Stream<String> kinds() {
        return SAMPLES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void created_201_readable_for_the_case_team_and_the_authority(String kind) {
        String id = post(Account.COORDINATOR, file, kind, body(kind, file)).statusCode(201).header("ETag", equalTo("\"0\"")).body("caseFile", equalTo(file.toString()))
                .body("particulars", nullValue()).extract().path("id");
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            String read = as(account).get(path(file, kind) + "/" + id).then().statusCode(200).header("ETag", equalTo("\"0\"")).extract().asString();
            assertTrue(read.contains(GivenRecords.MARK), read);
            as(account).get(path(file, "records")).then().statusCode(200).body("items.id", hasItem(id));
        }
        as(Account.OTHER_COORDINATOR).get(path(file, kind) + "/" + id).then().statusCode(404);
        as(Account.OTHER_COORDINATOR).get(path(file, "records")).then().statusCode(404);
        as(Account.OTHER_COORDINATOR).get(path(caseOf(Account.OTHER_COORDINATOR), kind) + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ok_200_a_change_makes_a_new_edition_and_the_first_is_kept(String kind) {
        String id = a(kind, file);
        String body = body(kind, file).replace("Zmark", "Zother");
        as(Account.COORDINATOR).body(body).put(path(file, kind) + "/" + id).then().statusCode(428);
        put(Account.COORDINATOR, file, kind, id, "\"7\"", body).statusCode(412);
        put(Account.COORDINATOR, file, kind, id, "\"0\"", body).statusCode(200).header("ETag", equalTo("\"1\""));
        String now = as(Account.COORDINATOR).get(path(file, kind) + "/" + id).then().statusCode(200).body("edition", equalTo(2)).extract().asString();
        assertTrue(now.contains("Zother") && !now.contains("Zmark"), now);
        String before = as(Account.AUTHORITY).get(path(file, "records/" + id + "/editions")).then().statusCode(200).body("items", hasSize(1))
                .body("items[0].edition", equalTo(1)).extract().asString();
        assertTrue(before.contains("Zmark") && !before.contains("Zother"), before);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_kind_of_record_decides_who_may_write(String kind) {
        String body = body(kind, file);
        post(Account.OTHER_COORDINATOR, file, kind, body).statusCode(404);
        post(Account.AUTHORITY, file, kind, body).statusCode(OF_THE_AUTHORITY.contains(kind) ? 201 : 403);
        for (Account account : List.of(Account.RESPONDER, Account.SHELTER, Account.BORDER, Account.DATA_PROTECTION, Account.GUARDIAN, Account.PROSECUTOR)) {
            post(account, file, kind, body).statusCode(403);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void break_glass_reads_protective_records_and_writes_none(String kind) {
        UUID others = caseOf(Account.COORDINATOR);
        String id = a(kind, others);
        as(Account.OTHER_COORDINATOR).body("{\"kind\":\"case_file\",\"record\":\"%s\",\"reason\":\"RISK_TO_LIFE\",\"explanation\":\"she calls for help\",\"minutes\":5}".formatted(others))
                .post("/api/nrm/v1/break-glass").then().statusCode(201);
        boolean read = PROTECTING.contains(kind);
        as(Account.OTHER_COORDINATOR).get(path(others, kind) + "/" + id).then().statusCode(read ? 200 : 404);
        as(Account.OTHER_COORDINATOR).get(path(others, "records")).then().statusCode(200).body("items.id", read ? hasItem(id) : not(hasItem(id)));
        long before = count("select count(*) from case_record where case_file = '" + others + "'");
        post(Account.OTHER_COORDINATOR, others, kind, GivenRecords.sample(kind)).statusCode(404);
        assertEquals(before, count("select count(*) from case_record where case_file = '" + others + "'"));
    }

    /// `UUID` reads an id without its leading zero too, and a path may end with a slash.
    @Test
    void created_201_another_spelling_of_the_path_is_the_same_request_and_its_answer_is_erased() {
        String key = UUID.randomUUID().toString();
        List<String> ids = Stream.of(path(file, "needs"), path(file, "needs") + "/", path(file, "needs").replace(file.toString(), file.toString().substring(1).toUpperCase(Locale.ROOT)))
                .map(spelled -> as(Account.COORDINATOR).header("Idempotency-Key", key).body(body("needs", file)).post(spelled).then().statusCode(201).extract().<String>path("id")).toList();
        assertEquals(1, Set.copyOf(ids).size(), ids::toString);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from idempotent_answer where lower(route) like '%" + file.toString().substring(1) + "%'"));
    }

    /// As a caller does that did not get the answer of release 0.1.0, which knew fewer fields.
    @Test
    void created_201_a_request_of_an_earlier_release_is_repeated() {
        String key = UUID.randomUUID().toString();
        String body = body("rights-requests", file);
        String at = path(file, "rights-requests");
        String id = as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(at).then().statusCode(201).extract().path("id");
        Given.wasSentAs(hashes, file, """
                {"type":"CORRECTION","what":"Zmark","receivedAt":"2026-01-05T10:00:00Z","language":"vi","state":"RECEIVED",\
                "answeredOn":null,"answer":null}""");
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(at).then().statusCode(201).body("id", equalTo(id));
        String other = body.replace("}", ",\"channel\":\"LETTER\"}");
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(other).post(at).then().statusCode(422);
    }

    @Test
    void the_content_is_sealed_and_erased_with_the_person() {
        String mark = "Zseal" + UUID.randomUUID().toString().substring(0, 8);
        for (String kind : SAMPLES.keySet()) {
            String body = body(kind, file);
            String id = as(Account.COORDINATOR).header("Idempotency-Key", UUID.randomUUID().toString()).body(body.replace("Zmark", mark))
                    .post(path(file, kind)).then().statusCode(201).extract().path("id");
            put(Account.COORDINATOR, file, kind, id, "\"0\"", body).statusCode(200);
        }
        assertEquals(Set.of(), ClearText.tablesWith(mark));
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from case_record where case_file = '" + file + "'"));
        assertEquals(0, count("select count(*) from case_record_edition where case_file = '" + file + "'"));
        assertEquals(0, count("select count(*) from idempotent_answer where route like '%" + file + "%'"));
        assertEquals(0, count("select count(*) from notice where about = '" + file + "' or kind = 'RECORD_ADDRESSED' and not exists (select from case_record r where r.id = about)"));
        post(Account.COORDINATOR, file, "consents", SAMPLES.get("consents")).statusCode(404);
    }

    @Test
    void conflict_409_a_write_that_waits_for_an_erasure_fails() throws Exception {
        Erasing.meet(file, () -> post(Account.COORDINATOR, file, "consents", SAMPLES.get("consents")).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:erased")));
        assertEquals(0, count("select count(*) from case_record where case_file = '" + file + "'"));
        file = caseOf(Account.COORDINATOR);
        String id = a("consents", file);
        Erasing.meet(file, () -> put(Account.COORDINATOR, file, "consents", id, "\"0\"", SAMPLES.get("consents")).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:erased")));
        assertEquals(0, count("select count(*) from case_record_edition where case_file = '" + file + "'"));
    }

    @Test
    void a_repeat_records_once() {
        String key = UUID.randomUUID().toString();
        String body = SAMPLES.get("consents");
        String id = as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(path(file, "consents")).then().statusCode(201).extract().path("id");
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(path(file, "consents")).then().statusCode(201).body("id", equalTo(id));
        assertEquals(1, count("select count(*) from case_record where case_file = '" + file + "' and agency = '" + Account.COORDINATOR.agency() + "'"));
    }

    @Test
    void a_closed_case_still_takes_records_and_a_notification_takes_none() {
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        a("consents", file);
        sql("update case_file set stage = 'NOTIFIED_ONLY' where id = '" + file + "'");
        post(Account.COORDINATOR, file, "consents", SAMPLES.get("consents")).statusCode(409);
    }

    @Test
    void pages_continue_and_can_be_limited_to_one_kind() {
        String risk = a("risk-assessments", file);
        String consent = a("consents", file);
        String next = as(Account.COORDINATOR).get(path(file, "records?limit=1")).then().statusCode(200).body("items.id", contains(consent)).extract().path("next");
        as(Account.COORDINATOR).get(path(file, "records?limit=1&cursor=" + next)).then().statusCode(200).body("items.id", contains(risk)).body("next", notNullValue());
        as(Account.COORDINATOR).get(path(file, "records?kind=CONSENT")).then().statusCode(200).body("items.id", hasItem(consent)).body("items.id", not(hasItem(risk)));
        as(Account.COORDINATOR).get(path(file, "records?kind=NOTHING")).then().statusCode(400);
    }

    @Test
    void a_record_is_found_only_under_its_kind_and_its_case() {
        String id = a("consents", file);
        as(Account.COORDINATOR).get(path(file, "guardians/" + id)).then().statusCode(404);
        put(Account.COORDINATOR, file, "guardians", id, "\"0\"", SAMPLES.get("guardians")).statusCode(404);
        put(Account.COORDINATOR, caseOf(Account.COORDINATOR), "consents", id, "\"0\"", SAMPLES.get("consents")).statusCode(404);
    }

    @Test
    void a_withdrawal_is_notified_and_cannot_be_undone() {
        String id = a("consents", file);
        String withdrawn = SAMPLES.get("consents").replace("\"note\"", "\"withdrawnAt\":\"2026-02-01T10:00:00Z\",\"withdrawnBy\":\"HERSELF\",\"withdrawnHow\":\"SPOKEN\",\"note\"");
        put(Account.COORDINATOR, file, "consents", id, "\"0\"", withdrawn).statusCode(200).body("state", equalTo("WITHDRAWN"));
        put(Account.COORDINATOR, file, "consents", id, "\"1\"", SAMPLES.get("consents")).statusCode(409).body("type", equalTo("urn:palermo:problem:case-record:state"));
        assertEquals(3, count("select count(*) from notice where kind = 'CONSENT_WITHDRAWN' and about = '" + file + "'"));
    }

    @Test
    void sender_team_and_authority_are_notified_when_the_person_is_missing_and_found() {
        String id = a("missing-episodes", file);
        assertEquals(1, count("select count(*) from notice where kind = 'PERSON_MISSING' and role = 'competent-authority' and about = '" + file + "'"));
        for (Account told : List.of(Account.RESPONDER, Account.COORDINATOR)) {
            assertEquals(1, count("select count(*) from notice where kind = 'PERSON_MISSING' and agency = '" + told.agency() + "' and about = '" + file + "'"));
        }
        String found = SAMPLES.get("missing-episodes").replace("\"note\"", "\"foundAt\":\"2026-01-06T10:00:00Z\",\"found\":\"CAME_BACK\",\"note\"");
        put(Account.COORDINATOR, file, "missing-episodes", id, "\"0\"", found).statusCode(200).body("state", equalTo("FOUND"));
        assertEquals(3, count("select count(*) from notice where kind = 'PERSON_FOUND' and about = '" + file + "'"));
        String interviewed = found.replace("\"note\"", "\"returnInterviewAt\":\"2026-01-07T10:00:00Z\",\"note\"");
        put(Account.AUTHORITY, file, "missing-episodes", id, "\"1\"", interviewed).statusCode(200).body("state", equalTo("INTERVIEWED"));
        put(Account.COORDINATOR, file, "missing-episodes", id, "\"2\"", SAMPLES.get("missing-episodes")).statusCode(409);
    }

    @Test
    void an_immigration_body_gets_no_notices_about_its_referrals() {
        UUID theirs = UUID.fromString(Given.refer(Account.BORDER, Given.ADULT).statusCode(201).extract().path("id"));
        GivenTeams.assign(Account.AUTHORITY, theirs, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        a("missing-episodes", theirs);
        assertEquals(0, count("select count(*) from notice where about = '" + theirs + "' and agency = '" + Account.BORDER.agency() + "'"));
        assertEquals(1, count("select count(*) from notice where about = '" + theirs + "' and kind = 'PERSON_MISSING' and agency = '" + Account.COORDINATOR.agency() + "'"));
    }

    @Test
    void the_case_file_says_whether_there_is_a_safe_contact() {
        UUID silent = UUID.fromString(Given.refer(Account.RESPONDER, """
                {"region":"GB-SCT","ageGroup":"ADULT","consent":true,"sex":"FEMALE","exploitation":["LABOUR"],"languages":["vi"],"person":{"givenName":"Mai"}}
                """).statusCode(201).extract().path("id"));
        GivenTeams.assign(Account.AUTHORITY, silent, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY, Account.COORDINATOR)) {
            as(account).get(path(silent, "")).then().statusCode(200).body("safeContactKept", equalTo(false));
            as(account).get(path(file, "")).then().statusCode(200).body("safeContactKept", equalTo(true));
        }
        String id = a("safe-contacts", silent);
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY, Account.COORDINATOR)) {
            as(account).get(path(silent, "")).then().statusCode(200).body("safeContactKept", equalTo(true));
        }
        put(Account.COORDINATOR, silent, "safe-contacts", id, "\"0\"", SAMPLES.get("safe-contacts").replace("\"when\"", "\"endedOn\":\"2026-02-01\",\"when\"")).statusCode(200);
        as(Account.RESPONDER).get(path(silent, "")).then().statusCode(200).body("safeContactKept", equalTo(false));
    }

    @Test
    void the_safe_contact_of_the_referral_holds_until_a_record_replaces_it() {
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY, Account.COORDINATOR)) {
            as(account).get(path(file, "")).then().statusCode(200).body("safeContactKept", equalTo(true)).body("safeContact.channel", equalTo("PHONE"));
        }
        String ended = SAMPLES.get("safe-contacts").replace("\"when\"", "\"endedOn\":\"2026-02-01\",\"when\"");
        post(Account.COORDINATOR, file, "safe-contacts", ended).statusCode(201).body("state", equalTo("ENDED"));
        as(Account.OTHER_COORDINATOR).body("{\"kind\":\"case_file\",\"record\":\"%s\",\"reason\":\"RISK_TO_LIFE\",\"explanation\":\"she calls for help\",\"minutes\":5}".formatted(file))
                .post("/api/nrm/v1/break-glass").then().statusCode(201);
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY, Account.COORDINATOR, Account.OTHER_COORDINATOR)) {
            as(account).get(path(file, "")).then().statusCode(200).body("safeContactKept", equalTo(false)).body("safeContact", nullValue());
        }
        String now = a("safe-contacts", file);
        as(Account.RESPONDER).get(path(file, "")).then().statusCode(200).body("safeContactKept", equalTo(true)).body("safeContact", nullValue());
        put(Account.COORDINATOR, file, "safe-contacts", now, "\"0\"", ended).statusCode(200);
        as(Account.AUTHORITY).get(path(file, "")).then().statusCode(200).body("safeContactKept", equalTo(false)).body("safeContact", nullValue());
        as(Account.COORDINATOR).get(path(file, "copy")).then().statusCode(200)
                .body("caseFile.safeContact.channel", equalTo("PHONE")).body("caseFile.safeContactKept", equalTo(false));
    }

    @Test
    void the_case_file_says_whether_a_guardian_is_needed_now() {
        UUID child = UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("\"ADULT\",\"consent\":true", "\"UNSURE\"")).statusCode(201).extract().path("id"));
        GivenTeams.assign(Account.AUTHORITY, child, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        guardianNeeded(child, true);
        String first = a("guardians", child);
        guardianNeeded(child, false);
        String ended = SAMPLES.get("guardians").replace("\"body\"", "\"endedOn\":\"2026-02-01\",\"body\"");
        put(Account.AUTHORITY, child, "guardians", first, "\"0\"", ended).statusCode(200);
        guardianNeeded(child, true);
        post(Account.AUTHORITY, child, "guardians", SAMPLES.get("guardians")).statusCode(201);
        guardianNeeded(child, false);
        a("guardians", file);
        guardianNeeded(file, false);
    }

    private static void guardianNeeded(UUID of, boolean expected) {
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY, Account.COORDINATOR)) {
            as(account).get(path(of, "")).then().statusCode(200).body("guardianNeeded", equalTo(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("addressed")
    void an_addressee_is_notified_once_must_be_registered_and_no_immigration_body(String kind) {
        Account addressee = GivenRecords.ADDRESSED.get(kind);
        String body = body(kind, file);
        for (UUID nobody : List.of(UUID.randomUUID(), Account.BORDER.agency())) {
            String field = kind.equals("guardians") ? "body" : kind.equals("offences") ? "prosecutor" : "adviser";
            post(Account.COORDINATOR, file, kind, body.replace(addressee.agency().toString(), nobody.toString())).statusCode(400).body("violations.field", hasItem(field));
        }
        String id = post(Account.COORDINATOR, file, kind, body).statusCode(201).extract().path("id");
        put(Account.COORDINATOR, file, kind, id, "\"0\"", body.replace("Zmark", "Zother")).statusCode(200);
        assertEquals(1, count("select count(*) from notice where about = '" + id + "' and kind = 'RECORD_ADDRESSED' and agency = '" + addressee.agency() + "'"));
        put(Account.COORDINATOR, file, kind, id, "\"1\"", body.replace(addressee.agency().toString(), Account.PROVIDER.agency().toString())).statusCode(200);
        assertEquals(1, count("select count(*) from notice where about = '" + id + "' and kind = 'RECORD_ADDRESSED' and agency = '" + Account.PROVIDER.agency() + "'"));
        assertEquals(0, count("select count(*) from notice where about = '" + file + "' and kind = 'RECORD_ADDRESSED'"));
    }

    @ParameterizedTest
    @MethodSource("addressed")
    void an_addressee_reads_no_internal_notes(String kind) {
        String id = post(Account.COORDINATOR, file, kind, body(kind, file).replace("\"note\":\"Zmark\"", "\"note\":\"Zprivate\"")).statusCode(201).extract().path("id");
        String read = as(GivenRecords.ADDRESSED.get(kind)).get("/api/nrm/v1/addressed-records/" + id).then().statusCode(200).extract().asString();
        assertTrue(!read.contains("Zprivate") && read.contains("\"particulars\":{"), read);
        as(Account.COORDINATOR).get(path(file, kind) + "/" + id).then().statusCode(200).body("particulars.note", equalTo("Zprivate"));
    }

    static Set<String> addressed() {
        return GivenRecords.ADDRESSED.keySet();
    }

    @Test
    void an_addressee_reads_that_record_and_nothing_else_of_the_case() {
        String id = a("guardians", file);
        String consent = a("consents", file);
        as(Account.GUARDIAN).get("/api/nrm/v1/addressed-records").then().statusCode(200).body("items.id", hasItem(id));
        as(Account.GUARDIAN).get("/api/nrm/v1/addressed-records/" + id).then().statusCode(200).body("particulars.name", equalTo("Zmark"));
        as(Account.GUARDIAN).get("/api/nrm/v1/addressed-records/" + consent).then().statusCode(404);
        as(Account.LAWYER).get("/api/nrm/v1/addressed-records/" + id).then().statusCode(404);
        as(Account.GUARDIAN).get(path(file, "records")).then().statusCode(403);
        put(Account.COORDINATOR, file, "guardians", id, "\"0\"", SAMPLES.get("guardians").replace("\"body\"", "\"endedOn\":\"2026-02-01\",\"body\"")).statusCode(200);
        as(Account.GUARDIAN).get("/api/nrm/v1/addressed-records/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "consents | \"scope\":[\"HEALTH\",\"LEGAL\"] | \"scope\":[] | scope",
        "consents | \"givenAt\":\"2026-01-05T10:00:00Z\" | \"givenAt\":\"2999-01-05T10:00:00Z\" | givenAt",
        "consents | \"note\" | \"withdrawnAt\":\"2026-01-06T10:00:00Z\",\"note\" | withdrawnAt",
        "consents | \"note\" | \"withdrawnAt\":\"2026-01-04T10:00:00Z\",\"withdrawnBy\":\"HERSELF\",\"withdrawnHow\":\"SPOKEN\",\"note\" | withdrawnAt",
        "consents | \"givenAt\":\"2026-01-05T10:00:00Z\" | \"givenAt\":\"1899-12-31T23:59:59Z\" | givenAt",
        "consents | \"givenAt\":\"2026-01-05T10:00:00Z\" | \"givenAt\":\"-1000000000-01-01T00:00:00Z\" | givenAt",
        "missing-episodes | \"reportedAt\":\"2026-01-05T10:00:00Z\" | \"reportedAt\":\"+1000000000-12-31T23:59:59Z\" | reportedAt",
        "missing-episodes | \"lastSeenAt\":\"2026-01-04T22:00:00Z\" | \"lastSeenAt\":\"-1000000000-01-01T00:00:00Z\" | lastSeenAt",
        "guardians | \"note\" | \"endedOn\":\"2025-01-05\",\"note\" | endedOn",
        "guardians | \"note\" | \"endedOn\":\"2999-01-05\",\"note\" | endedOn",
        "safe-contacts | \"when\" | \"endedOn\":\"2999-01-05\",\"when\" | endedOn",
        "missing-episodes | \"note\" | \"foundAt\":\"2026-01-06T10:00:00Z\",\"note\" | foundAt",
        "missing-episodes | \"note\" | \"returnInterviewAt\":\"2026-01-06T10:00:00Z\",\"note\" | returnInterviewAt",
        "proceedings | INVESTIGATION | ENDED | outcome",
        "proceedings | \"note\" | \"outcome\":\"CONVICTION\",\"note\" | outcome",
        "hearings | VIDEO | PHONE | proceeding",
        "delays | \"note\" | \"until\":\"2026-01-01\",\"note\" | until",
        "exploitation-places | 2025-12-20 | 2025-02-28 | until",
        "exploitation-places | 2025-12-20 | 2999-01-01 | until",
        "exploitation-places | GB | Britain | country",
        "exploitation-places | [\"LABOUR\"] | [] | exploitation",
        "offences | PROSECUTED | IDENTIFIED | statementSentOn",
        "assets | FROZEN | CONFISCATED | confiscatedOn",
        "assets | \"note\" | \"victims\":1,\"note\" | allocated",
        "assets | \"note\" | \"victims\":3,\"note\" | trial",
        "claims | PREPARED | LODGED | lodgedOn",
        "awards | \"GBP\" | \"GBB\" | amount.currency",
        "awards | \"GBP\" | \"XXX\" | amount.currency",
        "claims | uk-criminal-injuries-2012 | uk-criminal-injuries-1812 | scheme",
        "claims | uk-criminal-injuries-2012 | eu-2004-80 | scheme",
        "awards | \"note\" | \"payments\":[{\"amount\":{\"minor\":100001,\"currency\":\"GBP\"},\"paidOn\":\"2026-02-06\"}],\"note\" | payments",
        "needs | \"note\" | \"reviewOn\":\"2026-01-01\",\"note\" | reviewOn",
        "awards | \"awardedOn\":\"2026-02-05\" | \"awardedOn\":\"2999-02-05\" | awardedOn",
        "awards | \"note\" | \"payments\":[{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"2999-02-06\"}],\"note\" | payments",
        "proceedings | \"state\":\"INVESTIGATION\" | \"state\":\"ENDED\",\"endedOn\":\"2999-01-05\",\"outcome\":\"CONVICTION\" | endedOn",
        "claims | \"state\":\"PREPARED\" | \"state\":\"LODGED\",\"lodgedOn\":\"2999-01-05\" | lodgedOn",
        "claims | \"state\":\"PREPARED\" | \"state\":\"REFUSED\",\"lodgedOn\":\"2026-01-05\",\"answeredOn\":\"2999-01-05\" | answeredOn",
        "assets | \"frozenOn\":\"2026-01-05\" | \"frozenOn\":\"2999-01-05\" | frozenOn",
        "assets | \"state\":\"FROZEN\" | \"state\":\"CONFISCATED\",\"confiscatedOn\":\"2999-01-05\" | confiscatedOn",
        "assets | \"state\":\"FROZEN\" | \"state\":\"ALLOCATED\",\"confiscatedOn\":\"2026-01-06\",\"allocatedOn\":\"2999-01-05\" | allocatedOn",
        "delays | \"since\":\"2026-02-05\" | \"since\":\"2999-02-05\" | since",
        "rights-requests | RECEIVED | GRANTED | answer",
        "awards | \"note\" | \"payments\":[{\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"paidOn\":\"2026-02-06\"}],\"note\" | payments",
        "awards | \"note\" | \"payments\":[{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"2026-02-01\"}],\"note\" | payments",
    })
    void invalid_400_names_the_field(String kind, String from, String to, String field) {
        post(Account.COORDINATOR, file, kind, GivenRecords.sample(kind).replace(from, to)).statusCode(400).body("violations[0].field", equalTo(field));
        assertEquals(0, count("select count(*) from case_record where case_file = '" + file + "' and agency = '" + Account.COORDINATOR.agency() + "'"));
    }

    @Test
    void the_amount_allocated_to_victims_is_at_most_the_value_of_the_asset() {
        String id = a("assets", file);
        String confiscated = SAMPLES.get("assets").replace("FROZEN", "CONFISCATED").replace("\"note\"", "\"confiscatedOn\":\"2026-02-05\",\"note\"");
        put(Account.AUTHORITY, file, "assets", id, "\"0\"", confiscated).statusCode(200).body("state", equalTo("CONFISCATED"));
        String allocated = confiscated.replace("\"CONFISCATED\"", "\"ALLOCATED\"").replace("\"note\"", "\"allocatedOn\":\"2026-03-05\",\"allocated\":{\"minor\":450000,\"currency\":\"GBP\"},"
                + "\"victims\":3,\"perVictim\":{\"minor\":150000,\"currency\":\"GBP\"},\"note\"");
        put(Account.AUTHORITY, file, "assets", id, "\"1\"", allocated).statusCode(400).body("violations[0].field", equalTo("trial"));
        allocated = allocated.replace("\"victims\":3,\"perVictim\"", "\"trial\":\"T20260012, item 3\",\"victims\":3,\"share\"");
        put(Account.AUTHORITY, file, "assets", id, "\"1\"", allocated.replace("150000", "150001")).statusCode(400).body("violations[0].field", equalTo("share"));
        put(Account.AUTHORITY, file, "assets", id, "\"1\"", allocated.replace("\"victims\":3", "\"victims\":100000").replace("150000", "1000000000000000")).statusCode(400)
                .body("violations[0].field", equalTo("share"));
        put(Account.AUTHORITY, file, "assets", id, "\"1\"", allocated.replace("150000,\"currency\":\"GBP\"", "150000,\"currency\":\"EUR\"")).statusCode(400)
                .body("violations[0].field", equalTo("share"));
        put(Account.AUTHORITY, file, "assets", id, "\"1\"", allocated.replace("450000", "500001")).statusCode(400).body("violations[0].field", equalTo("allocated"));
        put(Account.AUTHORITY, file, "assets", id, "\"1\"", allocated).statusCode(200).body("state", equalTo("ALLOCATED"));
        put(Account.AUTHORITY, file, "assets", id, "\"2\"", confiscated).statusCode(400).body("violations[0].field", equalTo("trial"));
        put(Account.AUTHORITY, file, "assets", id, "\"2\"", confiscated.replace("\"note\"", "\"trial\":\"t20260012,  item 3\",\"note\"")).statusCode(409);
    }

    /// The person's file, earlier editions and her copy show her share, but neither the whole asset nor the number of other victims.
    @Test
    void a_file_shows_the_persons_share_of_an_asset_and_not_the_other_victims() {
        String whole = """
                {"type":"ACCOUNT","what":"an account","trial":"T20260099","value":{"minor":987654321,"currency":"GBP"},"state":"CONFISCATED","frozenOn":"2026-01-05",
                 "confiscatedOn":"2026-02-05"}""";
        String id = as(Account.AUTHORITY).body(whole).post(path(file, "assets")).then().statusCode(201).extract().path("id");
        put(Account.AUTHORITY, file, "assets", id, "\"0\"", whole.replace("\"CONFISCATED\"", "\"ALLOCATED\"").replace("\"confiscatedOn\"",
                "\"allocatedOn\":\"2026-03-05\",\"allocated\":{\"minor\":900000777,\"currency\":\"GBP\"},\"victims\":73,\"share\":{\"minor\":4321,\"currency\":\"GBP\"},\"confiscatedOn\""))
                .statusCode(200);
        for (String where : List.of("assets/" + id, "records", "records?kind=ASSET", "records/" + id + "/editions")) {
            String read = as(Account.COORDINATOR).get(path(file, where)).then().statusCode(200).extract().asString();
            for (String others : List.of("987654321", "900000777", "73,", ":73")) {
                assertFalse(read.contains(others), where + " " + read);
            }
        }
        as(Account.COORDINATOR).get(path(file, "assets/" + id)).then().body("particulars.share.minor", equalTo(4321)).body("particulars.trial", equalTo("T20260099"))
                .body("particulars.value", nullValue()).body("particulars.victims", nullValue());
        as(Account.AUTHORITY).header("If-Match", "\"1\"").contentType("application/merge-patch+json").body("{\"note\":\"paid by the court\"}").patch(path(file, "assets/" + id)).then().statusCode(200);
    }

    @Test
    void an_award_is_paid_in_parts_and_payments_can_be_corrected() {
        String id = a("awards", file);
        String paid = SAMPLES.get("awards").replace("\"note\"", "\"payments\":[{\"amount\":{\"minor\":40000,\"currency\":\"GBP\"},\"paidOn\":\"2026-02-06\"}],\"note\"");
        put(Account.COORDINATOR, file, "awards", id, "\"0\"", paid).statusCode(200).body("state", equalTo("PARTLY_PAID"));
        put(Account.COORDINATOR, file, "awards", id, "\"1\"", paid.replace("40000", "100000")).statusCode(200).body("state", equalTo("PAID"));
        put(Account.COORDINATOR, file, "awards", id, "\"2\"", paid).statusCode(200).body("state", equalTo("PARTLY_PAID"));
        put(Account.COORDINATOR, file, "awards", id, "\"3\"", SAMPLES.get("awards")).statusCode(200).body("state", equalTo("AWARDED"));
    }

    @Test
    void a_conviction_can_be_followed_until_it_is_expunged() {
        String body = SAMPLES.get("offences");
        String id = a("offences", file);
        int version = 0;
        for (String state : List.of("CONVICTED", "VACATUR_SOUGHT", "VACATUR_REFUSED", "VACATUR_SOUGHT", "VACATED", "EXPUNGEMENT_SOUGHT", "EXPUNGED")) {
            put(Account.COORDINATOR, file, "offences", id, "\"" + version++ + "\"", body.replace("PROSECUTED", state)).statusCode(200).body("state", equalTo(state));
        }
        put(Account.COORDINATOR, file, "offences", id, "\"" + version + "\"", body).statusCode(409);
        post(Account.COORDINATOR, file, "offences", body.replace("PROSECUTED", "VACATED")).statusCode(409);
    }

    @Test
    void the_persons_copy_contains_the_file_and_every_record() {
        List<String> made = SAMPLES.keySet().stream().map(kind -> a(kind, file)).toList();
        String copy = as(Account.COORDINATOR).get(path(file, "copy")).then().statusCode(200).body("caseFile.person.familyName", equalTo("Tran")).extract().asString();
        made.forEach(id -> assertTrue(copy.contains(id), id));
        as(Account.OTHER_COORDINATOR).get(path(file, "copy")).then().statusCode(404);
        as(Account.RESPONDER).get(path(file, "copy")).then().statusCode(403);
    }

    @Test
    void a_letter_contains_the_name_and_nothing_of_the_case() {
        String reference = as(Account.COORDINATOR).get(path(file, "")).then().statusCode(200).extract().path("reference");
        String text = as(Account.COORDINATOR).body("{\"to\":\"BANK\",\"issuer\":\"Harbour\",\"contact\":\"020 7946 0000\"}").post(path(file, "letters")).then().statusCode(201)
                .extract().path("text");
        assertTrue(text.contains("Mai Tran") && text.contains("Harbour") && !text.contains(reference) && !text.contains(file.toString()), text);
        as(Account.OTHER_COORDINATOR).body("{\"to\":\"BANK\",\"issuer\":\"Aid\",\"contact\":\"Aid\"}").post(path(file, "letters")).then().statusCode(404);
        as(Account.COORDINATOR).body("{\"to\":\"POLICE\",\"issuer\":\"Aid\",\"contact\":\"Aid\"}").post(path(file, "letters")).then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void row_security_limits_records_to_the_callers_cases(RecordKind kind) throws Exception {
        String path = kind.name().toLowerCase().replace('_', '-') + "s";
        String id = a(path, file);
        put(Account.COORDINATOR, file, path, id, "\"0\"", body(path, file)).statusCode(200);
        String of = " where case_file = '" + file + "' and kind = '" + kind + "' and agency = '" + Account.COORDINATOR.agency() + "'";
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            for (String table : List.of("case_record", "case_record_edition")) {
                String hers = table + of;
                acting.become(Account.COORDINATOR);
                acting.set("palermo.subject", TestTokens.subject(Account.COORDINATOR));
                assertEquals(1, acting.count(hers));
                acting.set("palermo.subject", TestTokens.subject(Account.OTHER_COORDINATOR));
                assertEquals(0, acting.count(hers));
                acting.become(Account.AUTHORITY);
                assertEquals(1, acting.count(hers));
                for (Account account : List.of(Account.RESPONDER, Account.ADMINISTRATOR, Account.SHELTER, Account.BORDER, Account.AGENCY_ADMINISTRATOR, Account.NGO)) {
                    acting.become(account);
                    assertEquals(0, acting.count(hers), account.name());
                }
                // An officer answers the requests of persons as they are now, and sees nothing else.
                acting.become(Account.DATA_PROTECTION);
                assertEquals(kind == RecordKind.RIGHTS_REQUEST && table.equals("case_record") ? 1 : 0, acting.count(hers));
            }
            for (Account account : List.of(Account.GUARDIAN, Account.LAWYER, Account.PROSECUTOR, Account.PROVIDER)) {
                acting.become(account);
                long shown = account.roles().stream().anyMatch(role -> RecordKind.addressedTo(Set.of(role)).contains(kind)) ? 1 : 0;
                assertEquals(shown, acting.count("case_record" + of), account.name());
            }
            acting.become(Account.AUTHORITY);
            assertEquals(kind.isWrittenByTheAuthority() ? 1 : 0, acting.change("update case_record set state = state where id = '" + id + "'"));
        }
        try (Acting owner = Acting.owner()) {
            assertEquals(0, owner.count("case_record where case_file = '" + file + "'"));
        }
    }
}

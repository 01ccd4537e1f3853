package org.palermo.referral.onward;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.team.GivenTeams.caseOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class OnwardReferralsTest {
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String RECEIVED = "/api/nrm/v1/received-referrals";
    private static final String REACHED = "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\",\"contact\":\"Zphone 020 7946 0123\"}";
    private static final String SENT = "/api/nrm/v1/sent-referrals";

    @Inject
    OnwardReminders watch;

    @Inject
    KeyedHashes hashes;

    private UUID file;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        file = caseOf(Account.COORDINATOR);
    }

    @Test
    void created_201_and_the_addressee_sees_codes_and_no_person() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = service(need).statusCode(201).header("ETag", equalTo("\"0\"")).body("kind", equalTo("SERVICE_REFERRAL")).body("status", equalTo("PENDING"))
                .body("category", equalTo("PSYCHOLOGICAL")).body("caseFile", equalTo(file.toString())).body("need", equalTo(need))
                .body("from", equalTo(Account.COORDINATOR.agency().toString())).body("expiresAt", notNullValue()).extract().path("id");
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(sent(id)).then().statusCode(200).body("category", equalTo("PSYCHOLOGICAL"));
            as(account).get(sent(null)).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        }
        as(Account.OTHER_COORDINATOR).get(sent(id)).then().statusCode(404);
        as(Account.PROVIDER).get(RECEIVED).then().statusCode(200).body("items.id", hasItem(id));
        String seen = as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("category", equalTo("PSYCHOLOGICAL")).body("region", equalTo("GB-SCT"))
                .body("ageGroup", equalTo("ADULT")).body("caseFile", nullValue()).body("need", nullValue()).extract().asString();
        for (String hers : List.of(file.toString(), need, "Zneed", "Tran", Given.text("select reference from case_file where id = '" + file + "'"))) {
            assertFalse(seen.contains(hers), seen);
        }
        assertEquals(1, told(Account.PROVIDER.agency(), id, "SERVICE_REFERRAL_RECEIVED"));
        assertEquals(0, count("select count(*) from onward_referral where id = '" + id + "' and encode(asked, 'escape') like '%PSYCH%'"));
    }

    @Test
    void ok_200_those_who_meet_an_accepted_need_read_it_and_nothing_else_of_the_case() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = service(need).statusCode(201).extract().path("id");
        accept(Account.PROVIDER, id, "\"0\"", null).statusCode(200).body("status", equalTo("ACCEPTED")).body("need.what", equalTo("Zneed")).body("need.note", nullValue())
                .body("need.horizonMonths", equalTo(48)).body("caseFile", nullValue()).header("ETag", equalTo("\"1\""));
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("need.what", equalTo("Zneed"));
        as(Account.PROVIDER).get(CASES + file).then().statusCode(403);
        as(Account.COORDINATOR).get(sent(id)).then().body("status", equalTo("ACCEPTED")).body("answeredAt", notNullValue());
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "SERVICE_REFERRAL_ACCEPTED"));
        accept(Account.PROVIDER, id, "\"1\"", null).statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:answered"));
    }

    @Test
    void ok_200_an_administrator_accepts_and_reads_nothing_of_the_need() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = refer(file, "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.NGO.agency(), need)).statusCode(201).extract().path("id");
        accept(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", null).statusCode(200).body("status", equalTo("ACCEPTED")).body("need", nullValue())
                .body("coordinators", nullValue());
        as(Account.NGO).get(RECEIVED + "/" + id).then().statusCode(200).body("need.what", equalTo("Zneed"));
    }

    @Test
    void ok_200_once_accepted_those_who_meet_the_need_learn_how_to_reach_the_coordinators() {
        UUID colleague = aColleague();
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = refer(file, REACHED.formatted(Account.PROVIDER.agency(), need)).statusCode(201).body("contact", equalTo("Zphone 020 7946 0123")).extract().path("id");
        as(Account.AUTHORITY).get(sent(id)).then().statusCode(200).body("contact", equalTo("Zphone 020 7946 0123"));
        assertEquals(0, count("select count(*) from onward_referral where id = '" + id + "' and encode(contact, 'escape') like '%Zphone%'"));
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("contact", nullValue()).body("coordinators", nullValue());
        accept(Account.PROVIDER, id, "\"0\"", null).statusCode(200).body("contact", equalTo("Zphone 020 7946 0123")).body("coordinators.name", hasItem("Some Zcolleague"));
        String coordinators = as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("contact", equalTo("Zphone 020 7946 0123"))
                .body("coordinators.organisation", equalTo(List.of(Account.COORDINATOR.agency().toString(), Account.COORDINATOR.agency().toString())))
                .body("coordinators[1].name", equalTo("Some Zcolleague")).body("coordinators[1].email", equalTo("Zcolleague@example.org"))
                .body("coordinators[0].name", nullValue()).extract().asString();
        assertFalse(coordinators.contains(colleague.toString()), coordinators);
        as(Account.PROVIDER).get(RECEIVED + "?limit=200").then().statusCode(200).body("items.find { it.id == '%s' }.contact".formatted(id), nullValue())
                .body("items.find { it.id == '%s' }.coordinators".formatted(id), nullValue());
        FakeKeycloak.away = true;
        try {
            as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("coordinators.size()", equalTo(2)).body("coordinators[1].name", nullValue());
        } finally {
            FakeKeycloak.away = false;
        }
    }

    @Test
    void ok_200_how_to_reach_the_coordinators_ends_with_their_work_and_with_the_case() {
        UUID colleague = aColleague();
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = refer(file, REACHED.formatted(Account.PROVIDER.agency(), need)).statusCode(201).extract().path("id");
        accept(Account.PROVIDER, id, "\"0\"", null).statusCode(200).body("coordinators.size()", equalTo(2));
        GivenTeams.end(Account.AUTHORITY, file, colleague).statusCode(204);
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().body("coordinators.size()", equalTo(1)).body("contact", notNullValue());
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.OTHER_COORDINATOR)).statusCode(200);
        GivenTeams.end(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(204);
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().body("coordinators.organisation", equalTo(List.of(Account.OTHER_COORDINATOR.agency().toString())))
                .body("contact", nullValue());
        sql(CLOSE.formatted(file));
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("need.what", equalTo("Zneed")).body("coordinators", nullValue()).body("contact", nullValue());
    }

    @Test
    void ok_200_a_declined_referral_shows_nobody_and_another_sender_takes_its_contact_away() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String declined = refer(file, REACHED.formatted(Account.NGO.agency(), need)).statusCode(201).extract().path("id");
        decline(Account.NGO, declined, "\"0\"", "NO_CAPACITY").statusCode(200).body("contact", nullValue()).body("coordinators", nullValue());
        String waiting = refer(file, REACHED.formatted(Account.PROVIDER.agency(), need)).statusCode(201).extract().path("id");
        String transfer = refer(file, "{\"kind\":\"TRANSFER\",\"to\":\"%s\",\"contact\":\"Zdesk\"}".formatted(Account.OTHER_COORDINATOR.agency())).statusCode(201)
                .extract().path("id");
        as(Account.OTHER_COORDINATOR).get(RECEIVED + "/" + transfer).then().statusCode(200).body("contact", nullValue());
        accept(Account.OTHER_COORDINATOR, transfer, "\"0\"", null).statusCode(200).body("contact", equalTo("Zdesk")).body("coordinators", nullValue());
        accept(Account.PROVIDER, waiting, "\"1\"", null).statusCode(200).body("contact", nullValue())
                .body("coordinators.organisation", equalTo(List.of(Account.OTHER_COORDINATOR.agency().toString())));
    }

    @Test
    void invalid_400_a_contact_that_is_too_long() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        refer(file, REACHED.formatted(Account.PROVIDER.agency(), need).replace("Zphone", "Z".repeat(200))).statusCode(400).body("violations[0].field", equalTo("contact"));
    }

    @Test
    void row_security_only_those_who_meet_an_accepted_need_learn_who_coordinates() throws Exception {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = service(need).statusCode(201).extract().path("id");
        String people = "coordinators_to_reach('" + id + "')";
        try (Acting acting = Acting.as(Account.PROVIDER)) {
            assertEquals(0, acting.count(people));
        }
        accept(Account.PROVIDER, id, "\"0\"", null).statusCode(200);
        try (Acting acting = Acting.as(Account.PROVIDER)) {
            assertEquals(1, acting.count(people));
            acting.set("palermo.roles", "agency-administrator");
            assertEquals(0, acting.count(people));
            for (Account account : List.of(Account.COORDINATOR, Account.OTHER_COORDINATOR, Account.NGO, Account.AUTHORITY, Account.BORDER, Account.ADMINISTRATOR)) {
                acting.become(account);
                assertEquals(0, acting.count(people), account.name());
            }
        }
        try (Acting owner = Acting.owner()) {
            assertEquals(0, owner.count(people));
        }
    }

    @Test
    void conflict_409_a_need_without_consent_to_share_and_recipients_are_notified() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String pending = service(need).statusCode(201).extract().path("id");
        String accepted = refer(file, "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.NGO.agency(), need)).statusCode(201).extract().path("id");
        accept(Account.NGO, accepted, "\"0\"", null).statusCode(200);
        String again = "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.LAWYER.agency(), need);
        consent("LEGAL", "2026-01-05", ",\"withdrawnAt\":\"2026-02-05T10:00:00Z\",\"withdrawnBy\":\"HERSELF\",\"withdrawnHow\":\"SPOKEN\"");
        assertEquals(0, told(Account.PROVIDER.agency(), pending, "CONSENT_WITHDRAWN"));
        withdraw(refer(file, again).statusCode(201).extract().path("id"), "\"0\"", "OWN_WISH").statusCode(200);
        consent("PSYCHOLOGICAL", "2026-01-05", ",\"withdrawnAt\":\"2026-02-05T10:00:00Z\",\"withdrawnBy\":\"HERSELF\",\"withdrawnHow\":\"SPOKEN\"");
        assertEquals(1, told(Account.PROVIDER.agency(), pending, "CONSENT_WITHDRAWN"));
        assertEquals(1, told(Account.NGO.agency(), accepted, "CONSENT_WITHDRAWN"));
        assertEquals(0, count("select count(*) from notice where kind = 'CONSENT_WITHDRAWN' and agency = '" + Account.LAWYER.agency() + "'"));
        refer(file, again).statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:consent-withdrawn"));
        consent("PSYCHOLOGICAL", "2026-02-01", "");
        refer(file, again).statusCode(409);
        consent("PSYCHOLOGICAL", "2026-03-05", "");
        refer(file, again).statusCode(201);
    }

    private void consent(String scope, String given, String withdrawn) {
        as(Account.COORDINATOR).body("{\"about\":\"SHARING\",\"scope\":[\"%s\"],\"givenAt\":\"%sT10:00:00Z\",\"givenBy\":\"HERSELF\",\"givenHow\":\"SPOKEN\"%s}".formatted(scope, given, withdrawn))
                .post(CASES + file + "/consents").then().statusCode(201);
    }

    @Test
    void ok_200_declined_with_a_code_and_withdrawn_with_another() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = service(need).statusCode(201).extract().path("id");
        decline(Account.PROVIDER, id, "\"0\"", "FOUND_ELSEWHERE").statusCode(400).body("violations[0].field", equalTo("reason"));
        decline(Account.PROVIDER, id, null, "NO_CAPACITY").statusCode(428);
        decline(Account.PROVIDER, id, "\"7\"", "NO_CAPACITY").statusCode(412);
        decline(Account.PROVIDER, id, "\"0\"", "NO_CAPACITY").statusCode(200).body("status", equalTo("DECLINED")).body("reason", equalTo("NO_CAPACITY")).body("need", nullValue());
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "SERVICE_REFERRAL_DECLINED"));
        String again = service(need).statusCode(201).extract().path("id");
        withdraw(again, "\"0\"", "CASE_OVER").statusCode(400);
        withdraw(again, null, "OWN_WISH").statusCode(428);
        withdraw(again, "\"0\"", "OWN_WISH").statusCode(200).body("status", equalTo("WITHDRAWN")).body("reason", equalTo("OWN_WISH"));
        withdraw(again, "\"1\"", "OWN_WISH").statusCode(409);
        assertEquals(1, told(Account.PROVIDER.agency(), again, "SERVICE_REFERRAL_WITHDRAWN"));
        as(Account.PROVIDER).get(RECEIVED + "/" + again).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        accept(Account.PROVIDER, again, "\"1\"", null).statusCode(409);
    }

    @Test
    void ok_200_a_transfer_moves_the_case_and_the_former_organisation_sees_only_that_it_sent_it() {
        sql("update case_file set sender = '%s' where id = '%s'".formatted(Account.COORDINATOR.agency(), file));
        UUID colleague = GivenTeams.account(Account.COORDINATOR.agency(), "case-coordinator");
        GivenTeams.assign(Account.AUTHORITY, file, colleague).statusCode(200);
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String waiting = service(need).statusCode(201).extract().path("id");
        String id = transfer().statusCode(201).body("need", nullValue()).body("category", nullValue()).extract().path("id");
        as(Account.COORDINATOR).get(SENT).then().statusCode(200).body("items.find { it.id == '%s' }.caseFile".formatted(id), equalTo(file.toString()))
                .body("items.find { it.id == '%s' }.caseReference".formatted(id), equalTo(Given.text("select reference from case_file where id = '" + file + "'")));
        String elsewhere = RestAssured.given().auth().oauth2(TestTokens.colleague(Account.COORDINATOR, "who does not work on it")).get(SENT).then().statusCode(200)
                .body("items.id", hasItem(id)).extract().asString();
        assertFalse(elsewhere.contains(file.toString()), "a colleague who does not work on the case");
        as(Account.OTHER_COORDINATOR).get(RECEIVED + "/" + id).then().statusCode(200).body("caseFile", nullValue()).body("ageGroup", equalTo("ADULT"));
        as(Account.OTHER_COORDINATOR).get(CASES + file).then().statusCode(404);
        accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).statusCode(200).body("caseFile", equalTo(file.toString())).body("status", equalTo("ACCEPTED"));
        as(Account.OTHER_COORDINATOR).get(CASES + file).then().statusCode(200).body("person.familyName", equalTo("Tran")).body("history.event", hasItem("Transferred"));
        as(Account.OTHER_COORDINATOR).get(CASES + "assigned").then().body("items.id", hasItem(file.toString()));
        as(Account.OTHER_COORDINATOR).get(sent(waiting)).then().statusCode(200).body("from", equalTo(Account.OTHER_COORDINATOR.agency().toString()));

        as(Account.COORDINATOR).get(CASES + file).then().statusCode(404);
        as(Account.COORDINATOR).get(sent(id)).then().statusCode(404);
        String kept = as(Account.COORDINATOR).get(SENT).then().statusCode(200).body("items.id", hasItem(id)).body("items.id", not(hasItem(waiting)))
                .body("items.find { it.id == '%s' }.status".formatted(id), equalTo("ACCEPTED")).extract().asString();
        assertFalse(kept.contains(file.toString()));
        assertEquals(List.of("t"), List.of(Given.text("select handed_on::text from case_file where id = '" + file + "'").substring(0, 1)));
        assertEquals(1, count("select count(*) from case_assignment where case_file = '" + file + "' and ended_at is null"));
        assertEquals(2, count("select count(*) from case_assignment where case_file = '" + file + "' and ended_by = '" + TestTokens.subject(Account.OTHER_COORDINATOR) + "'"));
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "TRANSFER_ACCEPTED"));
        assertEquals(1, count("select count(*) from notice where about = '" + file + "' and kind = 'TRANSFER_ACCEPTED' and role = 'competent-authority' and country = 'GB'"));
        assertEquals(List.of("case-coordinator-assigned", "case-protection-changed", "case-coordinator-ended", "case-coordinator-ended"),
                events(8).stream().skip(4).map(event -> event.get("type").asText().replace("org.palermo.referral.", "")).toList());
    }

    @Test
    void row_security_the_former_organisation_sees_nothing_of_a_transferred_case() throws Exception {
        sql("update case_file set sender = '%s' where id = '%s'".formatted(Account.COORDINATOR.agency(), file));
        String hers = " where case_file = '" + file + "'";
        try (Acting former = Acting.as(Account.COORDINATOR)) {
            former.set("palermo.roles", "first-responder");
            assertEquals(1, former.count("case_person" + hers));
        }
        sql("update case_record set kind = 'PROCEEDING', addressee = '%s' where id = '%s'".formatted(Account.COORDINATOR.agency(), GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed")));
        accept(Account.OTHER_COORDINATOR, transfer().statusCode(201).extract().path("id"), "\"0\"", null).statusCode(200);
        try (Acting former = Acting.as(Account.COORDINATOR)) {
            former.set("palermo.subject", TestTokens.subject(Account.COORDINATOR));
            former.set("palermo.roles", "first-responder,case-coordinator,agency-administrator");
            assertEquals(0, former.count("case_file where id = '" + file + "'"));
            for (String table : List.of("case_person", "case_file_event", "case_certificate", "case_record")) {
                assertEquals(0, former.count(table + hers), table);
            }
            assertEquals(0, former.count("case_to_assign('" + file + "', '" + Account.COORDINATOR.agency() + "')"));
            assertEquals(1, former.count("onward_referral" + hers));
            former.set("palermo.roles", "legal-adviser");
            assertEquals(1, former.count("case_record" + hers), "what is addressed to it, as the guide says");
        }
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body("{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"consistent\"}")
                .post(CASES + file + "/reasonable-grounds").then().statusCode(200);
        assertEquals(0, told(Account.COORDINATOR.agency(), file.toString(), "REASONABLE_GROUNDS_DECIDED"));
        assertEquals(1, told(Account.OTHER_COORDINATOR.agency(), file.toString(), "REASONABLE_GROUNDS_DECIDED"));
    }

    @Test
    void ok_200_an_administrator_names_the_coordinator() {
        UUID coordinator = GivenTeams.account(Account.NGO.agency(), "ngo,case-coordinator");
        String id = transferTo(Account.NGO.agency()).statusCode(201).extract().path("id");
        accept(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", null).statusCode(400).body("violations[0].field", equalTo("coordinator"));
        accept(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", GivenTeams.account(Account.NGO.agency(), "ngo")).statusCode(409).body("type", equalTo("urn:palermo:problem:team:no-coordinator"));
        accept(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", GivenTeams.subject(Account.COORDINATOR)).statusCode(409);
        as(Account.NGO).get(RECEIVED + "/" + id).then().statusCode(404);
        accept(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", coordinator).statusCode(200);
        assertEquals(1, count("select count(*) from case_assignment where case_file = '" + file + "' and subject = '" + coordinator + "' and ended_at is null"));
        accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).statusCode(404);
    }

    @Test
    void an_account_is_looked_up_only_for_a_pending_transfer_and_an_authorised_caller() {
        UUID theirs = FakeKeycloak.has(UUID.randomUUID(), "z" + UUID.randomUUID(), Account.OTHER_COORDINATOR.agency(), "case-coordinator");
        UUID hers = FakeKeycloak.has(UUID.randomUUID(), "z" + UUID.randomUUID(), Account.NGO.agency(), "case-coordinator");
        String id = transfer().statusCode(201).extract().path("id");
        accept(Account.OTHER_COORDINATOR, id, "\"0\"", theirs).statusCode(400).body("violations[0].field", equalTo("coordinator"));
        accept(Account.PROVIDER, UUID.randomUUID().toString(), "\"0\"", theirs).statusCode(404);
        accept(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", hers).statusCode(404);
        accept(Account.PROVIDER, service(GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed")).statusCode(201).extract().path("id"), "\"0\"", theirs).statusCode(400);
        assertEquals(0, count("select count(*) from person where id in ('%s', '%s')".formatted(theirs, hers)));
        withdraw(id, "\"0\"", "OWN_WISH").statusCode(200);
        String waits = transferTo(Account.NGO.agency()).statusCode(201).extract().path("id");
        accept(Account.AGENCY_ADMINISTRATOR, waits, "\"1\"", hers).statusCode(412);
        assertEquals(0, count("select count(*) from person where id = '" + hers + "'"));
        accept(Account.AGENCY_ADMINISTRATOR, waits, "\"0\"", hers).statusCode(200);
        assertEquals(1, count("select count(*) from person where id = '" + hers + "'"));
    }

    @Test
    void conflict_409_already_pending_case_over_or_case_no_longer_of_the_sender() {
        String id = transfer().statusCode(201).extract().path("id");
        transferTo(Account.NGO.agency()).statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:waits"));
        GivenTeams.end(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(204);
        accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).statusCode(409).body("type", equalTo("urn:palermo:problem:team:not-theirs"));
        assertEquals("PENDING", Given.text("select state from onward_referral where id = '" + id + "'"));
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        as(Account.OTHER_COORDINATOR).get(RECEIVED + "/" + id).then().statusCode(200).body("status", equalTo("WITHDRAWN")).body("reason", equalTo("CASE_OVER"));
        assertEquals(1, told(Account.OTHER_COORDINATOR.agency(), id, "TRANSFER_WITHDRAWN"));
        transfer().statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:case-over"));
    }

    @Test
    void invalid_400_names_the_field() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String consent = GivenRecords.a(Account.COORDINATOR, "consents", file, "Zother");
        String elsewhere = GivenRecords.a(Account.OTHER_COORDINATOR, "needs", caseOf(Account.OTHER_COORDINATOR), "Zother");
        for (String none : List.of(consent, elsewhere, UUID.randomUUID().toString())) {
            service(none).statusCode(400).body("violations[0].field", equalTo("need"));
        }
        refer(file, "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\"}".formatted(Account.PROVIDER.agency())).statusCode(400).body("violations[0].field", equalTo("need"));
        refer(file, "{\"kind\":\"TRANSFER\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.PROVIDER.agency(), need)).statusCode(400).body("violations[0].field", equalTo("need"));
        for (UUID nobody : List.of(UUID.randomUUID(), Account.COORDINATOR.agency(), Account.BORDER.agency())) {
            transferTo(nobody).statusCode(400).body("violations[0].field", equalTo("to"));
        }
        assertEquals(0, count("select count(*) from onward_referral where case_file = '" + file + "'"));
    }

    @Test
    void the_terms_come_from_the_profile_of_the_country() throws Exception {
        String terms = "' and remind_at = sent_at + interval '24 hours' and escalate_at = sent_at + interval '48 hours' and expires_at = sent_at + interval '120 hours'";
        String id = transfer().statusCode(201).extract().path("id");
        assertEquals(1, count("select count(*) from onward_referral where id = '" + id + terms));
        UUID elsewhere = UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "ZZ-N")).statusCode(201).extract().path("id"));
        GivenTeams.assign(Account.AUTHORITY, elsewhere, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        String there = refer(elsewhere, "{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(Account.OTHER_COORDINATOR.agency())).statusCode(201).extract().path("id");
        assertEquals(1, count("select count(*) from onward_referral where id = '" + there + terms));
        sql("update onward_referral set remind_at = remind_at - interval '121 hours', escalate_at = escalate_at - interval '121 hours', expires_at = expires_at - interval '121 hours' where id = '" + there + "'");
        watch.watch().await().atMost(Duration.ofSeconds(30));
        assertEquals("EXPIRED", Given.text("select state from onward_referral where id = '" + there + "'"));
        assertEquals(1, count("select count(*) from notice where about = '" + elsewhere + "' and kind = 'TRANSFER_EXPIRED' and role = 'competent-authority' and region = 'ZZ-N'"));
    }

    @Test
    void an_answer_at_the_expiry_is_too_late_even_before_the_job_has_run() {
        String id = transfer().statusCode(201).extract().path("id");
        sql("update onward_referral set expires_at = now() where id = '" + id + "'");
        as(Account.OTHER_COORDINATOR).get(RECEIVED + "/" + id).then().statusCode(200).body("status", equalTo("EXPIRED"));
        accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:expired"));
        transferTo(Account.NGO.agency()).statusCode(201);
    }

    @Test
    void unanswered_referrals_notify_each_party_once_however_many_instances_run() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        watchTogether();
        assertEquals(1, count("select count(*) from notice where about = '" + id + "'"));
        sql("update onward_referral set remind_at = now() where id = '" + id + "'");
        watchTogether();
        assertEquals(1, told(Account.OTHER_COORDINATOR.agency(), id, "TRANSFER_UNANSWERED"));
        sql("update onward_referral set escalate_at = now() where id = '" + id + "'");
        watchTogether();
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "TRANSFER_ESCALATED"));
        assertEquals(1, count("select count(*) from notice where about = '" + file + "' and role = 'competent-authority' and kind = 'TRANSFER_ESCALATED'"));
        assertEquals(0, count("select count(*) from notice where about = '" + file + "' and kind = 'TRANSFER_ESCALATED' and role is distinct from 'competent-authority'"), "nobody else learns the case");
        sql("update onward_referral set expires_at = now() where id = '" + id + "'");
        watchTogether();
        assertEquals(2, count("select count(*) from notice where about = '" + id + "' and kind = 'TRANSFER_EXPIRED'"));
        assertEquals(1, count("select count(*) from notice where about = '" + file + "' and kind = 'TRANSFER_EXPIRED' and role = 'competent-authority'"));
        assertEquals("EXPIRED", Given.text("select state from onward_referral where id = '" + id + "'"));
        assertEquals(5, count("select count(*) from notice where about = '" + id + "'"));
    }

    /// While a release is rolled out, replicas of the one before it still write so.
    @Test
    void a_notice_of_an_earlier_release_to_the_authority_is_about_the_case() {
        String id = transfer().statusCode(201).extract().path("id");
        String written = "insert into notice (id, agency, role, country, kind, about, reference, created_at) values (uuidv7(), %s, '" + id
                + "', 'R', now())";
        sql(written.formatted("null, 'competent-authority', 'GB', 'TRANSFER_ESCALATED'"));
        sql(written.formatted("'" + Account.COORDINATOR.agency() + "', null, null, 'TRANSFER_ESCALATED'"));
        assertEquals(1, count("select count(*) from notice where about = '" + file + "' and role = 'competent-authority' and kind = 'TRANSFER_ESCALATED'"));
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "TRANSFER_ESCALATED"), "the sender has a page of the referral");
        assertEquals(0, count("select count(*) from notice where about = '" + id + "' and role = 'competent-authority'"));
    }

    @Test
    void a_locked_referral_is_skipped_and_notified_later() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        sql("update onward_referral set remind_at = now(), escalate_at = now() where id = '" + id + "'");
        try (Connection other = TestDatabase.asSuperuser(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("update onward_referral set version = version + 1 where id = '" + id + "'");
            watch.watch().await().atMost(Duration.ofSeconds(30));
            other.rollback();
        }
        assertEquals(0, told(Account.OTHER_COORDINATOR.agency(), id, "TRANSFER_UNANSWERED"));
        watchTogether();
        assertEquals(1, told(Account.OTHER_COORDINATOR.agency(), id, "TRANSFER_UNANSWERED"));
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "TRANSFER_ESCALATED"));
    }

    @Test
    void four_concurrent_acceptances_take_the_case_once() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        List<Integer> answers = together(4, () -> accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).extract().statusCode());
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers::toString);
        assertEquals(3, answers.stream().filter(status -> status == 412 || status == 409).count(), answers::toString);
        assertEquals(2, count("select count(*) from case_assignment where case_file = '" + file + "'"));
        assertEquals(1, count("select count(*) from case_file_event where case_file = '" + file + "' and name = 'Transferred'"));
    }

    @Test
    void concurrent_withdrawal_and_acceptance_one_succeeds() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        try (var pool = Executors.newFixedThreadPool(2)) {
            var accepted = pool.submit(() -> accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).extract().statusCode());
            var withdrawn = pool.submit(() -> withdraw(id, "\"0\"", "OWN_WISH").extract().statusCode());
            assertEquals(1, List.of(accepted.get(), withdrawn.get()).stream().filter(status -> status == 200).count());
            String holder = accepted.get() == 200 ? TestTokens.subject(Account.OTHER_COORDINATOR) : TestTokens.subject(Account.COORDINATOR);
            assertEquals(holder, Given.text("select string_agg(subject, ',') from case_assignment where case_file = '" + file + "' and ended_at is null"));
        }
    }

    @Test
    void a_repeat_refers_once_and_the_referral_is_erased_with_the_person() {
        String key = UUID.randomUUID().toString();
        String body = "{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(Account.OTHER_COORDINATOR.agency());
        String id = as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(sent(null)).then().statusCode(201).extract().path("id");
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(sent(null)).then().statusCode(201).body("id", equalTo(id));
        assertEquals(1, count("select count(*) from onward_referral where case_file = '" + file + "'"));
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from onward_referral where case_file = '" + file + "'"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "'"));
        assertEquals(0, count("select count(*) from idempotent_answer where route like '%" + file + "%'"));
    }

    /// As a caller does that did not get the answer of release 0.1.0, which knew no contact.
    @Test
    void created_201_a_request_of_an_earlier_release_is_repeated() {
        String key = UUID.randomUUID().toString();
        String to = Account.OTHER_COORDINATOR.agency().toString();
        String body = "{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(to);
        String id = as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(sent(null)).then().statusCode(201)
                .extract().path("id");
        Given.wasSentAs(hashes, file, "{\"kind\":\"TRANSFER\",\"to\":\"%s\",\"need\":null}".formatted(to));
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(body).post(sent(null)).then().statusCode(201).body("id", equalTo(id));
        String other = body.replace("}", ",\"contact\":\"020 7946 0123\"}");
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(other).post(sent(null)).then().statusCode(422);
    }

    @Test
    void no_referral_while_the_person_is_being_erased() throws Exception {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        Erasing.meet(file, () -> service(need).statusCode(404));
        assertEquals(0, count("select count(*) from onward_referral where case_file = '" + file + "'"));
    }

    @Test
    void the_persons_copy_lists_who_got_needs_and_the_case() {
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        String id = service(need).statusCode(201).extract().path("id");
        decline(Account.PROVIDER, id, "\"0\"", "NO_CAPACITY").statusCode(200);
        transfer().statusCode(201);
        as(Account.COORDINATOR).get(CASES + file + "/copy").then().statusCode(200).body("referrals.kind", equalTo(List.of("TRANSFER", "SERVICE_REFERRAL")))
                .body("referrals.status", equalTo(List.of("PENDING", "DECLINED"))).body("referrals[1].to", equalTo(Account.PROVIDER.agency().toString()))
                .body("referrals[1].need", equalTo(need)).body("referrals[1].reason", equalTo("NO_CAPACITY")).body("referrals[1].answeredAt", notNullValue());
    }

    @Test
    void a_transferred_case_remains_with_the_new_organisation_without_a_coordinator() {
        sql("update case_file set sender = '%s' where id = '%s'".formatted(Account.COORDINATOR.agency(), file));
        UUID coordinator = GivenTeams.account(Account.NGO.agency(), "ngo,case-coordinator");
        UUID next = GivenTeams.account(Account.NGO.agency(), "ngo,case-coordinator");
        accept(Account.AGENCY_ADMINISTRATOR, transferTo(Account.NGO.agency()).statusCode(201).extract().path("id"), "\"0\"", coordinator).statusCode(200);
        GivenTeams.end(Account.AGENCY_ADMINISTRATOR, file, coordinator).statusCode(204);
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body("{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"consistent\"}")
                .post(CASES + file + "/reasonable-grounds").then().statusCode(200);
        assertEquals(1, told(Account.NGO.agency(), file.toString(), "REASONABLE_GROUNDS_DECIDED"));
        assertEquals(0, told(Account.COORDINATOR.agency(), file.toString(), "REASONABLE_GROUNDS_DECIDED"));
        GivenTeams.assign(Account.AGENCY_ADMINISTRATOR, file, next).statusCode(200);
    }

    @Test
    void ok_200_a_pending_referral_of_a_former_sender_blocks_nobody_and_the_authority_can_withdraw_it() {
        String id = transfer().statusCode(201).extract().path("id");
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.OTHER_COORDINATOR)).statusCode(200);
        String another = "{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(Account.NGO.agency());
        as(Account.OTHER_COORDINATOR).body(another).post(sent(null)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:waits"));
        as(Account.OTHER_COORDINATOR).header("If-Match", "\"0\"").body("{\"reason\":\"OWN_WISH\"}").post(sent(id) + "/withdrawal").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:onward-referral:not-yours"));
        GivenTeams.end(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(204);
        as(Account.OTHER_COORDINATOR).body(another).post(sent(null)).then().statusCode(201);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{\"reason\":\"NO_LONGER_NEEDED\"}").post(sent(id) + "/withdrawal").then().statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        assertEquals(1, told(Account.OTHER_COORDINATOR.agency(), id, "TRANSFER_WITHDRAWN"));
        assertEquals(1, told(Account.COORDINATOR.agency(), id, "TRANSFER_WITHDRAWN"));
    }

    @Test
    void conflict_409_no_referral_while_the_case_is_being_closed() throws Exception {
        meanwhile(CLOSE.formatted(file), () -> transfer().statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:case-over")));
        assertEquals(0, count("select count(*) from onward_referral where case_file = '" + file + "' and state = 'PENDING'"));
    }

    @Test
    void not_found_404_no_referral_by_an_organisation_that_transfers_the_case_meanwhile() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        String need = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        meanwhile("update case_file set version = version + 1 where id = '" + file + "'", TAKE_OVER.formatted(id, file), () -> service(need).statusCode(404));
        assertEquals(0, count("select count(*) from onward_referral where case_file = '" + file + "' and state = 'PENDING' and from_agency = '" + Account.COORDINATOR.agency() + "'"));
    }

    @ParameterizedTest
    @EnumSource(OnwardKind.class)
    void stale_412_an_acceptance_waits_for_the_closing_of_the_case_and_does_not_block_it(OnwardKind kind) throws Exception {
        String id = (kind == OnwardKind.TRANSFER ? transfer() : service(GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed"))).statusCode(201).extract().path("id");
        Account addressee = kind == OnwardKind.TRANSFER ? Account.OTHER_COORDINATOR : Account.PROVIDER;
        meanwhile("update case_file set version = version + 1 where id = '" + file + "'", CLOSE.formatted(file),
                () -> accept(addressee, id, "\"0\"", null).statusCode(412));
        assertEquals("CASE_OVER", Given.text("select reason from onward_referral where id = '" + id + "'"));
    }

    @Test
    void conflict_409_a_need_of_a_case_that_is_over_is_not_accepted() {
        String id = service(GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed")).statusCode(201).extract().path("id");
        sql(CLOSE.formatted(file));
        sql("update onward_referral set state = 'PENDING', reason = null, answered_at = null, version = 0 where id = '" + id + "'");
        accept(Account.PROVIDER, id, "\"0\"", null).statusCode(409).body("type", equalTo("urn:palermo:problem:onward-referral:case-over"));
        assertEquals("PENDING", Given.text("select state from onward_referral where id = '" + id + "'"));
        decline(Account.PROVIDER, id, "\"0\"", "OTHER").statusCode(200);
    }

    @Test
    void an_acceptance_during_an_erasure_finds_nothing_and_does_not_block_it() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        Erasing.meet(file, () -> accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).statusCode(404));
        assertEquals(0, count("select count(*) from onward_referral where case_file = '" + file + "'"));
    }

    @Test
    void notices_written_during_an_erasure_are_erased_too() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        meanwhile("update onward_referral set reminded = true where id = '" + id + "'", """
                insert into notice (id, agency, kind, about, reference, created_at) values (uuidv7(), '%s', 'TRANSFER_UNANSWERED', '%s', 'a reference', now())
                """.formatted(Account.OTHER_COORDINATOR.agency(), id),
                () -> Erasing.byTwo(file).statusCode(200));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "'"));
    }

    private static final String CLOSE = "update case_file set stage = 'CLOSED', closed_at = now() where id = '%s'";
    private static final String TAKE_OVER = """
            update onward_referral set state = 'ACCEPTED', answered_at = now(), answered_by = 'her', version = version + 1 where id = '%s';
            update case_assignment set ended_at = now(), ended_by = 'her' where case_file = '%s' and ended_at is null
            """;

    private static void meanwhile(String before, Runnable request) throws Exception {
        meanwhile(before, "select 1", request);
    }

    /// Another transaction begins before the request, and ends while the request waits for its locks.
    private static void meanwhile(String before, String then, Runnable request) throws Exception {
        try (Connection other = TestDatabase.asSuperuser(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute(before);
            FutureTask<Void> asked = new FutureTask<>(request, null);
            Thread.ofVirtual().start(asked);
            Awaitility.await().until(() -> asked.isDone() || count("select count(*) from pg_locks where not granted") == 1);
            sql.execute(then);
            other.commit();
            asked.get(20, TimeUnit.SECONDS);
        }
    }

    /// Both lock the case first, so that they cannot deadlock. The second may have read data that the first has changed.
    @RepeatedTest(40)
    void a_concurrent_age_determination_and_acceptance_both_finish() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        CyclicBarrier together = new CyclicBarrier(2);
        FutureTask<Integer> determined = new FutureTask<>(() -> {
            together.await();
            return as(Account.AUTHORITY).header("If-Match", "\"0\"")
                    .body("{\"outcome\":\"CHILD\",\"method\":\"DOCUMENT\",\"body\":\"Council\",\"on\":\"2026-01-01\",\"reasons\":\"a document\"}")
                    .post(CASES + file + "/age-determinations").statusCode();
        });
        Thread.ofVirtual().start(determined);
        together.await();
        List<Integer> answers = List.of(accept(Account.OTHER_COORDINATOR, id, "\"0\"", null).extract().statusCode(), determined.get(20, TimeUnit.SECONDS));
        assertTrue(answers.contains(200) && answers.stream().allMatch(status -> status == 200 || status == 412), answers.toString());
        assertEquals(answers.get(1) == 200 ? 1 : 0, count("select count(*) from age_determination where case_file = '" + file + "'"));
        assertEquals(answers.get(0) == 200 ? 1 : 0, count("select count(*) from case_file_event where case_file = '" + file + "' and name = 'Transferred'"));
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"AUTHORITY", "RESPONDER", "NGO", "SHELTER", "AGENCY_ADMINISTRATOR", "BORDER"})
    void forbidden_403_other_roles(Account account) {
        as(account).body("{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(Account.NGO.agency())).post(sent(null)).then().statusCode(403);
    }

    @Test
    void not_found_404_records_of_others() {
        String id = transfer().statusCode(201).extract().path("id");
        accept(Account.PROVIDER, id, "\"0\"", null).statusCode(404);
        decline(Account.AGENCY_ADMINISTRATOR, id, "\"0\"", "OTHER").statusCode(404);
        as(Account.OTHER_COORDINATOR).header("If-Match", "\"0\"").body("{\"reason\":\"OWN_WISH\"}").post(sent(id) + "/withdrawal").then().statusCode(404);
        as(Account.COORDINATOR).get(CASES + caseOf(Account.COORDINATOR) + "/onward-referrals/" + id).then().statusCode(404);
    }

    @Test
    void row_security_both_sides_and_the_authority_see_the_referral() throws Exception {
        String id = transfer().statusCode(201).extract().path("id");
        String hers = "onward_referral where id = '" + id + "'";
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            assertEquals(1, acting.count(hers));
            for (Account account : List.of(Account.OTHER_COORDINATOR, Account.AUTHORITY)) {
                acting.become(account);
                assertEquals(1, acting.count(hers), account.name());
            }
            for (Account account : List.of(Account.RESPONDER, Account.ADMINISTRATOR, Account.PROVIDER, Account.BORDER, Account.AGENCY_ADMINISTRATOR, Account.NGO)) {
                acting.become(account);
                assertEquals(0, acting.count(hers), account.name());
                assertEquals(0, acting.change("update onward_referral set state = 'ACCEPTED', answered_at = now(), answered_by = '" + account.name() + "' where id = '" + id + "'"));
            }
            acting.become(Account.OTHER_COORDINATOR);
            assertEquals(0, acting.count("take_over_case('" + id + "', '" + GivenTeams.subject(Account.OTHER_COORDINATOR) + "', now())"));
            acting.set("palermo.roles", "ngo");
            assertEquals(0, acting.count(hers));
        }
        try (Acting owner = Acting.owner()) {
            assertEquals(0, owner.count(hers));
        }
    }

    private void watchTogether() throws Exception {
        together(3, () -> {
            watch.watch().await().atMost(Duration.ofSeconds(30));
            return 0;
        });
    }

    private static List<Integer> together(int many, Callable<Integer> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(many)) {
            return pool.invokeAll(IntStream.range(0, many).mapToObj(i -> work).toList()).stream().map(done -> {
                try {
                    return done.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        }
    }

    /// Another coordinator of the case, whose name the identity provider knows.
    private UUID aColleague() {
        UUID colleague = FakeKeycloak.has(GivenTeams.account(Account.COORDINATOR.agency(), "case-coordinator"), "Zcolleague", Account.COORDINATOR.agency(), "case-coordinator");
        GivenTeams.assign(Account.AUTHORITY, file, colleague).statusCode(200);
        return colleague;
    }

    private ValidatableResponse service(String need) {
        return refer(file, "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.PROVIDER.agency(), need));
    }

    private ValidatableResponse transfer() {
        return transferTo(Account.OTHER_COORDINATOR.agency());
    }

    private ValidatableResponse transferTo(UUID agency) {
        return refer(file, "{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(agency));
    }

    private static ValidatableResponse refer(UUID file, String body) {
        return as(Account.COORDINATOR).body(body).post(CASES + file + "/onward-referrals").then();
    }

    private static ValidatableResponse accept(Account account, String id, String etag, UUID coordinator) {
        return as(account).header("If-Match", etag).body(coordinator == null ? "{}" : "{\"coordinator\":\"%s\"}".formatted(coordinator)).post(RECEIVED + "/" + id + "/acceptance").then();
    }

    private static ValidatableResponse decline(Account account, String id, String etag, String reason) {
        var request = as(account).body("{\"reason\":\"%s\"}".formatted(reason));
        return (etag == null ? request : request.header("If-Match", etag)).post(RECEIVED + "/" + id + "/refusal").then();
    }

    private ValidatableResponse withdraw(String id, String etag, String reason) {
        var request = as(Account.COORDINATOR).body("{\"reason\":\"%s\"}".formatted(reason));
        return (etag == null ? request : request.header("If-Match", etag)).post(sent(id) + "/withdrawal").then();
    }

    private String sent(String id) {
        return CASES + file + "/onward-referrals" + (id == null ? "" : "/" + id);
    }

    private static long told(UUID agency, String about, String kind) {
        return count("select count(*) from notice where agency = '%s' and about = '%s' and kind = '%s'".formatted(agency, about, kind));
    }

    private List<JsonNode> events(int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(file.toString())).toList(), events -> events.size() == count);
    }
}

package org.palermo.referral.people.recovery;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class FactorResetsTest {
    private static final String PEOPLE = "/api/nrm/v1/people";
    private static final String LOST = "{\"reason\":\"DEVICE_LOST\",\"identityCheck\":\"IN_PERSON\"}";
    private static final UUID ADMINISTRATOR = UUID.fromString(TestTokens.subject(Account.AGENCY_ADMINISTRATOR));
    private static final UUID SECOND = UUID.fromString(TestTokens.subject("second_administrator"));
    private static final UUID MECHANISM = UUID.fromString(TestTokens.subject(Account.ADMINISTRATOR));
    private static final String SECOND_TOKEN = TestTokens.colleague(Account.AGENCY_ADMINISTRATOR, "second_administrator");

    private UUID worker;

    @BeforeEach
    void anAgencyWithTwoAdministrators() {
        FakeKeycloak.reset();
        sql("delete from access_review; delete from access_review_reminder; delete from person; delete from notice where kind like 'FACTOR_%'");
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Aid', 'NGO', 'GB', false, now()), ('%s', 'Other aid', 'NGO', 'ZZ', false, now())
            on conflict (id) do nothing
            """.formatted(Account.NGO.agency(), Account.OTHER_NGO.agency()));
        FakeKeycloak.has(ADMINISTRATOR, "administrator", Account.NGO.agency(), "agency-administrator");
        FakeKeycloak.has(SECOND, "second", Account.NGO.agency(), "agency-administrator");
        FakeKeycloak.has(MECHANISM, "mechanism", Account.ADMINISTRATOR.agency(), "mechanism-administrator");
        worker = FakeKeycloak.has(UUID.randomUUID(), "worker", Account.NGO.agency(), "ngo");
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE).then().statusCode(200).body("items", hasSize(3));
    }

    private static ValidatableResponse ask(String token, UUID person) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json").body(LOST).post(PEOPLE + "/" + person + "/factor-resets").then();
    }

    private static String asked(String token, UUID person) {
        return ask(token, person).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse decide(String token, UUID person, String reset, String how) {
        return RestAssured.given().auth().oauth2(token).post(PEOPLE + "/" + person + "/factor-resets/" + reset + "/" + how).then();
    }

    private static ValidatableResponse suspensions() {
        return RestAssured.given().header("X-Palermo-Suspensions-Key", "key-of-the-gateway").get("/suspensions").then();
    }

    private static String administrator() {
        return Account.AGENCY_ADMINISTRATOR.token();
    }

    @Test
    void ok_200_approved_by_another_the_factor_goes_and_the_sessions_end() throws IOException {
        String reset = ask(administrator(), worker).statusCode(201).body("state", equalTo("OPEN")).body("person", equalTo(worker.toString()))
                .body("removedAt", nullValue()).body("pending", equalTo(false)).extract().path("id");
        assertEquals(Set.of("password", "otp", "recovery-authn-codes"), FakeKeycloak.credentials.get(worker));
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/factor-resets").then().statusCode(200).body("items.id", equalTo(List.of(reset)));
        suspensions().body("subjects", hasSize(0));

        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200).body("state", equalTo("APPROVED")).body("removedAt", notNullValue())
                .body("decidedBy", equalTo(SECOND.toString())).body("pending", equalTo(false));
        assertEquals(Set.of("password"), FakeKeycloak.credentials.get(worker));
        assertEquals("[\"CONFIGURE_TOTP\"]", FakeKeycloak.users.get(worker).get("requiredActions").toString());
        assertTrue(FakeKeycloak.users.get(worker).get("enabled").asBoolean());
        assertEquals(Set.of(worker), Set.copyOf(FakeKeycloak.loggedOut));
        suspensions().body("subjects.subject", equalTo(List.of(worker.toString()))).body("subjects[0].issuedBefore", notNullValue());
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/factor-resets").then().body("items", hasSize(0));

        for (String action : List.of("ASK_FACTOR_RESET", "APPROVE_FACTOR_RESET")) {
            assertEquals(1, count("select count(*) from audit_entry where action = '" + action + "' and record_id = '" + worker + "'"));
        }
        for (String kind : List.of("FACTOR_RESET_ASKED", "FACTOR_REMOVED")) {
            assertEquals(1, count("select count(*) from notice where kind = '%s' and agency = '%s' and about = '%s'".formatted(kind, Account.NGO.agency(), reset)));
        }
        String mail = Files.readString(Path.of("target/mail", reset + ".eml"));
        assertTrue(mail.contains("To: worker@example.org"), mail);
        assertTrue(mail.contains("all your sessions have ended"), mail);
        assertEquals(1, count("select count(*) from factor_reset where mailed_at is not null and id = '" + reset + "'"));
    }

    @Test
    void ok_200_a_repeat_of_the_approval_does_not_remove_the_new_factor() {
        String reset = asked(administrator(), worker);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            RestAssured.given().auth().oauth2(SECOND_TOKEN).header("Idempotency-Key", key)
                    .post(PEOPLE + "/" + worker + "/factor-resets/" + reset + "/approval").then().statusCode(200).body("removedAt", notNullValue());
            FakeKeycloak.credentials.get(worker).add("otp");
        }
        assertEquals(Set.of("password", "otp"), FakeKeycloak.credentials.get(worker));
    }

    /// A mailed link alone changes no password, so who has forgotten hers as well needs the two administrators for both.
    @Test
    void ok_200_a_forgotten_password_goes_too_and_a_link_is_mailed_to_the_person_alone() throws IOException {
        String reset = asked(administrator(), worker);
        sql("update factor_reset set password_forgotten = true where id = '" + reset + "'");
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/factor-resets").then().statusCode(200).body("items[0].passwordForgotten", equalTo(true));
        assertTrue(FakeKeycloak.linked.isEmpty());
        String answer = decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200).body("removedAt", notNullValue()).extract().asString();
        assertFalse(answer.contains("\"oneTimePassword\""), answer);
        assertEquals(Set.of(), FakeKeycloak.credentials.get(worker));
        assertEquals("[\"CONFIGURE_TOTP\"]", FakeKeycloak.users.get(worker).get("requiredActions").toString());
        assertEquals(Set.of(worker), Set.copyOf(FakeKeycloak.loggedOut));
        assertEquals(List.of(worker), FakeKeycloak.linked);
        assertTrue(FakeKeycloak.passwords.isEmpty(), "nobody but the person sets a password");
        String mail = Files.readString(Path.of("target/mail", reset + ".eml"));
        assertTrue(mail.contains("To: worker@example.org"), mail);
        assertTrue(mail.contains("removed your password"), mail);
        assertEquals(1, count("select count(*) from factor_reset where mailed_at is not null and id = '" + reset + "'"));
    }

    /// Otherwise she would be told again each minute for a day.
    @Test
    void ok_200_she_is_told_once_while_the_link_is_tried_again() throws IOException {
        String reset = asked(administrator(), worker);
        sql("update factor_reset set password_forgotten = true where id = '" + reset + "'");
        FakeKeycloak.mailAway = true;
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200).body("removedAt", notNullValue());
        assertEquals(Set.of(), FakeKeycloak.credentials.get(worker));
        Path mail = Path.of("target/mail", reset + ".eml");
        Files.delete(mail);
        assertEquals(1, count("select count(*) from factor_reset where mailed_at is not null and linked_at is null and id = '" + reset + "'"));
        FakeKeycloak.mailAway = false;
        sql("update factor_reset set mail_tried_at = null where id = '" + reset + "'");
        Awaitility.await().until(() -> count("select count(*) from factor_reset where linked_at is not null and id = '" + reset + "'") == 1);
        assertEquals(List.of(worker), FakeKeycloak.linked);
        assertFalse(Files.exists(mail), "told once");
        sql("update factor_reset set mail_tried_at = null where id = '" + reset + "'");
        Awaitility.await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> FakeKeycloak.linked.size() == 1);
    }

    @Test
    void conflict_409_the_password_stays_when_the_account_has_no_address_any_more() {
        String reset = asked(administrator(), worker);
        sql("update factor_reset set password_forgotten = true where id = '" + reset + "'");
        FakeKeycloak.users.get(worker).put("email", "");
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(409).body("type", equalTo("urn:palermo:problem:people:no-mail"));
        assertEquals(Set.of("password", "otp", "recovery-authn-codes"), FakeKeycloak.credentials.get(worker));
        decide(SECOND_TOKEN, worker, reset, "refusal").statusCode(200);
    }

    @Test
    void ok_200_refused_and_the_password_that_was_said_to_be_forgotten_stays() {
        String reset = asked(administrator(), worker);
        sql("update factor_reset set password_forgotten = true where id = '" + reset + "'");
        decide(administrator(), worker, reset, "approval").statusCode(403);
        decide(SECOND_TOKEN, worker, reset, "refusal").statusCode(200);
        assertEquals(Set.of("password", "otp", "recovery-authn-codes"), FakeKeycloak.credentials.get(worker));
        assertTrue(FakeKeycloak.linked.isEmpty());
    }

    /// The tests run without mails of the identity provider, as a country does that hands over one-time passwords.
    @Test
    void conflict_409_a_forgotten_password_where_no_link_can_be_mailed() {
        RestAssured.given().auth().oauth2(administrator()).contentType("application/json")
                .body(LOST.replace("}", ",\"passwordForgotten\":true}")).post(PEOPLE + "/" + worker + "/factor-resets").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:people:no-mail"));
        assertEquals(0, count("select count(*) from factor_reset"));
    }

    @Test
    void ok_200_refused_and_the_factor_stays() {
        String reset = asked(administrator(), worker);
        decide(SECOND_TOKEN, worker, reset, "refusal").statusCode(200).body("state", equalTo("REFUSED"));
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(409).body("type", equalTo("urn:palermo:problem:people:factor-reset-decided"));
        assertEquals(Set.of("password", "otp", "recovery-authn-codes"), FakeKeycloak.credentials.get(worker));
        suspensions().body("subjects", hasSize(0));
        assertEquals(1, count("select count(*) from notice where kind = 'FACTOR_RESET_REFUSED' and about = '" + reset + "'"));
        asked(SECOND_TOKEN, worker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval", "refusal"})
    void forbidden_403_who_asked_and_the_person_do_not_decide(String how) {
        String reset = asked(administrator(), worker);
        decide(administrator(), worker, reset, how).statusCode(403).body("type", equalTo("urn:palermo:problem:people:own-request"));
        String seconds = asked(administrator(), SECOND);
        decide(SECOND_TOKEN, SECOND, seconds, how).statusCode(403).body("type", equalTo("urn:palermo:problem:people:own-factor"));
        assertEquals(Set.of("password", "otp", "recovery-authn-codes"), FakeKeycloak.credentials.get(SECOND));
        assertTrue(FakeKeycloak.loggedOut.isEmpty());
    }

    @Test
    void forbidden_403_nobody_asks_for_herself() {
        ask(administrator(), ADMINISTRATOR).statusCode(403).body("type", equalTo("urn:palermo:problem:people:own-factor"));
        assertEquals(0, count("select count(*) from factor_reset"));
    }

    /// The second administrator of the agency decides, not the mechanism's.
    @Test
    void forbidden_403_the_mechanism_administrator_while_the_agency_has_another() {
        String reset = asked(administrator(), worker);
        decide(Account.ADMINISTRATOR.token(), worker, reset, "approval").statusCode(403).body("type", equalTo("urn:palermo:problem:people:agency-decides"));
    }

    @Test
    void ok_200_the_mechanism_administrator_when_the_agency_has_no_other() {
        String reset = asked(administrator(), SECOND);
        assertEquals(1, count("select count(*) from notice where kind = 'FACTOR_RESET_ASKED' and role = 'mechanism-administrator' and country = 'GB' and about = '" + reset + "'"));
        as(Account.ADMINISTRATOR).get(PEOPLE + "/factor-resets").then().statusCode(200).body("items.id", hasItem(reset));
        decide(Account.ADMINISTRATOR.token(), SECOND, reset, "approval").statusCode(200).body("state", equalTo("APPROVED"));
        assertEquals(Set.of("password"), FakeKeycloak.credentials.get(SECOND));
    }

    /// The people of an agency whom nobody has listed yet are known before the notice goes out.
    @Test
    void created_201_by_the_mechanism_administrator_and_the_agencys_own_is_told() {
        UUID agency = Account.OTHER_NGO.agency();
        FakeKeycloak.has(UUID.randomUUID(), "their-administrator", agency, "agency-administrator");
        UUID stranger = FakeKeycloak.has(UUID.randomUUID(), "stranger", agency, "ngo");
        sql("insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', 'ngo', 'ACTIVE', now())".formatted(stranger, agency));
        String reset = asked(Account.ADMINISTRATOR.token(), stranger);
        assertEquals(1, count("select count(*) from notice where kind = 'FACTOR_RESET_ASKED' and agency = '%s' and about = '%s'".formatted(agency, reset)));
    }

    /// An administrator who exists only in the identity provider counts too.
    @Test
    void forbidden_403_an_administrator_who_is_not_recorded_here_yet_decides_before_the_mechanism_administrator() {
        String reset = asked(administrator(), SECOND);
        FakeKeycloak.has(UUID.randomUUID(), "third", Account.NGO.agency(), "agency-administrator");
        decide(Account.ADMINISTRATOR.token(), SECOND, reset, "approval").statusCode(403).body("type", equalTo("urn:palermo:problem:people:agency-decides"));
    }

    @Test
    void conflict_409_a_second_request_and_one_whose_time_is_over() {
        String reset = asked(administrator(), worker);
        ask(SECOND_TOKEN, worker).statusCode(409).body("type", equalTo("urn:palermo:problem:people:factor-reset-open"));
        sql("update factor_reset set expires_at = now() - interval '1 second' where id = '" + reset + "'");
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(409).body("type", equalTo("urn:palermo:problem:people:factor-reset-expired"));
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/factor-resets").then().body("items", hasSize(0));
        asked(SECOND_TOKEN, worker);
    }

    @Test
    void a_request_is_open_for_a_day() {
        String reset = asked(administrator(), worker);
        assertEquals(1, count("select count(*) from factor_reset where expires_at = asked_at + interval '24 hours' and id = '" + reset + "'"));
    }

    @Test
    void conflict_409_a_suspended_person() {
        sql("update person set state = 'SUSPENDED', suspended_at = now() where id = '" + worker + "'");
        ask(administrator(), worker).statusCode(409).body("type", equalTo("urn:palermo:problem:people:not-active"));
    }

    @Test
    void not_found_404_a_person_of_another_agency_and_her_request() {
        UUID stranger = FakeKeycloak.has(UUID.randomUUID(), "stranger", Account.OTHER_NGO.agency(), "ngo");
        as(Account.ADMINISTRATOR).get(PEOPLE + "?agency=" + Account.OTHER_NGO.agency()).then().statusCode(200).body("items", hasSize(1));
        ask(administrator(), stranger).statusCode(404);
        ask(administrator(), UUID.randomUUID()).statusCode(404);
        String reset = asked(Account.ADMINISTRATOR.token(), stranger);
        decide(administrator(), stranger, reset, "approval").statusCode(404);
        decide(administrator(), worker, reset, "approval").statusCode(404);
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/factor-resets").then().body("items.id", not(hasItem(reset)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NGO", "RESPONDER", "AUTHORITY", "BORDER", "AUDITOR"})
    void forbidden_403_wrong_role(Account account) {
        ask(account.token(), worker).statusCode(403);
        as(account).get(PEOPLE + "/factor-resets").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"DEVICE_LOST\"}", "{\"reason\":\"FORGOTTEN\",\"identityCheck\":\"IN_PERSON\"}",
            "{\"reason\":\"DEVICE_LOST\",\"identityCheck\":\"IN_PERSON\",\"password\":\"x\"}"})
    void invalid_400(String body) {
        as(Account.AGENCY_ADMINISTRATOR).body(body).post(PEOPLE + "/" + worker + "/factor-resets").then().statusCode(400);
    }

    @Test
    void unavailable_503_nobody_asks_while_the_identity_provider_is_away() {
        FakeKeycloak.away = true;
        ask(administrator(), worker).statusCode(503).body("type", equalTo("urn:palermo:problem:people:identity-away"));
        assertEquals(0, count("select count(*) from factor_reset"));
    }

    @Test
    void ok_200_pending_while_the_identity_provider_is_away_and_removed_when_it_is_back() {
        String reset = asked(administrator(), worker);
        FakeKeycloak.away = true;
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200).body("state", equalTo("APPROVED")).body("pending", equalTo(true));
        suspensions().body("subjects.subject", equalTo(List.of(worker.toString()))).body("subjects[0].issuedBefore", nullValue());
        assertTrue(FakeKeycloak.credentials.get(worker).contains("otp"));
        FakeKeycloak.away = false;
        Awaitility.await().until(() -> Set.of("password").equals(FakeKeycloak.credentials.get(worker)) && FakeKeycloak.loggedOut.contains(worker));
        Awaitility.await().until(() -> count("select count(*) from factor_reset where untold_since is null and mailed_at is not null and id = '" + reset + "'") == 1);
        assertEquals(1, count("select count(*) from notice where kind = 'FACTOR_REMOVED' and about = '" + reset + "'"));
    }

    @Test
    void a_suspended_person_stays_refused_whatever_happened_to_her_factor() {
        String reset = asked(administrator(), worker);
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200);
        sql("update person set state = 'SUSPENDED', suspended_at = now(), closed_at = null where id = '" + worker + "'");
        suspensions().body("subjects.subject", equalTo(List.of(worker.toString()))).body("subjects[0].issuedBefore", nullValue());
    }

    /// The account is written as a whole: the demand for a new factor, read before, overwrites what the suspension has said.
    @Test
    void a_suspension_at_the_same_time_is_told_again() {
        String reset = asked(administrator(), worker);
        FakeKeycloak.beforeChange = () -> {
            sql("update person set state = 'SUSPENDED', suspended_at = now(), closed_at = now() where id = '" + worker + "'");
            FakeKeycloak.users.put(worker, FakeKeycloak.users.get(worker).deepCopy().put("enabled", false));
        };
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200);
        assertEquals(1, count("select count(*) from person where version > 0 and id = '" + worker + "'"), "marked again");
        Awaitility.await().until(() -> !FakeKeycloak.users.get(worker).get("enabled").asBoolean());
        Awaitility.await().until(() -> count("select count(*) from person where untold_since is null and closed_at is not null and id = '" + worker + "'") == 1);
    }

    @Test
    void a_new_factor_is_demanded_although_another_change_removed_the_demand() {
        String reset = asked(administrator(), worker);
        FakeKeycloak.beforeDelete = () -> FakeKeycloak.users.get(worker).putArray("requiredActions");
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(200).body("removedAt", notNullValue());
        assertEquals("[\"CONFIGURE_TOTP\"]", FakeKeycloak.users.get(worker).get("requiredActions").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"state = 'SUSPENDED', suspended_at = now()", "state = 'REMOVED'", "roles = 'ngo'"})
    void conflict_409_who_asked_is_no_administrator_any_more(String change) {
        String reset = asked(administrator(), worker);
        sql("update person set " + change + " where id = '" + ADMINISTRATOR + "'");
        RestAssured.given().auth().oauth2(SECOND_TOKEN).get(PEOPLE + "/factor-resets").then().statusCode(200).body("items", hasSize(0));
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(409).body("type", equalTo("urn:palermo:problem:people:factor-reset-expired"));
        assertTrue(FakeKeycloak.credentials.get(worker).contains("otp"));
        asked(SECOND_TOKEN, worker);
    }

    @Test
    void conflict_409_who_asked_is_not_known_any_more() {
        String reset = asked(administrator(), worker);
        sql("delete from person where id = '" + ADMINISTRATOR + "'");
        decide(SECOND_TOKEN, worker, reset, "approval").statusCode(409).body("type", equalTo("urn:palermo:problem:people:factor-reset-asker"));
        decide(SECOND_TOKEN, worker, reset, "refusal").statusCode(200);
    }

    @Test
    void the_database_lets_nobody_decide_twice_or_rewrite_a_request() throws Exception {
        String reset = asked(administrator(), worker);
        String decided = "state = '%s', decided_by = '" + SECOND + "', decided_at = now() where id = '" + reset + "'";
        try (Acting acting = Acting.as(Account.AGENCY_ADMINISTRATOR)) {
            acting.set("palermo.subject", SECOND.toString());
            assertEquals(1, acting.change("update factor_reset set " + decided.formatted("REFUSED")));
            assertEquals(0, acting.change("update factor_reset set " + decided.formatted("APPROVED")));
        }
        try (Acting acting = Acting.as(Account.AGENCY_ADMINISTRATOR)) {
            assertThrows(SQLException.class, () -> acting.change("update factor_reset set expires_at = now() where id = '" + reset + "'"));
        }
    }

    @Test
    void the_database_lets_nobody_decide_on_what_she_asked_and_shows_only_the_own_agency() throws Exception {
        String reset = asked(administrator(), worker);
        try (Acting acting = Acting.as(Account.AGENCY_ADMINISTRATOR)) {
            assertEquals(1, acting.count("factor_reset"));
            assertTrue(acting.isRefused("update factor_reset set state = 'APPROVED', decided_by = asked_by, decided_at = now() where id = '" + reset + "'"));
        }
        try (Acting acting = Acting.as(Account.NGO)) {
            assertEquals(0, acting.count("factor_reset"));
        }
        try (Acting acting = Acting.owner()) {
            assertEquals(0, acting.count("factor_reset"));
        }
        assertFalse(FakeKeycloak.loggedOut.contains(worker));
    }
}

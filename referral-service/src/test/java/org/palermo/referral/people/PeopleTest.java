package org.palermo.referral.people;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class PeopleTest {
    static final String PEOPLE = "/api/nrm/v1/people";
    /// The subject of an account name, as in the sample's tokens.
    private static final UUID ADMINISTRATOR = subject("agency_administrator");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private UUID worker;

    @BeforeEach
    void anAgencyAndItsPeople() {
        FakeKeycloak.reset();
        sql("delete from access_review; delete from access_review_reminder; delete from person");
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Aid', 'NGO', 'GB', false, now()), ('%s', 'Other aid', 'NGO', 'ZZ', false, now()),
              ('%s', 'Border', 'IMMIGRATION', 'GB', true, now())
            on conflict (id) do update set first_responder = excluded.first_responder
            """.formatted(Account.NGO.agency(), Account.OTHER_NGO.agency(), Account.BORDER.agency()));
        FakeKeycloak.has(ADMINISTRATOR, "administrator", Account.NGO.agency(), "agency-administrator");
        worker = FakeKeycloak.has(UUID.randomUUID(), "worker", Account.NGO.agency(), "ngo");
        FakeKeycloak.has(UUID.randomUUID(), "stranger", Account.OTHER_NGO.agency(), "ngo");
    }

    private static UUID subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }

    private static ValidatableResponse list() {
        return as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE).then();
    }

    private static String invitation(String email, String... roles) {
        return "{\"givenName\":\"Ines\",\"familyName\":\"Okoro\",\"email\":\"%s\",\"roles\":[\"%s\"]}".formatted(email, String.join("\",\"", roles));
    }

    private static ValidatableResponse invite(String key, String body) {
        var request = as(Account.AGENCY_ADMINISTRATOR).body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(PEOPLE).then();
    }

    private ValidatableResponse act(Account account, UUID person, String what, String etag, String body) {
        var request = as(account);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return (what.equals("roles") ? request.body(body).put(PEOPLE + "/" + person + "/roles") : request.body(body).post(PEOPLE + "/" + person + "/" + what)).then();
    }

    private ValidatableResponse act(UUID person, String what, String body) {
        return act(Account.AGENCY_ADMINISTRATOR, person, what, etag(person), body);
    }

    private static String etag(UUID person) {
        return as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/" + person).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void ok_200_only_the_people_of_the_own_agency() {
        list().statusCode(200).body("items.email", containsInAnyOrder("administrator@example.org", "worker@example.org"))
                .body("items.find { it.familyName == 'worker' }.roles", equalTo(List.of("ngo")))
                .body("items.state", hasItems("ACTIVE"))
                .body("givenRoles", hasItem("case-coordinator")).body("givenRoles", not(hasItem("first-responder")));
        assertEquals(0, count("select count(*) from person where agency <> '" + Account.NGO.agency() + "'"));
    }

    @Test
    void ok_200_page_by_page() {
        String next = as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "?limit=1").then().statusCode(200).body("items.email", equalTo(List.of("administrator@example.org")))
                .extract().path("next");
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "?limit=1&cursor=" + next).then().statusCode(200)
                .body("items.email", equalTo(List.of("worker@example.org"))).body("next", nullValue());
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void not_found_404_another_agency_and_its_people() {
        as(Account.ADMINISTRATOR).get(PEOPLE + "?agency=" + Account.OTHER_NGO.agency()).then().statusCode(200).body("items", hasSize(1));
        UUID stranger = UUID.fromString(as(Account.ADMINISTRATOR).get(PEOPLE + "?agency=" + Account.OTHER_NGO.agency()).then().extract().path("items[0].id"));
        assertEquals(nothingOf(Account.OTHER_NGO.agency()), nothingOf(UUID.randomUUID()));
        act(Account.AGENCY_ADMINISTRATOR, stranger, "suspension", "\"0\"", "{\"reason\":\"LEFT\"}").statusCode(404);
        act(Account.AGENCY_ADMINISTRATOR, stranger, "roles", "\"0\"", "{\"roles\":[\"ngo\"]}").statusCode(404);
        as(Account.AGENCY_ADMINISTRATOR).body("{\"decisions\":[{\"person\":\"%s\",\"outcome\":\"REMOVED\"}]}".formatted(stranger)).post(PEOPLE + "/reviews").then().statusCode(404);
        assertTrue(FakeKeycloak.users.get(stranger).get("enabled").asBoolean());
    }

    private static String nothingOf(UUID agency) {
        return as(Account.AGENCY_ADMINISTRATOR).header("X-Request-Id", "the-same-one").get(PEOPLE + "?agency=" + agency).then().statusCode(404).extract().body().asString();
    }

    @ParameterizedTest
    @EnumSource(names = {"NGO", "RESPONDER", "AUTHORITY", "BORDER", "AUDITOR"})
    void forbidden_403_wrong_role(Account account) {
        as(account).get(PEOPLE).then().statusCode(403);
        as(account).body(invitation("a@example.org", "ngo")).post(PEOPLE).then().statusCode(403);
    }

    @Test
    void unauthorised_401() {
        io.restassured.RestAssured.get(PEOPLE).then().statusCode(401);
    }

    @Test
    void created_201_an_invitation_belongs_to_the_own_agency_whatever_was_sent() {
        String id = invite(null, invitation("Ines@Example.org", "ngo", "case-coordinator")).statusCode(201)
                .body("person.state", equalTo("INVITED")).body("person.agency", equalTo(Account.NGO.agency().toString()))
                .body("person.pending", equalTo(false)).body("oneTimePassword", equalTo(FakeKeycloak.passwords.getLast())).extract().path("person.id");
        var user = FakeKeycloak.users.get(UUID.fromString(id));
        assertEquals("ines@example.org", user.get("username").asText());
        assertEquals("NGO", user.at("/attributes/agency_kind/0").asText());
        assertEquals("GB", user.at("/attributes/regions/0").asText());
        assertEquals(Set.of("default-roles-palermo", "ngo", "case-coordinator"), FakeKeycloak.roles.get(UUID.fromString(id)));
        assertEquals(1, count("select count(*) from audit_entry where action = 'INVITE' and record_id = '" + id + "'"));
        assertEquals(0, count("select count(*) from person p where p::text ilike '%okoro%' or p::text ilike '%ines%'"));
    }

    @ParameterizedTest
    @CsvSource({"competent-authority", "mechanism-administrator", "first-responder", "inspector", "event-sender", "nonsense"})
    void invalid_400_a_role_not_allowed_for_the_kind_of_organisation(String role) {
        int before = FakeKeycloak.users.size();
        invite(null, invitation("ines@example.org", role)).statusCode(400).body("violations.field", hasItem("roles"));
        assertEquals(before, FakeKeycloak.users.size());
        list();
        act(worker, "roles", "{\"roles\":[\"%s\"]}".formatted(role)).statusCode(400);
    }

    @Test
    void invalid_400_a_chosen_agency_kind_or_region() {
        invite(null, invitation("a@example.org", "ngo").replace("{", "{\"agency_kind\":\"POLICE\",")).statusCode(400);
        invite(null, invitation("a@example.org", "ngo").replace("{", "{\"regions\":[\"ZZ\"],")).statusCode(400);
        invite(null, invitation("a@example.org", "ngo").replace("{", "{\"agency\":\"%s\",".formatted(Account.OTHER_NGO.agency()))).statusCode(404);
        invite(null, invitation("not an address", "ngo")).statusCode(400);
        invite(null, invitation("a@a" + ".a".repeat(20_000), "ngo")).statusCode(400).body("violations.field", hasItem("email"));
    }

    @Test
    void an_immigration_body_gets_first_responders_only() {
        String body = "{\"agency\":\"%s\",\"givenName\":\"A\",\"familyName\":\"B\",\"email\":\"%s\",\"roles\":[\"%s\"]}";
        as(Account.ADMINISTRATOR).body(body.formatted(Account.BORDER.agency(), "b1@example.org", "ngo")).post(PEOPLE).then().statusCode(400);
        as(Account.ADMINISTRATOR).body(body.formatted(Account.BORDER.agency(), "b2@example.org", "first-responder")).post(PEOPLE).then().statusCode(201);
    }

    /// @param used whether its person has set a password and a second factor
    private static UUID account(String username, UUID agency, boolean used) {
        UUID id = FakeKeycloak.has(UUID.randomUUID(), username, agency, "ngo");
        if (!used) {
            FakeKeycloak.users.get(id).putArray("requiredActions").add("UPDATE_PASSWORD");
            FakeKeycloak.credentials.get(id).clear();
        }
        return id;
    }

    @Test
    void conflict_409_an_address_in_use() {
        account("used@example.org", Account.NGO.agency(), true);
        account("stranger@example.org", Account.OTHER_NGO.agency(), false);
        UUID suspended = account("suspended@example.org", Account.NGO.agency(), false);
        UUID withFactor = account("factor@example.org", Account.NGO.agency(), false);
        FakeKeycloak.credentials.get(withFactor).add("otp");
        UUID lost = account("lost@example.org", Account.NGO.agency(), false);
        list();
        act(suspended, "suspension", "{\"reason\":\"LEFT\"}").statusCode(200);
        sql("""
            insert into factor_reset (id, person, agency, reference, reason, identity_check, asked_by, asked_at, expires_at, state, decided_by, decided_at)
            values (gen_random_uuid(), '%s', '%s', 'F-1', 'DEVICE_LOST', 'IN_PERSON', 'one', now(), now(), 'APPROVED', 'another', now())
            """.formatted(lost, Account.NGO.agency()));
        for (String name : List.of("used", "stranger", "suspended", "factor", "lost")) {
            invite(null, invitation(name + "@example.org", "ngo")).statusCode(409).body("type", equalTo("urn:palermo:problem:people:address-taken"));
        }
        assertEquals(List.of(), FakeKeycloak.passwords);
    }

    @Test
    void created_201_who_has_set_no_password_yet_is_invited_again() {
        String id = invite(UUID.randomUUID().toString(), invitation("ines@example.org", "ngo")).statusCode(201).extract().path("person.id");
        String lost = FakeKeycloak.passwords.getLast();
        String again = invite(UUID.randomUUID().toString(), invitation("ines@example.org", "case-coordinator")).statusCode(201)
                .body("person.id", equalTo(id)).body("person.state", equalTo("INVITED")).body("person.pending", equalTo(false))
                .body("person.roles", equalTo(List.of("case-coordinator"))).extract().path("oneTimePassword");
        assertEquals(FakeKeycloak.passwords.getLast(), again);
        assertNotEquals(lost, again);
        assertEquals(Set.of("default-roles-palermo", "case-coordinator"), FakeKeycloak.roles.get(UUID.fromString(id)));
        assertEquals(2, count("select count(*) from audit_entry where action = 'INVITE' and record_id = '" + id + "'"));
    }

    /// Such as one whose first invitation failed after the identity provider had made the account.
    @Test
    void created_201_an_unused_account_of_the_own_agency_that_is_listed_already() {
        UUID id = account("ines@example.org", Account.NGO.agency(), false);
        list();
        invite(null, invitation("ines@example.org", "ngo")).statusCode(201).body("person.id", equalTo(id.toString()))
                .body("oneTimePassword", notNullValue());
    }

    @Test
    void created_201_a_repeat_makes_one_account_and_a_new_password() {
        String key = UUID.randomUUID().toString();
        String first = invite(key, invitation("ines@example.org", "ngo")).statusCode(201).extract().path("oneTimePassword");
        String second = invite(key, invitation("ines@example.org", "ngo")).statusCode(201).extract().path("oneTimePassword");
        assertNotEquals(first, second);
        assertEquals(1, FakeKeycloak.users.values().stream().filter(u -> u.get("username").asText().equals("ines@example.org")).count());
        invite(key, invitation("other@example.org", "ngo")).statusCode(422);
        assertFalse(FakeKeycloak.users.values().stream().anyMatch(u -> u.get("username").asText().equals("other@example.org")));
        assertEquals(0, count("select count(*) from idempotent_answer a where a::text like '%" + second + "%'"));
    }

    @Test
    void unavailable_503_an_invitation_without_the_identity_provider_has_no_effect() {
        FakeKeycloak.away = true;
        String key = UUID.randomUUID().toString();
        invite(key, invitation("ines@example.org", "ngo")).statusCode(503).body("type", equalTo("urn:palermo:problem:people:identity-away"));
        assertEquals(0, count("select count(*) from person"));
        FakeKeycloak.away = false;
        invite(key, invitation("ines@example.org", "ngo")).statusCode(201);
    }

    @Test
    void ok_200_roles_are_given_and_removed() {
        list();
        act(worker, "roles", "{\"roles\":[\"case-coordinator\"]}").statusCode(200).body("roles", equalTo(List.of("case-coordinator"))).body("pending", equalTo(false));
        assertEquals(Set.of("default-roles-palermo", "case-coordinator"), FakeKeycloak.roles.get(worker));
        act(Account.AGENCY_ADMINISTRATOR, worker, "roles", "\"0\"", "{\"roles\":[\"ngo\"]}").statusCode(412);
        act(Account.AGENCY_ADMINISTRATOR, worker, "roles", null, "{\"roles\":[\"ngo\"]}").statusCode(428);
    }

    @Test
    void ok_200_roles_that_somebody_else_gave_stay() {
        list();
        sql("update person set roles = 'data-protection-officer,ngo' where id = '" + worker + "'");
        act(worker, "roles", "{\"roles\":[\"data-protection-officer\",\"case-coordinator\"]}").statusCode(200)
                .body("roles", containsInAnyOrder("data-protection-officer", "case-coordinator"));
        act(worker, "roles", "{\"roles\":[\"data-protection-officer\",\"auditor\"]}").statusCode(400)
                .body("violations.field", hasItem("roles"));
    }

    @Test
    void invalid_400_nobody_takes_away_a_role_that_she_may_not_give() {
        list();
        sql("update person set roles = 'first-responder,ngo' where id = '" + worker + "'");
        act(worker, "roles", "{\"roles\":[\"ngo\"]}").statusCode(400).body("violations.field", hasItem("roles"));
        assertEquals(1, count("select count(*) from person where id = '" + worker + "' and roles = 'first-responder,ngo'"));
        act(Account.ADMINISTRATOR, worker, "roles", etag(worker), "{\"roles\":[\"ngo\"]}").statusCode(200)
                .body("roles", equalTo(List.of("ngo")));
    }

    @Test
    void forbidden_403_nobody_gives_herself_a_role() {
        list();
        act(ADMINISTRATOR, "roles", "{\"roles\":[\"agency-administrator\",\"case-coordinator\"]}").statusCode(403)
                .body("type", equalTo("urn:palermo:problem:people:own-roles"));
        assertEquals(Set.of("default-roles-palermo", "agency-administrator"), FakeKeycloak.roles.get(ADMINISTRATOR));
    }

    @Test
    void conflict_409_the_last_administrator_cannot_be_removed() {
        list();
        as(Account.AGENCY_ADMINISTRATOR).body("{\"decisions\":[{\"person\":\"%s\",\"outcome\":\"REMOVED\"}]}".formatted(ADMINISTRATOR))
                .post(PEOPLE + "/reviews").then().statusCode(409).body("type", equalTo("urn:palermo:problem:people:last-administrator"));
    }

    /// Even when another administrator exists who could do it.
    @Test
    void forbidden_403_nobody_suspends_herself() {
        list();
        act(ADMINISTRATOR, "suspension", "{\"reason\":\"LEFT\"}").statusCode(403).body("type", equalTo("urn:palermo:problem:people:own-suspension"));
        act(worker, "roles", "{\"roles\":[\"agency-administrator\"]}").statusCode(200);
        act(ADMINISTRATOR, "suspension", "{\"reason\":\"LEFT\"}").statusCode(403);
        assertEquals(1, count("select count(*) from person where id = '" + ADMINISTRATOR + "' and state = 'ACTIVE'"));
        assertTrue(FakeKeycloak.users.get(ADMINISTRATOR).get("enabled").asBoolean());
    }

    @Test
    void ok_200_a_suspended_account_is_closed_listed_and_reinstated() {
        list();
        act(worker, "suspension", "{\"reason\":\"DEVICE_LOST\"}").statusCode(200).body("state", equalTo("SUSPENDED"))
                .body("reason", equalTo("DEVICE_LOST")).body("suspendedAt", notNullValue()).body("pending", equalTo(false));
        assertFalse(FakeKeycloak.users.get(worker).get("enabled").asBoolean());
        // It may be logged out twice, when the retry runs while the first call is still under way.
        assertEquals(Set.of(worker), Set.copyOf(FakeKeycloak.loggedOut));
        suspensions().statusCode(200).body("subjects.subject", equalTo(List.of(worker.toString()))).body("subjects[0].issuedBefore", nullValue());
        act(worker, "suspension", "{\"reason\":\"LEFT\"}").statusCode(409);
        act(worker, "roles", "{\"roles\":[\"ngo\"]}").statusCode(409);
        act(worker, "reinstatement", "{}").statusCode(200).body("state", equalTo("ACTIVE"));
        assertTrue(FakeKeycloak.users.get(worker).get("enabled").asBoolean());
        suspensions().body("subjects[0].issuedBefore", notNullValue());
        assertEquals(1, count("select count(*) from audit_entry where action = 'SUSPEND' and record_id = '" + worker + "'"));
    }

    @Test
    void ok_200_nothing_more_is_mailed_to_who_is_suspended() {
        list();
        sql("""
            insert into mail_wish (subject, id, roles, regions, language, daily, hour, zone, changed_at, seen_at)
            select s, gen_random_uuid(), '{}', '{}', 'fr', true, 7, 'UTC', now(), now() from unnest(array['%s', 'somebody-else']) as s
            """.formatted(worker));
        act(worker, "suspension", "{\"reason\":\"DEVICE_LOST\"}").statusCode(200);
        assertEquals(0, count("select count(*) from mail_wish where subject = '" + worker + "'"));
        assertEquals(1, count("select count(*) from mail_wish where subject = 'somebody-else'"));
        sql("delete from mail_wish where subject = 'somebody-else'");
    }

    @Test
    void ok_200_a_suspension_takes_effect_at_once_and_reaches_the_identity_provider_when_it_is_back() {
        list();
        String etag = as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/" + worker).then().extract().header("ETag");
        FakeKeycloak.away = true;
        act(Account.AGENCY_ADMINISTRATOR, worker, "suspension", etag, "{\"reason\":\"ACCOUNT_COMPROMISED\"}").statusCode(200)
                .body("state", equalTo("SUSPENDED")).body("pending", equalTo(true)).body("email", nullValue());
        suspensions().body("subjects.subject", hasItem(worker.toString()));
        assertTrue(FakeKeycloak.users.get(worker).get("enabled").asBoolean());
        FakeKeycloak.away = false;
        Awaitility.await().until(() -> !FakeKeycloak.users.get(worker).get("enabled").asBoolean() && FakeKeycloak.loggedOut.contains(worker));
        Awaitility.await().until(() -> count("select count(*) from person where untold_since is null and closed_at is not null and id = '" + worker + "'") == 1);
    }

    /// The identity provider was away. When the service tells it the earlier decision, an administrator makes the later one.
    @Test
    void ok_200_the_later_decision_wins_when_the_earlier_one_is_told_late() {
        list();
        String etag = etag(worker);
        FakeKeycloak.away = true;
        act(Account.AGENCY_ADMINISTRATOR, worker, "roles", etag, "{\"roles\":[\"case-coordinator\"]}").statusCode(200).body("pending", equalTo(true));
        AtomicInteger later = new AtomicInteger();
        FakeKeycloak.beforeRoles = () -> later.set(act(worker, "roles", "{\"roles\":[\"service-provider\"]}").extract().statusCode());
        FakeKeycloak.away = false;
        awaitLast(later, () -> FakeKeycloak.roles.get(worker).equals(Set.of("default-roles-palermo", "service-provider")));
    }

    @Test
    void ok_200_a_reinstatement_wins_when_the_suspension_is_told_late() {
        list();
        String etag = etag(worker);
        FakeKeycloak.away = true;
        act(Account.AGENCY_ADMINISTRATOR, worker, "suspension", etag, "{\"reason\":\"DEVICE_LOST\"}").statusCode(200).body("pending", equalTo(true));
        AtomicInteger later = new AtomicInteger();
        FakeKeycloak.beforeChange = () -> later.set(act(worker, "reinstatement", "{}").extract().statusCode());
        FakeKeycloak.away = false;
        awaitLast(later, () -> FakeKeycloak.users.get(worker).get("enabled").asBoolean());
    }

    private void awaitLast(AtomicInteger later, BooleanSupplier stands) {
        Awaitility.await().atMost(PATIENCE).until(() -> later.get() != 0);
        assertEquals(200, later.get());
        Awaitility.await().atMost(PATIENCE).during(Duration.ofSeconds(3)).until(() -> stands.getAsBoolean()
                && count("select count(*) from person where untold_since is null and id = '" + worker + "'") == 1);
    }

    @Test
    void ok_200_a_request_that_is_repeated_late_does_not_undo_a_later_decision() {
        list();
        String key = UUID.randomUUID().toString();
        String etag = etag(worker);
        suspend(key, etag).body("state", equalTo("SUSPENDED"));
        act(worker, "reinstatement", "{}").statusCode(200);
        suspend(key, etag).body("state", equalTo("ACTIVE"));
        assertTrue(FakeKeycloak.users.get(worker).get("enabled").asBoolean());
    }

    private ValidatableResponse suspend(String key, String etag) {
        return as(Account.AGENCY_ADMINISTRATOR).header("Idempotency-Key", key).header("If-Match", etag).body("{\"reason\":\"DEVICE_LOST\"}")
                .post(PEOPLE + "/" + worker + "/suspension").then().statusCode(200);
    }

    /// A phone of hers signs in with a secret that lasts for up to 180 days, and no token of it ends.
    @Test
    void suspended_subjects_are_listed_for_180_days_and_longer_while_the_account_is_not_closed() {
        list();
        act(worker, "suspension", "{\"reason\":\"LEFT\"}").statusCode(200);
        for (String closed : List.of("11 minutes", "179 days")) {
            sql("update person set closed_at = now() - interval '" + closed + "' where id = '" + worker + "'");
            suspensions().body("subjects.subject", equalTo(List.of(worker.toString()))).body("subjects[0].issuedBefore", nullValue());
        }
        sql("update person set closed_at = now() - interval '181 days' where id = '" + worker + "'");
        suspensions().body("subjects", hasSize(0));
        sql("update person set closed_at = null, suspended_at = now() - interval '1 day' where id = '" + worker + "'");
        suspensions().body("subjects", hasSize(1));
    }

    /// Her tokens tell her roles and end by themselves; the secret of her phone does neither.
    @Test
    void phones_are_refused_of_who_lost_the_role_of_an_inspector_until_she_has_it_again() {
        list();
        suspensions().body("phones", hasSize(0));
        sql("update person set roles = 'ngo,chief-inspector' where id = '" + worker + "'");
        act(Account.ADMINISTRATOR, worker, "roles", etag(worker), "{\"roles\":[\"ngo\"]}").statusCode(200);
        suspensions().body("phones", equalTo(List.of(worker.toString()))).body("subjects", hasSize(0));
        act(worker, "roles", "{\"roles\":[\"ngo\"]}").statusCode(200);
        suspensions().body("phones", hasSize(1));
        sql("update person set inspected_until = now() - interval '181 days' where id = '" + worker + "'");
        suspensions().body("phones", hasSize(0));
    }

    @Test
    void a_reinstated_subject_is_listed_for_ten_minutes() {
        list();
        act(worker, "suspension", "{\"reason\":\"LEFT\"}").statusCode(200);
        act(worker, "reinstatement", "{}").statusCode(200);
        suspensions().body("subjects", hasSize(1));
        sql("update person set closed_at = now() - interval '11 minutes' where id = '" + worker + "'");
        suspensions().body("subjects", hasSize(0));
    }

    @Test
    void only_the_gateway_reads_the_suspension_list_and_304_when_unchanged() {
        io.restassured.RestAssured.get("/suspensions").then().statusCode(404);
        io.restassured.RestAssured.given().header("X-Palermo-Suspensions-Key", "guessed").get("/suspensions").then().statusCode(404);
        as(Account.ADMINISTRATOR).get("/suspensions").then().statusCode(404);
        String etag = suspensions().statusCode(200).extract().header("ETag");
        io.restassured.RestAssured.given().header("X-Palermo-Suspensions-Key", "key-of-the-gateway").header("If-None-Match", etag).get("/suspensions").then().statusCode(304);
    }

    @Test
    void row_security_shows_only_the_people_of_the_own_agency() throws Exception {
        list();
        as(Account.ADMINISTRATOR).get(PEOPLE + "?agency=" + Account.OTHER_NGO.agency()).then().statusCode(200);
        assertEquals(3, count("select count(*) from person"));
        try (Acting acting = Acting.as(Account.AGENCY_ADMINISTRATOR)) {
            assertEquals(2, acting.count("person"));
            assertTrue(acting.isRefused("insert into person (id, agency, roles, state, recorded_at) values (gen_random_uuid(), '"
                    + Account.OTHER_NGO.agency() + "', 'ngo', 'ACTIVE', now())"));
        }
        try (Acting acting = Acting.as(Account.NGO)) {
            assertEquals(0, acting.count("person"));
        }
        try (Acting acting = Acting.owner()) {
            assertEquals(0, acting.count("person"));
        }
    }

    private static ValidatableResponse suspensions() {
        return io.restassured.RestAssured.given().header("X-Palermo-Suspensions-Key", "key-of-the-gateway").get("/suspensions").then();
    }
}

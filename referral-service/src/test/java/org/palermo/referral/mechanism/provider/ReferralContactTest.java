package org.palermo.referral.mechanism.provider;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.mechanism.provider.GivenProviders.API;
import static org.palermo.referral.mechanism.provider.GivenProviders.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ReferralContactTest {
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String SAID = """
            {"telephone":"+442079460000","email":"referrals@refuge.example","hours":"Weekdays, 9 to 5"}""";

    private String id;

    @BeforeEach
    void anOrganisation() {
        Given.theRegister();
        id = GivenProviders.a("NGO");
    }

    private static String at(Object organisation) {
        return API + "/" + organisation + "/referral-contact";
    }

    private ValidatableResponse say(RequestSpecification request, String body) {
        return request.body(body).put(at(id)).then();
    }

    /// What the version of an organisation of the sample is now.
    private static int version(Account account) {
        return as(Account.ADMINISTRATOR).get(API + "/" + account.agency()).then().statusCode(200).extract().path("version");
    }

    private static void ofTheResponder(String body) {
        with(as(Account.ADMINISTRATOR), version(Account.RESPONDER)).body(body).put(at(Account.RESPONDER.agency())).then().statusCode(200);
    }

    @Test
    void ok_200_the_contact_is_kept_with_what_was_said_before() {
        as(Account.ADMINISTRATOR).get(at(id)).then().statusCode(200).header("ETag", "\"0\"").body("$", not(hasKey("telephone")))
                .body("earlier", empty());
        say(with(as(Account.ADMINISTRATOR), 0), SAID).statusCode(200).header("ETag", "\"1\"").body("telephone", equalTo("+442079460000"))
                .body("hours", equalTo("Weekdays, 9 to 5")).body("since", notNullValue());
        say(with(as(Account.ADMINISTRATOR), 1), "{\"telephone\":\"1522\"}").statusCode(200).body("telephone", equalTo("1522"))
                .body("email", nullValue()).body("earlier", hasSize(1)).body("earlier[0].email", equalTo("referrals@refuge.example"));
        as(Account.NGO).get(API + "/" + id).then().statusCode(200).header("ETag", "\"2\"").body(not(containsString("\"1522\"")));
        assertEquals(2, count("select count(*) from audit_entry where action = 'CHANGE_CONTACT' and record_kind = 'provider' and record_id = '" + id + "'"));
    }

    @Test
    void ok_200_an_agency_administrator_keeps_that_of_her_own_organisation() {
        Given.sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Own', 'NGO', 'GB', true, now()) on conflict do nothing"
                .formatted(Account.AGENCY_ADMINISTRATOR.agency()));
        String own = at(Account.AGENCY_ADMINISTRATOR.agency());
        int version = version(Account.AGENCY_ADMINISTRATOR);
        with(as(Account.AGENCY_ADMINISTRATOR), version).body(SAID).put(own).then().statusCode(200).body("version", equalTo(version + 1));
        as(Account.AGENCY_ADMINISTRATOR).get(own).then().statusCode(200).body("email", equalTo("referrals@refuge.example"));
    }

    @Test
    void not_found_404_another_organisation_and_none() {
        for (Object other : List.of(id, UUID.randomUUID())) {
            as(Account.AGENCY_ADMINISTRATOR).get(at(other)).then().statusCode(404);
            with(as(Account.AGENCY_ADMINISTRATOR), 0).body(SAID).put(at(other)).then().statusCode(404);
        }
        as(Account.ADMINISTRATOR).get(at(UUID.randomUUID())).then().statusCode(404);
        assertEquals(0, count("select count(*) from referral_contact where provider = '" + id + "'"));
    }

    @Test
    void forbidden_403_wrong_role_and_regions_that_are_not_covered() {
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.NGO, Account.BORDER, Account.AUDITOR)) {
            as(account).get(at(id)).then().statusCode(403);
            say(with(as(account), 0), SAID).statusCode(403);
        }
        String token = TestTokens.covering(Account.ADMINISTRATOR, Set.of("GB"));
        say(with(as(Account.ADMINISTRATOR).auth().oauth2(token), 0), SAID).statusCode(403).body("type", equalTo("urn:palermo:problem:provider:not-covered"));
    }

    @Test
    void stale_412_somebody_else_changed_the_organisation() {
        say(with(as(Account.ADMINISTRATOR), 0), SAID).statusCode(200);
        say(with(as(Account.ADMINISTRATOR), 0), SAID).statusCode(412);
        say(as(Account.ADMINISTRATOR), SAID).statusCode(428);
        with(as(Account.ADMINISTRATOR), 0).body("{\"name\":\"x\",\"firstResponder\":true}").put(API + "/" + id).then().statusCode(412);
    }

    @Test
    void conflict_409_a_closed_organisation() {
        GivenProviders.close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        say(with(as(Account.ADMINISTRATOR), 1), SAID).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:closed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"telephone | {\"telephone\":\"020 7946\"}", "email | {\"email\":\"refuge.example\"}",
        "hours | {\"hours\":\"a\\u0000b\"}"})
    void invalid_400_names_what_is_wrong(String field, String body) {
        say(with(as(Account.ADMINISTRATOR), 0), body).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void ok_200_who_decides_and_who_coordinates_see_it_with_the_case() {
        GivenTeams.coordinators();
        ofTheResponder(SAID);
        String file = Given.refer(Account.RESPONDER, Given.ADULT).statusCode(201).extract().path("id");
        GivenTeams.assign(Account.AUTHORITY, UUID.fromString(file), GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.RESPONDER)) {
            as(account).get(CASES + file).then().statusCode(200).body("senderContact.telephone", equalTo("+442079460000"))
                    .body("senderContact.email", equalTo("referrals@refuge.example")).body("senderContact.hours", equalTo("Weekdays, 9 to 5"));
        }
        ofTheResponder("{}");
        as(Account.AUTHORITY).get(CASES + file).then().statusCode(200).body("$", not(hasKey("senderContact")));
    }

    @Test
    void ok_200_nobody_is_reached_in_a_closed_organisation() {
        ofTheResponder(SAID);
        String file = Given.refer(Account.RESPONDER, Given.ADULT).statusCode(201).extract().path("id");
        Given.sql("update provider set closed_at = now(), closed_on = current_date, closure_reason = 'OTHER' where id = '%s'".formatted(Account.RESPONDER.agency()));
        try {
            as(Account.AUTHORITY).get(CASES + file).then().statusCode(200).body("$", not(hasKey("senderContact")));
        } finally {
            Given.sql("update provider set closed_at = null, closed_on = null, closure_reason = null where id = '%s'".formatted(Account.RESPONDER.agency()));
        }
    }

    @Test
    void row_security_only_its_own_people_administrators_and_readers_of_its_cases_read_it() throws Exception {
        say(with(as(Account.ADMINISTRATOR), 0), SAID).statusCode(200);
        GivenTeams.coordinators();
        GivenTeams.caseOf(Account.OTHER_COORDINATOR);
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.OTHER_COORDINATOR, Account.RESPONDER, Account.BORDER,
                Account.NGO, Account.SHELTER, Account.AUDITOR, Account.RAPPORTEUR, Account.AGENCY_ADMINISTRATOR)) {
            assertEquals(0, read(account, Map.of()), account + " without a case of it");
        }
        assertEquals(1, read(Account.ADMINISTRATOR, Map.of()));

        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        Given.sql("update case_file set sender = '%s' where id = '%s'".formatted(id, file));
        for (String regions : List.of("GB", "GB-SCT", "ZZ,GB-WLS,GB-SCT")) {
            assertEquals(1, read(Account.AUTHORITY, Map.of("palermo.regions", regions)), regions);
        }
        String subject = GivenTeams.subject(Account.COORDINATOR).toString();
        assertEquals(1, read(Account.COORDINATOR, Map.of("palermo.subject", subject)));
        for (Account account : List.of(Account.RESPONDER, Account.NGO, Account.AGENCY_ADMINISTRATOR)) {
            assertEquals(1, read(account, Map.of("palermo.agency", id)), account + " of the organisation itself");
            assertEquals(0, read(account, Map.of()), account + " of another");
        }
        assertEquals(0, read(Account.AUTHORITY, Map.of("palermo.regions", "ZZ,GB-WLS")), "an authority that does not cover the case");
        assertEquals(0, read(Account.OTHER_COORDINATOR, Map.of("palermo.subject", GivenTeams.subject(Account.OTHER_COORDINATOR).toString())));
        assertEquals(0, read(Account.RAPPORTEUR, Map.of()), "who counts cases calls nobody about them");

        GivenTeams.end(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR)).statusCode(204);
        assertEquals(0, read(Account.COORDINATOR, Map.of("palermo.subject", subject)), "who works on the case no longer");
    }

    /// How many rows of the contact an actor reads, past the service.
    private long read(Account account, Map<String, String> settings) throws SQLException {
        try (Acting reader = Acting.as(account)) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                reader.set(setting.getKey(), setting.getValue());
            }
            return reader.count("referral_contact where provider = '" + id + "'");
        }
    }

    @Test
    void row_security_only_administrators_say_it() throws Exception {
        String said = "insert into referral_contact (provider, version, since, said_by) values ('" + id + "', 99, now(), 'x')";
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.AGENCY_ADMINISTRATOR)) {
            try (Acting other = Acting.as(account)) {
                assertTrue(other.isRefused(said), account.toString());
            }
        }
    }

    /// With many cases of one organisation, in another country: whoever reads the contact looks for one of hers along an index.
    @Test
    void row_security_a_case_of_the_organisation_is_looked_for_along_an_index() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, version)
                    select gen_random_uuid(), 'SENT-' || n, 'GB', 'GB-SCT', 'REFERRED', 'ADULT', 'FEMALE', 'LABOUR', '%s', now(), 0
                      from generate_series(1, 60000) n
                    """.formatted(id));
            sql.execute("insert into referral_contact (provider, version, since, said_by) values ('" + id + "', 1, now(), 'x')");
            sql.execute("analyze case_file");
            sql.execute("set local role \"" + user() + "\"");
            for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR)) {
                Acting.become(database, account);
                Acting.set(database, "palermo.regions", "ZZ,GB-WLS");
                try (ResultSet plan = sql.executeQuery(
                        "explain (analyze, format json) select * from referral_contact where provider = '" + id + "'")) {
                    plan.next();
                    Matcher removed = Pattern.compile("Rows Removed by \\w+\": (\\d+)").matcher(plan.getString(1));
                    assertTrue(removed.results().allMatch(rows -> Integer.parseInt(rows.group(1)) < 1_000), plan.getString(1));
                }
            }
            database.rollback();
            sql.execute("analyze case_file");
            database.commit();
        }
    }

    private static String user() throws SQLException {
        try (Connection service = TestDatabase.asUser(); Statement sql = service.createStatement();
                ResultSet row = sql.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}

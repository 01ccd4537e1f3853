package org.palermo.referral.casefile.person;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;

/// A copy of the whole database, as a thief or a curious administrator would have it, contains no readable personal data.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class NothingInTheClearTest {
    private static final String WHY = "Qwertzuiop Zitterpappel";

    private final Somebody she = Somebody.unknown();
    private String id;

    @BeforeEach
    void everythingThatIsEverSaid() {
        Given.theRegister();
        id = as(Account.RESPONDER).header("Idempotency-Key", UUID.randomUUID().toString()).body(she.referral()).post("/api/nrm/v1/referrals").then()
                .statusCode(201).extract().path("id");
        Given.decide(Account.AUTHORITY, UUID.fromString(id), "\"0\"", Map.of("outcome", "POSITIVE", "test", WHY, "reasons", WHY)).statusCode(200)
                .body("decisions[0].reasons", equalTo(WHY)).body("person.familyName", equalTo(she.family())).body("person.identifiers[0].value", equalTo(she.passport()));
        as(Account.AUTHORITY).body(Map.of("name", she.given() + " " + she.family())).post("/api/nrm/v1/cases/searches").then().statusCode(200).body("items[0].id", equalTo(id));
        Given.correct(Account.AUTHORITY, UUID.fromString(id), "\"1\"", Map.of("reason", "MISTAKE", "givenName", "Another", "circumstances", WHY)).statusCode(200)
                .body("corrections[0].fields", equalTo(List.of("givenName", "circumstances")));
        as(Account.AUTHORITY).header("If-Match", "\"2\"").body(Map.of("outcome", "ADULT", "method", "DOCUMENT", "body", WHY, "on", Given.today(), "reasons", WHY)).post("/api/nrm/v1/cases/" + id + "/age-determinations")
                .then().statusCode(200).body("ageDeterminations[0].reasons", equalTo(WHY));
        String imported = """
                {"externalId":"%s","region":"GB-SCT","stage":"REFERRED","senderAgency":"%s","referredAt":"2026-01-05T10:00:00Z","ageGroup":"ADULT","sex":"FEMALE",
                 "exploitation":["LABOUR"],"nationality":"VN","languages":["en"],"history":[{"stage":"REFERRED","at":"2026-01-05T10:00:00Z"}],
                 "person":{"givenName":"%s","familyName":"%s","identifiers":[{"kind":"PASSPORT","value":"%s"}]},"htcds":{"prs_FirstName":"%s"}}
                """.formatted(UUID.randomUUID(), Account.RESPONDER.agency(), she.given(), she.family(), she.passport(), she.given()).replace("\n", "");
        as(Account.ADMINISTRATOR).contentType("application/x-ndjson").body(imported.getBytes(StandardCharsets.UTF_8)).post("/api/nrm/v1/cases/imports").then().statusCode(200)
                .extract().asString();
    }

    @Test
    void no_table_contains_the_name_number_words_or_birth_date() throws SQLException {
        List<String> found = new ArrayList<>();
        int tables = 0;
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            for (String table : tables(sql)) {
                String copy = copy(sql, table);
                tables += copy.contains(id) ? 1 : 0;
                for (String secret : List.of(she.given(), she.family(), she.passport(), she.phone(), she.born(), WHY)) {
                    traces(secret).stream().filter(copy::contains).forEach(trace -> found.add(table + " holds " + trace));
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(tables >= 8, "looks where her file is: " + tables);
    }

    private static List<String> traces(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(secret, secret.toLowerCase(), secret.replaceAll("[^A-Za-z0-9]", ""), HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    private static List<String> tables(Statement sql) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String copy(Statement sql, String table) throws SQLException {
        StringBuilder copy = new StringBuilder();
        try (ResultSet rows = sql.executeQuery("select t::text from " + table + " t")) {
            while (rows.next()) {
                copy.append(rows.getString(1)).append('\n');
            }
        }
        return copy.toString();
    }
}

package org.palermo.referral.casefile;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;

/// The starting point of case file tests: the register holds the sample's organisations, and somebody refers a person.
public final class Given {
    public static final String ADULT = """
            {"region":"GB-SCT","ageGroup":"ADULT","consent":true,"sex":"FEMALE","exploitation":["LABOUR"],
             "nationality":"VN","languages":["vi"],"person":{"givenName":"Mai","familyName":"Tran"},
             "safeContact":{"channel":"PHONE","value":"+44 20 7946 0000","when":"mornings","words":"say you are from the library"}}
            """;

    private Given() {}

    public static void theRegister() {
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Refuge', 'NGO', 'GB', true, now()),
              ('%s', 'Border', 'IMMIGRATION', 'GB', true, now()),
              ('%s', 'Inspectorate', 'LABOUR_INSPECTORATE', 'GB', true, now()),
              ('%s', 'Authority', 'COMPETENT_AUTHORITY', 'GB', false, now())
            on conflict do nothing
            """.formatted(Account.RESPONDER.agency(), Account.BORDER.agency(), Account.INSPECTOR.agency(), Account.AUTHORITY.agency()));
    }

    public static RequestSpecification as(Account account) {
        return given().auth().oauth2(account.token()).contentType(ContentType.JSON);
    }

    public static ValidatableResponse refer(Account account, String body) {
        return as(account).body(body).post("/api/nrm/v1/referrals").then();
    }

    public static UUID aReferral() {
        return UUID.fromString(refer(Account.RESPONDER, ADULT).statusCode(201).extract().path("id"));
    }

    /// Tomorrow's date in the country's time zone, whatever the clock of this machine says.
    public static String tomorrow() {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(1).toString();
    }

    /// Today's date in the country's time zone.
    public static String today() {
        return LocalDate.now(ZoneId.of("Europe/London")).toString();
    }

    /// Today's date in Zedland, an hour ahead of Europe/London: around midnight it is another day there.
    public static String todayInZedland() {
        return LocalDate.now(ZoneId.of("Europe/Zurich")).toString();
    }

    public static ValidatableResponse decide(Account account, UUID id, String etag, Map<String, String> decision) {
        RequestSpecification request = as(account).body(decision);
        return (etag == null ? request : request.header("If-Match", etag)).post("/api/nrm/v1/cases/" + id + "/reasonable-grounds").then();
    }

    public static ValidatableResponse correct(Account account, UUID id, String etag, Map<String, Object> patch) {
        return correct(account.token(), id, etag, patch);
    }

    public static ValidatableResponse correct(String token, UUID id, String etag, Map<String, Object> patch) {
        RequestSpecification request = given().auth().oauth2(token).contentType(MergePatch.TYPE).body(JsonObject.mapFrom(patch).encode().getBytes(StandardCharsets.UTF_8));
        return (etag == null ? request : request.header("If-Match", etag)).patch("/api/nrm/v1/cases/" + id + "/person").then();
    }

    public static Map<String, String> positive() {
        return Map.of("outcome", "POSITIVE", "test", "suspect but cannot prove", "reasons", "Her account is consistent.");
    }

    public static void sql(String statement) {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The remembered request on a case gets the digest that it has when this is its command.
    public static void wasSentAs(KeyedHashes hashes, UUID file, String json) {
        sql("update idempotent_answer set body_hash = decode('%s', 'hex') where route like '%%%s%%'"
                .formatted(HexFormat.of().formatHex(hashes.hash("idempotency.body", json)), file));
    }

    /// Marks all notices as mailed, so that no mail waits behind those of other tests.
    public static void nothingToMail() {
        sql("update notice set mailed_at = now() where mailed_at is null");
    }

    /// Deletes all break-glass accesses and approvals, so that no daily limit is used up.
    public static void nothingOpened() {
        sql("delete from break_glass");
        sql("delete from break_glass_approval");
    }

    public static long count(String query) {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement(); var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(String query) {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement(); var rows = sql.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

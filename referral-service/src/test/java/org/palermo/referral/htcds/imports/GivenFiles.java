package org.palermo.referral.htcds.imports;

import static io.restassured.RestAssured.given;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.Awaitility;
import org.palermo.kernel.test.Account;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileFormat;

/// An organisation that refers, and files that its administrator imports.
public final class GivenFiles {
    public static final String IMPORTS = "/api/nrm/v1/htcds/files";
    public static final String EXPORTS = "/api/nrm/v1/htcds/exports";

    private GivenFiles() {}

    public static void theRegister() {
        Given.theRegister();
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Harbour', 'NGO', 'GB', true, now())
            on conflict (id) do update set first_responder = true
            """.formatted(Account.AGENCY_ADMINISTRATOR.agency()));
    }

    public static String begin(FileFormat format, byte[] file) {
        return "{\"format\":\"%s\",\"region\":\"GB-SCT\",\"size\":%d,\"sha256\":\"%s\"}".formatted(format, file.length, sha256(file));
    }

    static ValidatableResponse begin(Account account, FileFormat format, byte[] file) {
        return as(account).body(begin(format, file)).post(IMPORTS).then();
    }

    static ValidatableResponse piece(Account account, String id, long from, byte[] bytes) {
        return given().auth().oauth2(account.token()).contentType("application/octet-stream").body(bytes).put(IMPORTS + "/" + id + "/pieces?from=" + from).then();
    }

    /// Sends the rest of a file, from the next expected byte.
    static String bring(Account account, FileFormat format, byte[] file) {
        JsonPath run = begin(account, format, file).statusCode(201).extract().jsonPath();
        for (long from = run.getLong("received"); from < file.length; from += FileBytes.PIECE) {
            piece(account, run.getString("id"), from, Arrays.copyOfRange(file, (int) from, (int) Math.min(file.length, from + FileBytes.PIECE))).statusCode(200);
        }
        return run.getString("id");
    }

    static JsonPath over(Account account, String id) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(() -> state(account, id),
                run -> ImportState.valueOf(run.getString("state")).isOver());
    }

    static JsonPath state(Account account, String id) {
        look();
        return as(account).get(IMPORTS + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    /// Starts the import job. In tests its timer runs only every hour, because some tests count statements.
    static void look() {
        Arc.container().select(ImportJob.class).get().begin();
    }

    static JsonPath imported(Account account, FileFormat format, byte[] file) {
        return over(account, bring(account, format, file));
    }

    static JsonPath imported(Account account, String csv) {
        return imported(account, FileFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath report(Account account, JsonPath run) {
        return as(account).get(IMPORTS + "/" + run.getString("id") + "/report").then().statusCode(200).extract().jsonPath();
    }

    static Map<Integer, String> rejected(Account account, JsonPath run) {
        JsonPath rows = as(account).get(IMPORTS + "/" + run.getString("id") + "/rejected?limit=1000").then().statusCode(200).extract().jsonPath();
        Map<Integer, String> reasons = new java.util.TreeMap<>();
        rows.getList("items").forEach(row -> reasons.put((Integer) ((Map<?, ?>) row).get("row"), (String) ((Map<?, ?>) row).get("reason")));
        return reasons;
    }

    static byte[] exported(Account account, FileFormat format) {
        return given().auth().oauth2(account.token()).get(EXPORTS + "?format=" + format).then().statusCode(200).extract().asByteArray();
    }

    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

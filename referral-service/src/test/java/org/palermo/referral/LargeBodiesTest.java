package org.palermo.referral;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AtOnce;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.imports.GivenFiles;

/// Protection against large bodies: nothing is read before the request is accepted, and few bodies are read at once.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class LargeBodiesTest {
    private static final int PIECE = 1 << 20;
    private static final String NDJSON = "application/x-ndjson";
    private static final String PROVIDERS = "/api/nrm/v1/providers/imports";

    private final String mark = "Z" + UUID.randomUUID();

    @BeforeEach
    void register() {
        GivenFiles.theRegister();
    }

    /// After each test the service answers: a refused client that is still sending holds no slot.
    @AfterEach
    void lives() {
        given().get("/api/nrm/v1/countries").then().statusCode(200);
    }

    @Test
    void not_found_404_unknown_import_before_the_body_is_read() throws IOException {
        try (HalfSent piece = HalfSent.begin(Account.AGENCY_ADMINISTRATOR, "PUT", GivenFiles.IMPORTS + "/" + UUID.randomUUID() + "/pieces?from=0", "application/octet-stream", (long) PIECE)) {
            assertEquals(404, piece.status());
            piece.write("x".repeat(PIECE));
            piece.write("GET /api/nrm/v1/countries HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(piece.line("HTTP/1.1").endsWith("HTTP/1.1 200 OK"));
        }
    }

    @Test
    void conflict_409_wrong_offset_before_the_body_is_read() throws IOException {
        byte[] file = (mark + " ".repeat(PIECE)).getBytes();
        String id = as(Account.AGENCY_ADMINISTRATOR).body(GivenFiles.begin(FileFormat.CSV, file)).post(GivenFiles.IMPORTS).then().statusCode(201).extract().path("id");
        try (HalfSent piece = HalfSent.begin(Account.AGENCY_ADMINISTRATOR, "PUT", GivenFiles.IMPORTS + "/" + id + "/pieces?from=" + PIECE, "application/octet-stream", 10L)) {
            assertEquals(409, piece.status());
        }
    }

    @Test
    void many_concurrent_pieces_for_an_unknown_import_are_refused() {
        Map<Integer, Long> answers = AtOnce.send(30, Account.AGENCY_ADMINISTRATOR, "PUT", GivenFiles.IMPORTS + "/" + UUID.randomUUID() + "/pieces?from=0",
                "application/octet-stream", new byte[PIECE + 1]);
        assertTrue(Set.of(404, 429).containsAll(answers.keySet()), answers.toString());
    }

    @Test
    void too_many_429_second_concurrent_import_by_one_person() throws IOException {
        try (HalfSent first = HalfSent.begin(Account.ADMINISTRATOR, "POST", PROVIDERS, NDJSON, null)) {
            first.chunk(providers(0, 250));
            assertEquals(200, first.status());
            bring(Account.ADMINISTRATOR, PROVIDERS, "\n").then().statusCode(429)
                    .header("Retry-After", notNullValue()).body("type", equalTo("urn:palermo:problem:request:large-body"));
            given().auth().oauth2(Account.AGENCY_ADMINISTRATOR.token()).contentType("application/octet-stream").body(new byte[1])
                    .put(GivenFiles.IMPORTS + "/" + UUID.randomUUID() + "/pieces?from=0").then().statusCode(404);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> importing(Account.ADMINISTRATOR) == 200);
    }

    /// The rows before the interruption are imported, in whole batches; the same file again adds the missing ones.
    @Test
    void rows_are_imported_while_the_file_is_received() throws IOException {
        String rows = providers(0, 250);
        try (HalfSent file = HalfSent.begin(Account.ADMINISTRATOR, "POST", PROVIDERS, NDJSON, null)) {
            file.chunk(rows);
            assertEquals(200, file.status());
            assertTrue(file.line("\"imported\":200").contains("\"rejected\":0"));
        }
        assertEquals(200, Given.count("select count(*) from provider where name like '" + mark + "%'"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> importing(Account.ADMINISTRATOR) == 200);
        String again = bring(Account.ADMINISTRATOR, PROVIDERS, rows).then().statusCode(200).extract().asString();
        assertTrue(again.endsWith("{\"summary\":{\"read\":250,\"imported\":50,\"matched\":200,\"rejected\":0}}\n"), again);
    }

    @Test
    void ok_200_an_endless_line_is_reported_and_the_rest_imported() {
        String answer = bring(Account.ADMINISTRATOR, PROVIDERS, "x".repeat(300_000) + "\n" + providers(0, 1)).then()
                .statusCode(200).extract().asString();
        assertTrue(answer.contains("{\"row\":1,\"reason\":\"the line must be at most 256 KiB long\"}"), answer);
        assertTrue(answer.endsWith("{\"summary\":{\"read\":2,\"imported\":1,\"matched\":0,\"rejected\":1}}\n"), answer);
    }

    @Test
    void ok_200_a_wrong_file_is_not_read_to_its_end() {
        String answer = bring(Account.ADMINISTRATOR, PROVIDERS, "1\n".repeat(1_000_000)).then().statusCode(200).extract().asString();
        assertTrue(answer.contains("more than 10,000 rows were rejected"));
        assertTrue(answer.length() < 2_000_000);
    }

    @Test
    void too_large_413_json() throws IOException {
        as(Account.RESPONDER).body("{\"region\":\"" + "x".repeat(300_000) + "\"}").post("/api/nrm/v1/referrals").then().statusCode(413);
        try (HalfSent uncounted = HalfSent.begin(Account.RESPONDER, "POST", "/api/nrm/v1/referrals", "application/json", null)) {
            for (int i = 0; i < 40; i++) {
                uncounted.chunk(" ".repeat(10_000));
            }
            assertEquals(413, uncounted.status());
        }
    }

    private static int importing(Account account) {
        return bring(account, PROVIDERS, "\n").statusCode();
    }

    private static Response bring(Account account, String path, String lines) {
        return given().auth().oauth2(account.token()).contentType(NDJSON).body(lines.getBytes(StandardCharsets.UTF_8)).post(path);
    }

    private String providers(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> "{\"id\":\"%s\",\"name\":\"%s %d\",\"kind\":\"NGO\",\"country\":\"GB\",\"regions\":[\"GB-SCT\"],\"firstResponder\":false}\n"
                .formatted(UUID.nameUUIDFromBytes((mark + i).getBytes()), mark, i)).collect(Collectors.joining());
    }
}

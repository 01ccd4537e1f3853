package org.palermo.shelter;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AtOnce;
import org.palermo.kernel.test.HalfSent;

/// Large bodies can't overload the service, because only a few are read at once.
@QuarkusTest
class LargeBodiesTest extends ServiceTest {

    @AfterEach
    void lives() {
        given().get("/hsds/v3.1/services").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"/shelters/imports, application/x-ndjson, 200", "/organisations/imports, application/x-ndjson, 200",
            "/directory/imports, application/x-ndjson, 413", "/directory/imports, application/json, 413",
            "/directory/imports, application/zip, 400"})
    void twenty_files_of_one_person_are_taken_one_at_a_time(String path, String type, int taken) {
        byte[] file = "{\"id\":1}\n".repeat(800_000).getBytes(StandardCharsets.UTF_8);
        Map<Integer, Long> answers = AtOnce.send(20, Account.ADMINISTRATOR, "POST", API + path, type, file);
        assertTrue(Set.of(taken, 429).containsAll(answers.keySet()), answers.toString());
        assertTrue(answers.get(taken) >= 1, answers.toString());
    }

    @Test
    void too_many_429_a_second_file_of_one_person() throws IOException {
        String path = API + "/shelters/imports";
        try (HalfSent one = HalfSent.begin(Account.ADMINISTRATOR, "POST", path, "application/x-ndjson", 1_000_000L)) {
            one.write("1\n".repeat(10_000));
            assertEquals(200, one.status());
            try (HalfSent same = HalfSent.begin(Account.ADMINISTRATOR, "POST", path, "application/x-ndjson", 1_000_000L)) {
                assertEquals(429, same.status());
            }
        }
    }

    @Test
    void ok_200_the_next_file_of_a_person_whose_connection_broke() throws IOException {
        String path = API + "/shelters/imports";
        try (HalfSent broken = HalfSent.begin(Account.ADMINISTRATOR, "POST", path, "application/x-ndjson", 1_000_000L)) {
            broken.write("1\n".repeat(10_000));
            assertEquals(200, broken.status());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().auth().oauth2(Account.ADMINISTRATOR.token())
                        .contentType("application/x-ndjson")
                        .body("{}\n".getBytes(StandardCharsets.UTF_8))
                        .post(path)
                        .statusCode() == 200);
    }
}

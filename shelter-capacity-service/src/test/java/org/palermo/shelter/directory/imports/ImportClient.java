package org.palermo.shelter.directory.imports;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import org.palermo.kernel.test.Account;

/// Sends import files as an administrator.
final class ImportClient {
    static final Path EXAMPLES = Path.of("src/test/resources/hsds");
    /// The service of the published examples.
    static final String SERVICE = "ac148810-d857-441c-9679-408f346de14b";

    private ImportClient() {}

    static List<String> imported(String type, String query, byte[] body) {
        return send(type, query, body).then().statusCode(200).extract().asString().lines().filter(line -> !line.isBlank()).toList();
    }

    static Response send(String type, String query, byte[] body) {
        return given().auth().oauth2(Account.ADMINISTRATOR.token())
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/zip", ContentType.BINARY)))
                .contentType(type).body(body).post("/api/shelter/v1/directory/imports" + query);
    }
}

package org.palermo.referral.notice;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class NoticesTest {
    private static final Path FOLDER = Path.of("target", "mail");

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void a_mail_holds_the_reference_and_nothing_of_the_person() {
        String reference = Given.refer(Account.RESPONDER, Given.ADULT).statusCode(201).extract().path("reference");
        Awaitility.await().until(() -> mails().contains(reference));
        assertTrue(mails().contains("To: competent-authority-gb@"));
        assertFalse(mails().contains("Tran"));
    }

    @Test
    void no_content_204_marks_it_as_read() {
        String about = Given.aReferral().toString();
        String id = as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract()
                .path("items.find { it.about == '%s' }.id".formatted(about));
        as(Account.AUTHORITY).put("/api/nrm/v1/notices/" + id + "/read").then().statusCode(204);
        as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().body("items.find { it.id == '%s' }.readAt".formatted(id), notNullValue());
        as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().body("items.id", hasItem(id));
    }

    @Test
    void not_found_404_the_notice_of_somebody_else() {
        String about = Given.aReferral().toString();
        String id = as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().extract().path("items.find { it.about == '%s' }.id".formatted(about));
        as(Account.RESPONDER).put("/api/nrm/v1/notices/" + id + "/read").then().statusCode(404);
    }

    private static String mails() {
        StringBuilder all = new StringBuilder();
        if (!Files.isDirectory(FOLDER)) {
            return "";
        }
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}

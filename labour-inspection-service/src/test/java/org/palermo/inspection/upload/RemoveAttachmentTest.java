package org.palermo.inspection.upload;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.upload.Tus.base64;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.evidence.GivenEvidence;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

/// A file that should not stay, such as a photograph of somebody who did not want it.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RemoveAttachmentTest {
    private static final Account HER = Account.INSPECTOR;
    private static final String PROBLEM = "urn:palermo:problem:";

    private final String mark = "Zr" + UUID.randomUUID().toString().replace("-", "");
    private String visit;

    @BeforeEach
    void aVisitIsMade() {
        visit = aVisit(HER);
    }

    private String attached(String metadata) {
        return Tus.attached(HER, visit, ",filename " + base64(mark + ".png") + metadata, GivenEvidence.png(mark));
    }

    private String path(String attachment) {
        return API + "/visits/" + visit + "/attachments/" + attachment;
    }

    private ValidatableResponse remove(Account account, String attachment) {
        return as(account).body(Map.of("reason", "SHOWS_SOMEBODY")).post(path(attachment) + "/removal").then();
    }

    private String asEvidence(String attachment) {
        return as(HER).body(Map.of("kind", "PHOTOGRAPH")).post(path(attachment) + "/evidence").then().statusCode(201).extract().path("id");
    }

    @Test
    void ok_200_the_file_its_name_and_its_hashes_go_and_the_entry_says_why() {
        String goes = attached("");
        String stays = attached("");
        String piece = text("select file from upload_piece where upload = '" + goes + "'");
        String sender = as(HER).get(path(goes)).path("addedBy");
        remove(Account.CHIEF, goes).statusCode(200).body("id", equalTo(goes)).body("removedFor", equalTo("SHOWS_SOMEBODY"));
        for (Account account : List.of(HER, Account.CHIEF)) {
            as(account).get(path(goes)).then().statusCode(200).body("removedFor", equalTo("SHOWS_SOMEBODY")).body("removedAt", notNullValue())
                    .body("removedBy", not(equalTo(sender))).body("addedBy", equalTo(sender)).body("addedAt", notNullValue())
                    .body("name", nullValue()).body("type", nullValue()).body("sha256", nullValue()).body("shownSha256", nullValue())
                    .body("shown", equalTo(false));
            as(account).get(API + "/visits/" + visit + "/attachments").then().statusCode(200).body("items.id", contains(stays, goes))
                    .body("items.removedFor", contains(null, "SHOWS_SOMEBODY")).body("items.name", contains(mark + ".png", null));
            for (String bytes : List.of("/content", "/picture")) {
                as(account).get(API + "/attachments/" + goes + bytes).then().statusCode(410).body("type", equalTo(PROBLEM + "attachment:removed"));
                as(account).get(API + "/attachments/" + stays + bytes).then().statusCode(200);
            }
        }
        assertEquals(0, count("select count(*) from data_key where owner = '" + goes + "'"));
        assertEquals(0, count("select count(*) from upload_piece where upload = '" + goes + "'"));
        assertEquals(1, count("select count(*) from file_deletion where file = '" + piece + "' and due_at <= now()"));
        assertEquals(1, count("select count(*) from upload where id = '" + goes + "' and state = 'ERASED' and particulars is null"));
        assertEquals(Set.of(), ClearText.tablesWith(mark));
    }

    @Test
    void ok_200_again_changes_nothing() {
        String attachment = attached("");
        String removed = remove(HER, attachment).statusCode(200).extract().path("removedAt");
        as(Account.CHIEF).body(Map.of("reason", "DUPLICATE")).post(path(attachment) + "/removal").then().statusCode(200)
                .body("removedFor", equalTo("SHOWS_SOMEBODY")).body("removedAt", equalTo(removed));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + attachment + "' and action = 'REMOVE'"));
    }

    /// The phone may ask long afterwards; a library that hears 404 or 410 would send all of it again.
    @Test
    void a_phone_hears_that_its_upload_is_complete_and_sends_nothing() {
        String attachment = attached("");
        int size = GivenEvidence.png(mark).length;
        remove(Account.CHIEF, attachment).statusCode(200);
        String upload = API + "/uploads/" + attachment;
        Tus.as(HER).head(upload).then().statusCode(200).header("Upload-Offset", String.valueOf(size)).header("Upload-Length", String.valueOf(size))
                .header("Upload-Metadata", not(containsString("filename")));
        for (int at : List.of(0, size)) {
            Tus.send(HER, upload, at, new byte[at == 0 ? size : 0]).then().statusCode(410).body("type", equalTo(PROBLEM + "upload:removed"));
        }
        Tus.as(HER).delete(upload).then().statusCode(410);
        Tus.as(Account.CHIEF).head(upload).then().statusCode(404);
        assertEquals(0, count("select count(*) from upload_piece where upload = '" + attachment + "'"));
        as(HER).body(Map.of("kind", "PHOTOGRAPH")).post(path(attachment) + "/evidence").then().statusCode(404);
    }

    @Test
    void conflict_409_while_evidence_that_was_made_from_it_stands() {
        String attachment = attached("");
        String evidence = asEvidence(attachment);
        remove(HER, attachment).statusCode(409).body("type", equalTo(PROBLEM + "attachment:is-evidence"));
        as(HER).get(API + "/attachments/" + attachment + "/content").then().statusCode(200);
        as(HER).body(Map.of("reason", "SHOWS_SOMEBODY")).post(GivenEvidence.path(visit) + "/" + evidence + "/removal").then().statusCode(200);
        remove(HER, attachment).statusCode(200);
        as(HER).get(GivenEvidence.path(visit) + "/" + evidence).then().statusCode(200).body("attachment", equalTo(attachment));
    }

    @Test
    void of_a_removal_and_evidence_at_once_only_one_happens() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            String attachment = attached("");
            List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
            Thread evidence = Thread.ofVirtual().start(() -> answers.add(as(HER).body(Map.of("kind", "PHOTOGRAPH")).post(path(attachment) + "/evidence")
                    .statusCode()));
            Thread removal = Thread.ofVirtual().start(() -> answers.add(remove(Account.CHIEF, attachment).extract().statusCode()));
            evidence.join();
            removal.join();
            List<Integer> sorted = answers.stream().sorted().toList();
            assertTrue(sorted.equals(List.of(200, 404)) || sorted.equals(List.of(201, 409)), sorted.toString());
            assertEquals(1, count("select (select count(*) from evidence where attachment = '%1$s') + (select count(*) from upload where id = '%1$s' and removed_at is not null)"
                    .formatted(attachment)));
        }
    }

    @Test
    void conflict_409_under_a_legal_hold_of_its_own_or_of_its_finding() {
        String finding = find(HER, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().statusCode(201).extract().path("id");
        String attachment = attached(",finding " + base64(finding));
        for (String held : List.of("attachment/" + attachment, "finding/" + finding)) {
            String holds = API + "/retention/" + held + "/legal-holds";
            String hold = as(Account.DATA_PROTECTION).body("{\"reason\":\"CLAIM\",\"explanation\":\"x\"}").post(holds).then().statusCode(201)
                    .extract().path("id");
            remove(HER, attachment).statusCode(409).body("type", equalTo(PROBLEM + "retention:legal-hold"));
            as(Account.DATA_PROTECTION).post(holds + "/" + hold + "/lift").then().statusCode(200);
        }
        remove(HER, attachment).statusCode(200).body("finding", equalTo(finding));
        as(HER).get(API + "/visits/" + visit + "/attachments?finding=" + finding).then().statusCode(200).body("items.id", contains(attachment));
        as(Account.DATA_PROTECTION).body("{\"reason\":\"CLAIM\",\"explanation\":\"x\"}").post(API + "/retention/attachment/" + attachment + "/legal-holds")
                .then().statusCode(409);
    }

    @Test
    void not_found_404_of_others_and_what_is_still_arriving_forbidden_403_another_role_invalid_400_another_reason() {
        String attachment = attached("");
        remove(Account.OTHER_INSPECTOR, attachment).statusCode(404);
        remove(Account.AUTHORITY, attachment).statusCode(403);
        as(HER).body(Map.of("reason", "SHOWS_SOMEBODY")).post(API + "/visits/" + aVisit(HER) + "/attachments/" + attachment + "/removal").then().statusCode(404);
        String arriving = Tus.id(Tus.begun(HER, visit, 10));
        remove(HER, arriving).statusCode(404);
        Tus.as(HER).delete(API + "/uploads/" + arriving).then().statusCode(204);
        for (String body : List.of("{}", "{\"reason\":\"RETENTION\"}", "{\"reason\":\"no\"}")) {
            as(HER).body(body).post(path(attachment) + "/removal").then().statusCode(400);
        }
        as(HER).get(API + "/attachments/" + attachment + "/content").then().statusCode(200);
    }

    @Test
    void the_database_removes_no_file_of_another_inspectorate_and_none_that_is_evidence() throws SQLException {
        String attachment = attached("");
        String call = "remove_upload('%s', 'DUPLICATE', now()) as removed where removed";
        try (Acting other = Acting.as(Account.OTHER_INSPECTOR)) {
            assertEquals(0, other.count(call.formatted(attachment)));
        }
        asEvidence(attachment);
        try (Acting her = Acting.as(HER)) {
            assertEquals(0, her.count(call.formatted(attachment)));
        }
        assertEquals("KEPT", text("select state from upload where id = '" + attachment + "'"));
    }
}

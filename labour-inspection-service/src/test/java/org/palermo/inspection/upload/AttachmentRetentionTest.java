package org.palermo.inspection.upload;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.kernel.test.TestClock;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AttachmentRetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "attachment";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "attachment 2190 days; uk 2026-11-25";
    }

    @Override
    protected int kept() {
        return 2190;
    }

    @Override
    protected int due() {
        return 2192;
    }

    @Override
    protected void clear() {
        // Nothing to clear: each attachment has its own visit.
    }

    @Override
    protected UUID over() {
        return UUID.fromString(attached(Given.aVisit(Account.INSPECTOR), null));
    }

    @Override
    protected void isWhole(UUID attachment) {
        as(Account.INSPECTOR).get(API + "/visits/" + visitOf(attachment) + "/attachments").then().statusCode(200).body("items[0].size", equalTo(3));
        as(Account.INSPECTOR).get(API + "/attachments/" + attachment + "/content").then().statusCode(200);
    }

    @Override
    protected void isGone(UUID attachment) {
        as(Account.INSPECTOR).get(API + "/visits/" + visitOf(attachment) + "/attachments").then().statusCode(200).body("items", hasSize(0));
        as(Account.INSPECTOR).get(API + "/attachments/" + attachment + "/content").then().statusCode(404);
        assertEquals("0", text("select count(*) from upload_piece where upload = '" + attachment + "'"));
        assertEquals("0", text("select count(*) from data_key where owner = '" + attachment + "'"));
        assertEquals("ERASED", text("select state from upload where id = '" + attachment + "' and particulars is null"));
    }

    @Override
    protected List<String> hidden() {
        return List.of("upload", "upload_piece", "visit", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "UPLOAD";
    }

    @Override
    protected String erasing(UUID attachment) {
        return "erase_upload('%s', now() + interval '1 day', now())".formatted(attachment);
    }

    @Test
    void with_a_finding_go_its_attachments_but_for_those_that_are_held() {
        String visit = Given.aVisit(Account.INSPECTOR);
        String finding = Given.find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"],\"note\":\"a door\"}")
                .then().statusCode(201).extract().path("id");
        String goes = attached(visit, finding);
        String held = attached(visit, finding);
        String other = attached(visit, null);
        as(Account.DATA_PROTECTION).body("{\"reason\":\"CLAIM\",\"explanation\":\"x\"}").post(API + "/retention/attachment/" + held + "/legal-holds").then().statusCode(201);
        Given.execute("update finding set erased_at = now(), indicators = '{}', screening = null, recorded_by = null, digest = '', sealed_note = null where id = '" + finding + "'");
        assertEquals("ERASED", text("select state from upload where id = '" + goes + "'"));
        assertEquals("KEPT", text("select state from upload where id = '" + held + "'"));
        assertEquals("KEPT", text("select state from upload where id = '" + other + "'"));
    }

    @Test
    void a_legal_hold_on_its_finding_keeps_an_attachment_whose_time_is_over() {
        String visit = Given.aVisit(Account.INSPECTOR);
        String finding = Given.find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}")
                .then().statusCode(201).extract().path("id");
        String attachment = attached(visit, finding);
        String holds = API + "/retention/finding/" + finding + "/legal-holds";
        String hold = as(Account.DATA_PROTECTION).body("{\"reason\":\"CLAIM\",\"explanation\":\"x\"}").post(holds).then().statusCode(201).extract().path("id");
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals("KEPT", text("select state from upload where id = '" + attachment + "'"));
        as(Account.DATA_PROTECTION).post(holds + "/" + hold + "/lift").then().statusCode(200);
        run();
        assertEquals("ERASED", text("select state from upload where id = '" + attachment + "'"));
    }

    private static String attached(String visit, String finding) {
        String upload = Tus.begin(Account.INSPECTOR, 3, "visit " + Tus.base64(visit) + (finding == null ? "" : ",finding " + Tus.base64(finding)))
                .statusCode(201).extract().header("Location");
        Tus.finish(Account.INSPECTOR, upload, new byte[] {1, 2, 3});
        return Tus.id(upload);
    }

    private static String visitOf(UUID attachment) {
        return text("select coalesce(v.chosen, v.id) from upload u join visit v on v.id = u.visit where u.id = '" + attachment + "'");
    }
}

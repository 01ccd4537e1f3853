package org.palermo.inspection.recruitment.complaint;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.recruitment.KnownAgency;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;

/// A complaint about an agency, after six years. The agency is licensed in a country that is not held here; the inspectorate's rule counts.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AgencyComplaintRetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "agency_note";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "agency_note 2190 days; uk 2026-11-25";
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
        // Nothing to clear: each complaint is about its own agency.
    }

    @Override
    protected UUID over() {
        String agency = Given.as(Account.CHIEF).body(KnownAgency.body("Harbour " + KnownAgency.word(), "L" + KnownAgency.word(), "").replace("\"ZZ\"", "\"FR\""))
                .post(KnownAgency.AGENCIES).then().statusCode(201).extract().path("id");
        return UUID.fromString(Given.as(Account.INSPECTOR).body(AgencyComplaintsTest.complaint("x")).post(KnownAgency.AGENCIES + "/" + agency + "/complaints")
                .then().statusCode(201).extract().path("id"));
    }

    @Override
    protected void isWhole(UUID complaint) {
        assertEquals(1, count("data_key where owner = '" + complaint + "'"));
        as(Account.CHIEF).get(API + "/agency-complaints/" + complaint).then().statusCode(200).body("words", equalTo("Wx")).body("erased", nullValue());
    }

    @Override
    protected void isGone(UUID complaint) {
        assertEquals(0, count("data_key where owner = '" + complaint + "'"));
        assertEquals(1, count("agency_complaint where id = '" + complaint + "' and sealed is null and recorded_by is null"));
        as(Account.CHIEF).get(API + "/agency-complaints/" + complaint).then().statusCode(200).body("words", nullValue()).body("erased", equalTo(true))
                .body("channel", equalTo("PHONE"));
    }

    @Override
    protected List<String> hidden() {
        return List.of("agency_complaint", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "AGENCY_COMPLAINT";
    }

    @Override
    protected String erasing(UUID complaint) {
        return "erase_agency_complaint('%s', now() + interval '1 day', now())".formatted(complaint);
    }
}

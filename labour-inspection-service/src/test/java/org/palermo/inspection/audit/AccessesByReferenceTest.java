package org.palermo.inspection.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// Who has read or changed a record that people know by a reference.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class AccessesByReferenceTest {

    @Test
    void ok_200_the_accesses_to_a_private_household() {
        String home = aWorkplace("PRIVATE_HOUSEHOLD");
        as(Account.INSPECTOR).get(API + "/workplaces/" + home).then().statusCode(200);
        String reference = text("select reference from workplace where id = '" + home + "'");
        Awaitility.await("the entry of a record that was shown with others").untilAsserted(() -> as(Account.AUDITOR)
                .get(API + "/audit?record=" + reference).then().statusCode(200).body("items.kind", hasItems("workplace"))
                .body("items.action", hasItems("READ")));
    }

    @Test
    void ok_200_nothing_of_a_reference_that_no_record_has() {
        as(Account.AUDITOR).get(API + "/audit?record=W-" + Reference.random(50)).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void invalid_400_no_reference_and_no_id() {
        as(Account.AUDITOR).get(API + "/audit?record=!!").then().statusCode(400).body("violations.field", hasItems("record"));
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.INSPECTOR).get(API + "/audit?record=W-" + Reference.random(50)).then().statusCode(403);
    }
}

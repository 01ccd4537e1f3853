package org.palermo.shelter.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.requested;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// Who has read or changed a record that people know by a reference.
@QuarkusTest
class AccessesByReferenceTest extends ServiceTest {
    private String placement;
    private String reference;

    @BeforeEach
    void aPlacement() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        placement = requested(Account.NGO);
        reference = Register.text("select reference from placement where id = '" + placement + "'");
    }

    @Test
    void ok_200_the_accesses_to_a_hold_and_to_its_placement() {
        get(Account.SHELTER, "/placements/" + placement).then().statusCode(200);
        get(Account.AUDITOR, "/audit?record=" + reference.toLowerCase()).then().statusCode(200)
                .body("items.kind", hasItems("hold", "placement")).body("items.action", hasItems("READ"));
        get(Account.AUDITOR, "/audit?record=" + placement).then().statusCode(200).body("items.action", hasItems("READ", "READ_AUDIT"));
    }

    @Test
    void ok_200_nothing_of_a_reference_that_no_record_has() {
        get(Account.AUDITOR, "/audit?record=" + Reference.random(50)).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void invalid_400_a_reference_with_a_wrong_character() {
        String last = reference.endsWith("0") ? "1" : "0";
        get(Account.AUDITOR, "/audit?record=" + reference.substring(0, reference.length() - 1) + last).then().statusCode(400)
                .body("violations.field", hasItems("record"));
    }

    @Test
    void forbidden_403_wrong_role() {
        get(Account.SHELTER, "/audit?record=" + reference).then().statusCode(403);
    }
}

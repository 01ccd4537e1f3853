package org.palermo.referral.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.StoppedEventsWalk;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class StoppedEventsTest {
    private static final String STOPPED = "/api/nrm/v1/outbox/stopped";

    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    @Test
    void ok_204_stopped_events_are_listed_and_sent_again() {
        UUID record = StoppedEventsWalk.stopped("shelter");
        as(Account.ADMINISTRATOR).get(STOPPED).then().statusCode(200).body("items.aggregate", hasItem(record.toString()))
                .body("items.find { it.aggregate == '" + record + "' }.lastFailure", equalTo("422"));
        String resume = STOPPED + "/shelter/" + record + "/resume";
        as(Account.ADMINISTRATOR).post(resume).then().statusCode(204);
        as(Account.ADMINISTRATOR).get(STOPPED).then().statusCode(200).body("items.aggregate", not(hasItem(record.toString())));
        assertEquals(1, count("select count(*) from audit_entry where action = 'SEND_AGAIN' and record_id = '" + record + "'"));
        as(Account.ADMINISTRATOR).post(resume).then().statusCode(404);
    }

    @Test
    void forbidden_403_wrong_role_and_invalid_400() {
        for (Account account : new Account[] {Account.AUTHORITY, Account.AGENCY_ADMINISTRATOR, Account.AUDITOR}) {
            as(account).get(STOPPED).then().statusCode(403);
        }
        as(Account.ADMINISTRATOR).post(STOPPED + "/Shelter/" + UUID.randomUUID() + "/resume").then().statusCode(400);
    }
}

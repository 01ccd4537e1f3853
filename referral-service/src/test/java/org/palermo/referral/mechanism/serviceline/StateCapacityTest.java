package org.palermo.referral.mechanism.serviceline;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class StateCapacityTest {
    private static final String SAID = "{\"waitDays\":12,\"freePlaces\":0}";

    @BeforeEach
    void noLines() {
        GivenLines.none();
    }

    private static ValidatableResponse say(Account account, String line, String etag, String body) {
        RequestSpecification request = as(account).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).put(GivenLines.API + "/" + line + "/capacity").then();
    }

    private static long told(String line) {
        return Given.count("select count(*) from outbox_event where aggregate = '" + line + "'");
    }

    @Test
    void ok_200_what_was_said_is_read_with_its_day_and_sent_to_the_directory() {
        String line = aLine("ZZ-N", "LEGAL", "OPERATIONAL");
        long before = told(line);
        say(Account.PROVIDER, line, "\"0\"", SAID).statusCode(200).header("ETag", "\"1\"").body("capacity.waitDays", equalTo(12));
        as(Account.NGO).get(GivenLines.API + "/" + line).then().statusCode(200).body("capacity.freePlaces", equalTo(0))
                .body("capacity.statedOn", notNullValue());
        assertEquals(before + 1, told(line));
        say(Account.PROVIDER, line, "\"1\"", SAID).statusCode(200).header("ETag", "\"1\"");
        assertEquals(before + 1, told(line), "the same again");
        say(Account.PROVIDER, line, "\"1\"", "{\"waitDays\":3}").statusCode(200).body("capacity.waitDays", equalTo(3))
                .body("capacity.freePlaces", nullValue());
        say(Account.ADMINISTRATOR, line, "\"2\"", "{}").statusCode(200).body("capacity", nullValue());
    }

    @Test
    void invalid_400_figures_that_cannot_be() {
        String line = aLine("ZZ-N", "LEGAL", "OPERATIONAL");
        say(Account.PROVIDER, line, "\"0\"", "{\"waitDays\":-1,\"freePlaces\":100001}").statusCode(400)
                .body("violations.field", hasItems("waitDays", "freePlaces"));
        say(Account.PROVIDER, line, "\"0\"", "{\"waitDays\":3651}").statusCode(400);
    }

    @Test
    void forbidden_403_not_found_404_stale_412_missing_428() {
        String line = aLine("ZZ-E", "LEGAL", "OPERATIONAL");
        say(Account.NGO, line, "\"0\"", SAID).statusCode(403);
        say(Account.REGIONAL, line, "\"0\"", SAID).statusCode(403);
        say(Account.PROVIDER, UUID.randomUUID().toString(), "\"0\"", SAID).statusCode(404);
        say(Account.PROVIDER, line, "\"4\"", SAID).statusCode(412);
        say(Account.PROVIDER, line, null, SAID).statusCode(428);
    }
}

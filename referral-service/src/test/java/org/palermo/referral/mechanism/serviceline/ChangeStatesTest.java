package org.palermo.referral.mechanism.serviceline;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;
import static org.palermo.referral.mechanism.serviceline.GivenLines.change;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// A region is locked down.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ChangeStatesTest {

    @BeforeEach
    void noLines() {
        GivenLines.none();
        Given.sql("delete from notice where kind like 'ESSENTIAL_SERVICE_%'");
    }

    private static String body(String... lines) {
        return "{\"state\":\"SUSPENDED\",\"reason\":\"LOCKDOWN\",\"lines\":[%s]}".formatted(Arrays.stream(lines)
                .map(line -> line.contains("{") ? line : "{\"id\":\"" + line + "\"}").collect(Collectors.joining(",")));
    }

    private static ValidatableResponse changeAll(Account account, String body) {
        return as(account).body(body).post(GivenLines.API + "/states").then();
    }

    @Test
    void ok_200_each_line_is_changed_or_reported_with_the_reason() {
        String house = aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL");
        String legal = aLine("ZZ-N", "LEGAL", "PARTIAL");
        String elsewhere = aLine("ZZ-S", "LEGAL", "PARTIAL");
        String national = aLine(null, "LEGAL", "OPERATIONAL");
        String already = aLine("ZZ-N", "HEALTH", "SUSPENDED");
        String stale = aLine("ZZ-N", "EDUCATION", "OPERATIONAL");
        String nobodys = UUID.randomUUID().toString();
        changeAll(Account.REGIONAL, body(house, "{\"id\":\"" + legal + "\",\"version\":0}", elsewhere, national, already, "{\"id\":\"" + stale + "\",\"version\":3}", nobodys))
                .statusCode(200).body("changed", equalTo(2)).body("refused", equalTo(5))
                .body("lines.id", equalTo(List.of(house, legal, elsewhere, national, already, stale, nobodys)))
                .body("lines.outcome", equalTo(List.of("CHANGED", "CHANGED", "NOT_YOURS", "NOT_YOURS", "SAME_STATE", "STALE", "NOT_FOUND")))
                .body("lines.version", equalTo(Arrays.asList(1, 1, null, null, null, null, null)));
        as(Account.NGO).get(GivenLines.API + "/" + house).then().body("state", equalTo("SUSPENDED")).body("reason", equalTo("LOCKDOWN")).body("version", equalTo(1));
        as(Account.NGO).get(GivenLines.API + "/" + elsewhere).then().body("state", equalTo("PARTIAL")).body("version", equalTo(0));
        assertEquals(1, Given.count("select count(*) from notice where kind = 'ESSENTIAL_SERVICE_CLOSED' and role = 'mechanism-administrator' and reference = 'ZZ-N ACCOMMODATION' and about = '" + house + "'"));
        assertEquals(2, Given.count("select count(*) from outbox_event where aggregate = '" + house + "'"), "as it was imported, and now");
    }

    @Test
    void ok_200_many_lines_of_one_service_cause_one_notice() {
        String[] lines = IntStream.range(0, 30).mapToObj(i -> aLine("ZZ-N", i % 2 == 0 ? "ACCOMMODATION" : "IDENTIFICATION", "OPERATIONAL")).toArray(String[]::new);
        changeAll(Account.REGIONAL, body(lines)).statusCode(200).body("changed", equalTo(30));
        assertEquals(2, Given.count("select count(*) from notice where kind = 'ESSENTIAL_SERVICE_CLOSED' and role = 'competent-authority'"));
        assertEquals(30, Given.count("select count(distinct service_line) from service_line_state where reason = 'LOCKDOWN' and until_at is null and service_line in (select id from service_line where country = 'ZZ')"));
    }

    @Test
    void ok_200_the_same_request_again_changes_nothing() {
        String line = aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL");
        String key = UUID.randomUUID().toString();
        String first = as(Account.REGIONAL).header("Idempotency-Key", key).body(body(line)).post(GivenLines.API + "/states").then().statusCode(200).extract().asString();
        change(Account.PROVIDER, line, 1, "OPERATIONAL").statusCode(200);
        assertEquals(first, as(Account.REGIONAL).header("Idempotency-Key", key).body(body(line)).post(GivenLines.API + "/states").then().statusCode(200).extract().asString());
        as(Account.NGO).get(GivenLines.API + "/" + line).then().body("state", equalTo("OPERATIONAL"));
    }

    @Test
    void ok_200_a_provider_changes_only_its_own_lines() {
        String line = aLine("ZZ-S", "LEGAL", "OPERATIONAL");
        changeAll(Account.PROVIDER, body(line)).statusCode(200).body("lines[0].outcome", equalTo("CHANGED"));
        Given.theRegister();
        Given.sql("update service_line set provider = (select id from provider where id <> '%s' limit 1) where id = '%s'".formatted(Account.PROVIDER.agency(), line));
        changeAll(Account.PROVIDER, body(line).replace("SUSPENDED", "CLOSED")).statusCode(200).body("lines[0].outcome", equalTo("NOT_YOURS"));
    }

    @Test
    void forbidden_403_wrong_role() {
        changeAll(Account.NGO, body(UUID.randomUUID().toString())).statusCode(403);
        changeAll(Account.AUTHORITY, body(UUID.randomUUID().toString())).statusCode(403);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        String id = UUID.randomUUID().toString();
        changeAll(Account.REGIONAL, body(id, id)).statusCode(400).body("violations.field", hasItem("lines"));
        changeAll(Account.REGIONAL, body()).statusCode(400).body("violations.field", hasItem("lines"));
        changeAll(Account.REGIONAL, body("{\"version\":1}")).statusCode(400).body("violations.field", hasItem("lines[0].id"));
        changeAll(Account.REGIONAL, body(id).replace("LOCKDOWN", "we must")).statusCode(400).body("violations.field", hasItem("reason"));
        changeAll(Account.REGIONAL, body(IntStream.rangeClosed(0, 1000).mapToObj(i -> UUID.randomUUID().toString()).toArray(String[]::new))).statusCode(400)
                .body("violations.field", hasItem("lines"));
    }
}

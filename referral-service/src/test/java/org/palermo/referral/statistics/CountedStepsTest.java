package org.palermo.referral.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.team.GivenTeams;

/// The statistical rows that steps of case files and changes of records leave.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CountedStepsTest {
    private static final String NOW = "select count(*) from counted_step where kind = '%s' and at > now() - interval '1 hour' and region = 'GB-SCT'";

    @BeforeEach
    void register() {
        GivenRecords.theRegister();
    }

    private static long counted(String kind) {
        return count(NOW.formatted(kind));
    }

    @Test
    void a_referral_and_its_first_decision_are_counted_once_with_the_term() {
        long referrals = counted("REFERRAL");
        long decisions = counted("REASONABLE_GROUNDS");
        UUID file = Given.aReferral();
        assertEquals(referrals + 1, counted("REFERRAL"));
        String due = text("select due_on from case_file where id = '" + file + "'");
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("outcome", "NEGATIVE", "test", "t", "reasons", "r")).post("/api/nrm/v1/cases/" + file + "/reasonable-grounds").then().statusCode(200);
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body(Map.of("to", "RECONSIDERATION", "askedBy", "VICTIM")).post("/api/nrm/v1/cases/" + file + "/transitions").then().statusCode(200);
        as(Account.AUTHORITY).header("If-Match", "\"2\"").body(Map.of("kind", "RECONSIDERATION", "outcome", "POSITIVE", "test", "t", "reasons", "r"))
                .post("/api/nrm/v1/cases/" + file + "/decisions").then().statusCode(200);
        assertEquals(decisions + 1, counted("REASONABLE_GROUNDS"));
        assertEquals("ADULT FEMALE LABOUR NEGATIVE " + due, text("""
                select concat_ws(' ', age_group, sex, exploitation, outcome, due_on) from counted_step where kind = 'REASONABLE_GROUNDS' and region = 'GB-SCT' order by at desc limit 1
                """));
    }

    @Test
    void an_adult_who_declines_is_counted() {
        long before = counted("NOTIFICATION");
        Given.refer(Account.RESPONDER, """
                {"region":"GB-SCT","ageGroup":"ADULT","consent":false,"sex":"FEMALE","exploitation":["LABOUR","SEXUAL"]}
                """).statusCode(201);
        assertEquals(before + 1, counted("NOTIFICATION"));
        assertEquals("SEXUAL_AND_LABOUR", text("select exploitation from counted_step where kind = 'NOTIFICATION' and region = 'GB-SCT' order by at desc limit 1"));
    }

    @Test
    void an_erased_person_remains_counted() {
        UUID file = Given.aReferral();
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post("/api/nrm/v1/cases/" + file + "/transitions").then().statusCode(200);
        long before = counted("REFERRAL");
        Erasing.byTwo(file).statusCode(200);
        assertEquals(before, counted("REFERRAL"));
    }

    @ParameterizedTest
    @CsvSource({"SEXUAL, SEXUAL", "'LABOUR,SEXUAL', SEXUAL_AND_LABOUR", "'CRIMINAL,LABOUR', SEVERAL_OF_LABOUR", "'ORGAN,SEXUAL', SEVERAL", "'FORCED_MARRIAGE,OTHER', SEVERAL"})
    void kinds_of_exploitation_are_one_category(String kinds, String category) {
        assertEquals(category, text("select exploitation_category('" + kinds + "')"));
    }

    @Test
    void a_record_is_counted_once_by_its_latest_edition() {
        Given.sql("truncate counted_record");
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        String path = "/api/nrm/v1/cases/" + file + "/awards";
        var made = as(Account.COORDINATOR).body(Map.of("head", "MORAL", "amount", Map.of("minor", 500, "currency", "GBP"), "awardedOn", "2026-02-01")).post(path).then().statusCode(201).extract();
        assertEquals(List.of("AWARD_MADE 2026-Q1 MORAL NONE 500 GBP"), all());
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body(Map.of("head", "MORAL", "amount", Map.of("minor", 700, "currency", "GBP"), "awardedOn", "2026-05-01"))
                .put(path + "/" + made.path("id")).then().statusCode(200);
        assertEquals(List.of("AWARD_MADE 2026-Q2 MORAL NONE 700 GBP"), all());
        String hash = text("select encode(record, 'hex') from counted_record");
        assertEquals(64, hash.length());
    }

    private static List<String> all() {
        String rows = text("select string_agg(concat_ws(' ', part, quarter, first_code, second_code, minor, currency), ';' order by part) from counted_record");
        return rows == null ? List.of() : List.of(rows.split(";"));
    }

    @Test
    void an_asset_counts_as_confiscated_and_allocated_but_not_when_returned() {
        Given.sql("truncate counted_record");
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        String path = "/api/nrm/v1/cases/" + file + "/assets";
        Map<String, Object> value = Map.of("minor", 1000, "currency", "GBP");
        String id = as(Account.AUTHORITY).body(Map.of("type", "MONEY", "what", "cash", "value", value, "state", "CONFISCATED", "frozenOn", "2026-01-01", "confiscatedOn", "2026-02-01"))
                .post(path).then().statusCode(201).extract().path("id");
        assertEquals(List.of("ASSET_CONFISCATED 2026-Q1 MONEY NONE 1000 GBP"), all());
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("type", "MONEY", "what", "cash", "value", value, "state", "RELEASED", "frozenOn", "2026-01-01", "confiscatedOn", "2026-02-01"))
                .put(path + "/" + id).then().statusCode(200);
        assertEquals(List.of(), all());
    }

    /// Each of three victims has her share of one account in her own file.
    @Test
    void an_asset_of_a_trial_counts_once_and_remains_counted_when_one_victim_is_erased() {
        Given.sql("truncate counted_record");
        String trial = "T" + UUID.randomUUID();
        List<UUID> files = List.of(GivenTeams.caseOf(Account.COORDINATOR), GivenTeams.caseOf(Account.COORDINATOR), GivenTeams.caseOf(Account.COORDINATOR));
        for (int i = 0; i < files.size(); i++) {
            share(files.get(i), i == 1 ? " " + trial.toLowerCase() + " " : trial, "CONFISCATED", "");
        }
        List<String> confiscated = List.of("ASSET_CONFISCATED 2026-Q1 ACCOUNT NONE 90000 GBP");
        assertEquals(confiscated, all());
        share(files.getFirst(), trial, "FROZEN", "");
        assertEquals(confiscated, all());
        String allocated = ",\"allocatedOn\":\"2026-04-05\",\"allocated\":{\"minor\":60000,\"currency\":\"GBP\"},\"victims\":3,\"share\":{\"minor\":20000,\"currency\":\"GBP\"}";
        files.forEach(file -> share(file, trial, "ALLOCATED", allocated));
        List<String> all = List.of("ASSET_ALLOCATED 2026-Q2 ACCOUNT NONE 60000 GBP", "ASSET_CONFISCATED 2026-Q1 ACCOUNT NONE 90000 GBP");
        assertEquals(all, all());
        Given.sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + files.getFirst() + "'");
        Erasing.byTwo(files.getFirst()).statusCode(200);
        assertEquals(all, all());
        share(files.get(1), trial, "ALLOCATED", allocated);
        assertEquals(all, all());
        share(files.get(2), trial, "RELEASED", "");
        assertEquals(List.of(), all());
    }

    private static void share(UUID file, String trial, String state, String more) {
        String confiscatedOn = state.equals("FROZEN") ? "" : ",\"confiscatedOn\":\"2026-02-05\"";
        as(Account.AUTHORITY).body("""
                {"type":"ACCOUNT","what":"an account","trial":"%s","value":{"minor":90000,"currency":"GBP"},"state":"%s","frozenOn":"2026-01-05"%s%s}
                """.formatted(trial, state, confiscatedOn, more)).post("/api/nrm/v1/cases/" + file + "/assets").then().statusCode(201);
    }
}

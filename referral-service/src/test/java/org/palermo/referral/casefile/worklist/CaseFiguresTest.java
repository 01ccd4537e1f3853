package org.palermo.referral.casefile.worklist;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.kernel.test.AnsweredTable.smallOnes;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.AnsweredTable;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.Given;

/// What a caller who may not read case files can find out from counts.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CaseFiguresTest {
    private static final int K = 11;
    private static final String ALL = "ALL";

    @BeforeEach
    void cases() {
        Given.theRegister();
        takeBack();
        // In the country's time zone: the database may still be on the day before.
        String today = "date '" + LocalDate.now(ZoneId.of("Europe/Zurich")) + "'";
        add("REFERRED", 40, today + " + 60");
        add("REFERRED", 30, today + " - 3");
        add("REFERRED", 5, today);
        add("RECOVERY", 25, "null");
        add("TRANSITION", 19, "null");
        add("SUSPENDED", 4, "null");
        fillOtherStages();
    }

    /// Other tests leave case files in some stages. No stage but `SUSPENDED` may have a small number of them.
    private static void fillOtherStages() {
        for (CaseFileStage stage : CaseFileStage.values()) {
            long files = Given.count("select count(*) from case_file where country = 'ZZ' and stage = '" + stage + "'");
            if (stage != CaseFileStage.SUSPENDED && files > 0 && files < K) {
                add(stage.name(), K, "null");
            }
        }
    }

    @AfterEach
    void takeBack() {
        sql("truncate statistics_release; delete from case_file where external_id like 'counted-%'");
    }

    private static void add(String stage, int files, String dueOn) {
        sql("""
            insert into case_file (id, external_id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, due_on, closed_at)
            select id, 'counted-' || id, id, 'ZZ', 'ZZ-N', '%1$s', 'ADULT', 'FEMALE', 'LABOUR', '%2$s', now(), %3$s, case when case_is_over('%1$s') then now() end
              from (select gen_random_uuid() as id from generate_series(1, %4$d)) as made
            """.formatted(stage, Account.RESPONDER.agency(), dueOn, files));
    }

    private static JsonPath summary(Account account) {
        return as(account).get("/api/nrm/v1/cases/summary?country=ZZ").then().statusCode(200).extract().jsonPath();
    }

    /// @param k smaller numbers are left out, as in suppression of single numbers; 0 leaves none out
    private static AnsweredTable table(JsonPath answer, int k) {
        String[] stages = Arrays.stream(CaseFileStage.values()).map(Enum::name).toArray(String[]::new);
        AnsweredTable table = new AnsweredTable(Dimension.withTotal("stage", ALL, stages), Dimension.withTotal("due", ALL, "NONE", "LATER", "SOON", "OVERDUE"));
        Map<String, Integer> counts = new HashMap<>();
        List<Map<String, Object>> answered = answer.getList("stages");
        answered.forEach(s -> counts.put((String) s.get("stage"), (Integer) s.get("count")));
        for (String stage : stages) {
            table.show(from(k, counts.containsKey(stage) ? counts.get(stage) : Integer.valueOf(0)), stage, ALL);
        }
        return table.show(from(k, (Integer) answer.get("total")), ALL, ALL)
                .show(from(k, (Integer) answer.get("overdue")), ALL, "OVERDUE")
                .show(from(k, (Integer) answer.get("dueSoon")), ALL, "SOON");
    }

    private static Integer from(int k, Integer count) {
        return count != null && count > 0 && count < k ? null : count;
    }

    private static void nextQuarter() {
        sql("update statistics_release set period = '2000-Q1', taken_at = taken_at - interval '90 days'");
    }

    @Test
    void ok_200_exact_figures_for_those_who_decide_cases() {
        JsonPath exact = summary(Account.AUTHORITY);
        assertEquals(Given.count("select count(*) from case_file where country = 'ZZ'"), exact.getLong("total"));
        assertEquals(Given.count("select count(*) from case_file where country = 'ZZ' and stage = 'SUSPENDED'"), exact.getLong("stages.find { it.stage == 'SUSPENDED' }.count"));
        assertTrue(exact.getMap("").containsKey("overdue") && !exact.getMap("").containsKey("control"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RAPPORTEUR", "ADMINISTRATOR"})
    void ok_200_no_small_number_for_those_who_read_no_case(Account account) {
        as(account).get("/api/nrm/v1/cases/summary?country=ZZ").then().statusCode(200)
                .body("stages.find { it.stage == 'SUSPENDED' }.count", nullValue())
                .body("control.k", equalTo(K)).body("control.zerosShow", equalTo(true)).body("control.rounding", nullValue())
                .body("control.suppressed", greaterThan(1)).body("control.figures", equalTo(CaseFileStage.values().length + 3));
    }

    @Test
    void ok_200_an_attacker_recovers_no_small_number() {
        assertEquals(Map.of(), smallOnes(K, table(summary(Account.RAPPORTEUR), 0)));
        assertFalse(smallOnes(K, table(summary(Account.AUTHORITY), K)).isEmpty(), "hiding single numbers would do, so this test proves nothing");
    }

    @Test
    void ok_200_a_release_stands_until_the_next_period() {
        Map<String, Object> released = new TreeMap<>(summary(Account.RAPPORTEUR).getMap(""));
        add("RECOVERY", 3, "null");
        assertEquals(released, new TreeMap<>(summary(Account.RAPPORTEUR).getMap("")));
        assertEquals(released, new TreeMap<>(summary(Account.ADMINISTRATOR).getMap("")));
        nextQuarter();
        assertNotEquals(released.get("control"), summary(Account.RAPPORTEUR).getMap("control"));
        assertEquals(2, Given.count("select count(*) from statistics_release where series = 'cases' and country = 'ZZ'"));
    }

    @Test
    void ok_200_two_releases_reveal_no_small_growth() {
        AnsweredTable first = table(summary(Account.RAPPORTEUR), 0);
        AnsweredTable bare = table(summary(Account.AUTHORITY), K);
        add("RECOVERY", 3, "null");
        add("TRANSITION", 20, "null");
        nextQuarter();
        assertEquals(Map.of(), smallOnes(K, first, table(summary(Account.RAPPORTEUR), 0)));
        assertTrue(smallOnes(K, bare, table(summary(Account.AUTHORITY), K)).containsValue(3L), "each release by itself would do");
    }

    @Test
    void two_concurrent_first_requests_take_one_release() throws InterruptedException {
        List<Thread> askers = java.util.stream.IntStream.range(0, 4).mapToObj(i -> Thread.ofVirtual().start(() -> summary(i % 2 == 0 ? Account.RAPPORTEUR : Account.ADMINISTRATOR))).toList();
        for (Thread asker : askers) {
            asker.join();
        }
        assertEquals(1, Given.count("select count(*) from statistics_release where series = 'cases' and country = 'ZZ'"));
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.RESPONDER).get("/api/nrm/v1/cases/summary?country=ZZ").then().statusCode(403);
        as(Account.AUDITOR).get("/api/nrm/v1/cases/summary?country=ZZ").then().statusCode(403);
    }

    @Test
    void a_release_is_limited_to_offices_and_never_changed() throws Exception {
        summary(Account.RAPPORTEUR);
        try (Acting rapporteur = Acting.as(Account.RAPPORTEUR)) {
            assertEquals(1, rapporteur.count("statistics_release"));
            rapporteur.set("palermo.regions", "FR");
            assertEquals(0, rapporteur.count("statistics_release"));
        }
        for (Account other : List.of(Account.RESPONDER, Account.AUDITOR, Account.SHELTER, Account.DATA_PROTECTION)) {
            try (Acting acting = Acting.as(other)) {
                assertEquals(0, acting.count("statistics_release"), other.name());
                assertTrue(acting.isRefused("insert into statistics_release values ('cases', 'ZZ', '2099', now(), '{}')"), other.name());
            }
        }
        try (Acting rapporteur = Acting.as(Account.RAPPORTEUR)) {
            assertTrue(org.junit.jupiter.api.Assertions.assertThrows(java.sql.SQLException.class, () -> rapporteur.change("delete from statistics_release"))
                    .getMessage().contains("permission denied"));
        }
    }
}

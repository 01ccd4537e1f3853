package org.palermo.referral.casefile.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// Case files are counted by stage as they come, change and go.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class StageCountsTest {

    @Inject
    StageCounts counts;

    @Inject
    Vertx vertx;

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @AfterEach
    void takeBack() {
        sql("delete from case_file where external_id like 'stages-%'");
        expectAllCounted();
    }

    @Test
    void a_referral_and_a_decision_are_counted() {
        UUID file = Given.aReferral();
        expectAllCounted();
        String etag = Given.as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file).then().statusCode(200).extract().header("ETag");
        Given.decide(Account.AUTHORITY, file, etag, Given.positive()).statusCode(200);
        expectAllCounted();
    }

    @Test
    void files_that_come_together_are_counted_together() {
        long rows = rows();
        add(40, "REFERRED");
        assertEquals(rows + 1, rows());
        expectAllCounted();
        sql("update case_file set stage = 'RECOVERY' where external_id like 'stages-%'");
        expectAllCounted();
        sql("update case_file set version = version + 1 where external_id like 'stages-%'");
        assertEquals(rows + 81, rows(), "a change of something else adds nothing");
    }

    @Test
    void summed_up_they_are_as_many_as_before() {
        add(40, "REFERRED");
        sql("update case_file set stage = 'RECOVERY' where external_id like 'stages-%'");
        sumUp(1_000_000);
        assertTrue(rows() > 80, "fewer rows than that are left as they are");
        sumUp(1);
        assertEquals(count("select count(*) from (select from case_file group by country, stage) s"), rows());
        expectAllCounted();
    }

    @Test
    void nothing_is_lost_while_files_change_and_several_sum_up_at_once() throws Exception {
        add(200, "REFERRED");
        try (var pool = Executors.newFixedThreadPool(8)) {
            Stream<Callable<Void>> changes = Stream.iterate(0, i -> i + 1).limit(40).map(i -> () -> {
                sql("update case_file set stage = '%s' where id in (select id from case_file where external_id like 'stages-%%%d' order by id for update)"
                        .formatted(i % 2 == 0 ? "RECOVERY" : "REFERRED", i % 10));
                return null;
            });
            Stream<Callable<Void>> sums = Stream.iterate(0, i -> i + 1).limit(20).map(i -> () -> {
                sumUp(1);
                return null;
            });
            for (var done : pool.invokeAll(Stream.concat(changes, sums).toList())) {
                done.get();
            }
        }
        expectAllCounted();
    }

    @Test
    void row_security_only_offices_that_cover_the_country_read_the_counts_and_nobody_writes_them() throws SQLException {
        String row = "case_stage_count where country = 'ZZ'";
        add(1, "REFERRED");
        for (Account account : List.of(Account.AUTHORITY, Account.RAPPORTEUR, Account.ADMINISTRATOR)) {
            try (Acting acting = Acting.as(account)) {
                assertTrue(acting.count(row) > 0, account.name());
                assertTrue(acting.isRefused("insert into case_stage_count (country, stage, files) values ('ZZ', 'REFERRED', 1)"), account.name());
                assertEquals(0, acting.change("delete from " + row), account.name());
                acting.set("palermo.regions", "ZZ-N");
                assertEquals(0, acting.count(row), account.name());
            }
        }
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.BORDER, Account.AUDITOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count(row), account.name());
                assertThrows(SQLException.class, () -> acting.count("sum_up_case_stages(1)"), account.name());
            }
        }
    }

    private void sumUp(int atLeast) {
        OwnContext.<Void>run(vertx, () -> counts.sumUp(atLeast)).await().atMost(Duration.ofSeconds(30));
    }

    private static void add(int files, String stage) {
        sql("""
            insert into case_file (id, external_id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at)
            select gen_random_uuid(), 'stages-' || i, 'stages-' || i, 'ZZ', 'ZZ-N', '%s', 'ADULT', 'FEMALE', 'LABOUR', '%s', now()
              from generate_series(1, %d) i
            """.formatted(stage, Account.RESPONDER.agency(), files));
    }

    private static long rows() {
        return count("select count(*) from case_stage_count");
    }

    private static void expectAllCounted() {
        assertEquals(0, count("""
                select count(*)
                  from (select country, stage, count(*) as files from case_file group by country, stage) f
                  full join (select country, stage, sum(files) as files from case_stage_count group by country, stage having sum(files) <> 0) c
                       on c.country = f.country and c.stage = f.stage
                 where f.files is distinct from c.files
                """), "stages whose files are counted wrongly");
    }
}

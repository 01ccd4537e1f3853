package org.palermo.inspection.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

/// Planned visits are counted by quarter, inspector and state as they come, change and go.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PlanCountsTest {
    private static final String OURS = "planned_by like 'counts-%'";

    @Inject
    PlanCounts counts;

    private String workplace;

    @BeforeEach
    void plan() {
        GivenPlan.theTeam();
        workplace = aWorkplace("ESTABLISHMENT");
    }

    @AfterEach
    void takeBack() {
        execute("delete from planned_visit where " + OURS);
        expectAllCounted();
    }

    private void add(int visits) {
        execute("""
                insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, state, planned_by, planned_at)
                select gen_random_uuid(), '%s', '%s', 'GB', 'PLANNED', date '2031-01-01' + i, date '2031-01-01' + i, 'PLANNED',
                       'counts-' || i, now()
                  from generate_series(1, %d) i
                """.formatted(Account.CHIEF.agency(), workplace, visits));
    }

    @Test
    void planned_accepted_moved_and_given_up() {
        String planned = GivenPlan.accepted(workplace);
        expectAllCounted();
        GivenPlan.step(Account.CHIEF, planned, "move", "{\"by\":\"%s\",\"ground\":\"OTHER\"}".formatted(GivenPlan.until().plusDays(100)))
                .then().statusCode(200);
        expectAllCounted();
        GivenPlan.step(Account.CHIEF, planned, "cancel", "{\"ground\":\"OTHER\"}").then().statusCode(200);
        expectAllCounted();
        GivenPlan.opened(workplace);
        expectAllCounted();
    }

    @Test
    void nothing_is_lost_while_the_plan_changes_and_several_sum_up_at_once() throws Exception {
        add(200);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String change = i % 2 == 0 ? "state = 'ASSIGNED', inspector = 'somebody-" + i % 3 + "'" : "by_day = by_day + 60";
            String which = "'counts-%" + i % 10 + "'";
            work.add(() -> {
                execute("update planned_visit set " + change + " where id in (select id from planned_visit where planned_by like " + which
                        + " order by id for update)");
                return null;
            });
        }
        for (int i = 0; i < 20; i++) {
            work.add(() -> {
                counts.run(1).await().atMost(Duration.ofSeconds(30));
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        expectAllCounted();
        counts.run(1).await().atMost(Duration.ofSeconds(30));
        assertEquals(count("select count(*) from (select from planned_visit group by agency, quarter_of(by_day), inspector, state) p"),
                count("select count(*) from plan_count"), "one row for each kind");
        expectAllCounted();
    }

    @Test
    void row_security_only_the_chief_inspector_reads_the_counts_of_her_inspectorate() throws SQLException {
        add(3);
        String rows = "plan_count where agency = '" + Account.CHIEF.agency() + "' and quarter = '2031-01-01'";
        try (Acting chief = Acting.as(Account.CHIEF)) {
            assertTrue(chief.count(rows) > 0);
            assertEquals(0, chief.change("delete from " + rows));
            assertTrue(chief.isRefused("insert into plan_count (agency, quarter, state, visits) values ('" + Account.CHIEF.agency()
                    + "', '2031-01-01', 'PLANNED', 1)"));
        }
        for (Account account : List.of(Account.INSPECTOR, Account.OTHER_INSPECTOR, Account.RAPPORTEUR, Account.AUDITOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count(rows), account.name());
                assertThrows(SQLException.class, () -> acting.count("sum_up_planned_visits(1)"), account.name());
            }
        }
    }

    private static void expectAllCounted() {
        assertEquals(0, count("""
                select count(*)
                  from (select agency, quarter_of(by_day) as quarter, inspector, state, count(*) as visits
                          from planned_visit group by 1, 2, 3, 4) p
                  full join (select agency, quarter, inspector, state, sum(visits) as visits
                               from plan_count group by 1, 2, 3, 4 having sum(visits) <> 0) c
                       on c.agency = p.agency and c.quarter = p.quarter and c.state = p.state
                          and coalesce(c.inspector, '') = coalesce(p.inspector, '')
                 where p.visits is distinct from c.visits
                """), "visits that are counted wrongly");
    }
}

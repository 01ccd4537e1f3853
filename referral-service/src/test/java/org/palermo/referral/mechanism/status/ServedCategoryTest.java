package org.palermo.referral.mechanism.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.mechanism.serviceline.GivenLines;

/// At any instant, the served categories that the database derives equal those computed from the states of the lines, in whatever order the
/// changes came.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ServedCategoryTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> CATEGORIES = List.of("ACCOMMODATION", "LEGAL");
    private static final List<String> REGIONS = List.of("ZZ-N", "ZZ-S");

    /// Computed from the states, line by line, and from the channels at that time.
    private static final String DIRECT = """
            select coalesce(r.region, 'ZZ') || ' ' || l.category || ' ' || max(case s.state when 'OPERATIONAL' then 2 when 'PARTIAL' then 1 else 0 end)
              from service_line l
              join service_line_state s on s.service_line = l.id and s.from_at <= '%1$s' and (s.until_at is null or s.until_at > '%1$s')
              left join lateral (select * from service_line_description d where d.service_line = l.id and d.until_at > '%1$s' order by d.until_at limit 1) d on true
              left join service_line_region r on r.service_line = l.id and not l.national
             where l.country = 'ZZ' and s.state in ('OPERATIONAL', 'PARTIAL')
               and (not l.national or coalesce(d.phone, l.phone) or coalesce(d.online, l.online) or (l.category = 'ACCOMMODATION' and coalesce(d.transport, l.transport)))
             group by r.region, l.category
            """;
    private static final String DERIVED = """
            select region || ' ' || category || ' ' || case state when 'OPERATIONAL' then 2 else 1 end
              from (select distinct on (region, category) * from served_category where country = 'ZZ' and from_at <= '%s' order by region, category, from_at desc) s
             where state <> 'NOT_OPERATIONAL'
            """;

    @BeforeEach
    void noLines() {
        GivenLines.none();
        GivenLines.theProvider();
    }

    @RepeatedTest(5)
    void the_derived_categories_match_the_lines() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(line(random));
        }
        for (int i = 0; i < 40; i++) {
            change(random, lines.get(random.nextInt(lines.size())));
        }
        for (int day = 0; day < 1100; day += 1 + random.nextInt(20)) {
            Instant at = START.plusSeconds(day * 86_400L + random.nextInt(86_400));
            assertEquals(all(DIRECT.formatted(at)), all(DERIVED.formatted(at)), "seed " + seed + " at " + at);
        }
        assertEquals(0, Given.count("""
                select count(*) from (select state, lag(state) over (partition by country, region, category order by from_at) as before from served_category) s
                 where state = before"""), "seed " + seed + ": it is kept when it changes and not otherwise");
        assertTrue(Given.count("select count(*) from served_category where country = 'ZZ'") > 0, "seed " + seed);
    }

    /// A line with one to four past states, as in an import.
    private static String line(Random random) {
        String id = UUID.randomUUID().toString();
        boolean national = random.nextInt(4) == 0;
        List<Instant> starts = random.ints(1 + random.nextInt(4), 0, 700).sorted().distinct().mapToObj(day -> START.plusSeconds(day * 86_400L)).toList();
        Given.sql("""
            insert into service_line (id, provider, country, category, pillar, national, in_person, phone, online, transport, state, since)
            values ('%s', '%s', 'ZZ', '%s', 'INDIVIDUAL_SUPPORT', %s, true, %s, false, %s, 'CLOSED', '%s')
            """.formatted(id, Account.PROVIDER.agency(), pick(random, CATEGORIES), national, random.nextBoolean(), random.nextBoolean(), starts.getLast()));
        if (!national) {
            Given.sql("insert into service_line_region select '%s', unnest(array['%s'])".formatted(id, String.join("','", random.nextBoolean() ? REGIONS : List.of(pick(random, REGIONS)))));
        }
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            rows.add("('%s', '%s', '%s', %s, 'test')".formatted(id, state(random), starts.get(i), i + 1 < starts.size() ? "'" + starts.get(i + 1) + "'" : "null"));
        }
        Given.sql("insert into service_line_state (service_line, state, from_at, until_at, recorded_by) values " + String.join(", ", rows));
        return id;
    }

    /// Changes a state or the channels of a line, later than all earlier changes.
    private static void change(Random random, String line) {
        String later = Given.text("select greatest(max(s.from_at), (select max(until_at) from service_line_description where service_line = '%1$s')) + interval '%2$d hours' from service_line_state s where service_line = '%1$s'"
                .formatted(line, 1 + random.nextInt(1500)));
        if (random.nextInt(3) > 0) {
            Given.sql("""
                with ended as (update service_line_state set until_at = '%2$s' where service_line = '%1$s' and until_at is null returning service_line)
                insert into service_line_state (service_line, state, from_at, recorded_by) select service_line, '%3$s', '%2$s', 'test' from ended
                """.formatted(line, later, state(random)));
        } else {
            Given.sql("""
                create temporary table held on commit drop as select * from service_line where id = '%1$s';
                update service_line set phone = %3$s, transport = %4$s where id = '%1$s';
                insert into service_line_description (service_line, until_at, pillar, in_person, phone, online, transport, ended_by)
                select id, '%2$s', pillar, in_person, phone, online, transport, 'test' from held
                """.formatted(line, later, random.nextBoolean(), random.nextBoolean()));
        }
    }

    private static String state(Random random) {
        return pick(random, List.of("OPERATIONAL", "PARTIAL", "SUSPENDED", "CLOSED"));
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static TreeSet<String> all(String query) {
        String rows = Given.text("select string_agg(t.x, ';') from (" + query + ") t(x)");
        return rows == null ? new TreeSet<>() : new TreeSet<>(List.of(rows.split(";")));
    }
}

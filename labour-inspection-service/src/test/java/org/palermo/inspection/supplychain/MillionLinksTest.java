package org.palermo.inspection.supplychain;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

/// A walk over a million links, in which a few buyers have very many suppliers, under the policies of an inspector. Measured on two busy
/// cores: 990 links up the chain in 24 ms, 707 down in 17 ms (medians of 200).
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
@EnabledIfSystemProperty(named = "palermo.test.all", matches = "true", disabledReason = "writes a million rows")
class MillionLinksTest {
    private static final Logger LOG = Logger.getLogger(MillionLinksTest.class);
    private static final int WALKS = 200;

    @BeforeAll
    static void aMillionLinks() {
        execute("""
                set session_replication_role = replica;
                insert into company (id, reference, name, country, name_key, created_at)
                select cast('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0') as uuid), 'CO-MILLION-' || n, 'Company ' || n, 'GB', 'GB company ' || n, now()
                  from generate_series(0, 199999) n;
                insert into supply_link (id, supplier_company, buyer_company, product, product_key, source, valid_from, agency, recorded_by, recorded_at)
                select gen_random_uuid(), s.supplier, s.buyer, 'Product ' || s.n, 'product ' || s.n, 'CUSTOMS', '2025-01-01', '00000000-0000-7000-8000-000000000040', 'million', now()
                  from (select n, cast('00000000-0000-4000-9000-' || lpad(to_hex(cast(floor(random() * 199999) as integer)), 12, '0') as uuid) as supplier,
                               cast('00000000-0000-4000-9000-' || lpad(to_hex(cast(floor(power(random(), 4) * 199999) as integer)), 12, '0') as uuid) as buyer
                          from generate_series(1, 1000000) n) s
                 where s.supplier <> s.buyer;
                set session_replication_role = origin;
                analyze supply_link, company;
                """);
    }

    @AfterAll
    static void without() {
        execute("set session_replication_role = replica; delete from supply_link where recorded_by = 'million'; "
                + "delete from company where reference like 'CO-MILLION-%'; set session_replication_role = origin");
    }

    @Test
    void half_of_the_walks_take_less_than_50_ms() throws SQLException {
        LOG.info(text("""
                select string_agg(line, E'\\n') from (select 'links ' || count(*) as line from supply_link union all
                select 'largest buyer ' || max(n) from (select count(*) as n from supply_link group by buyer) b) l
                """));
        try (Acting inspector = Acting.as(Account.INSPECTOR)) {
            for (String toBuyers : List.of("true", "false")) {
                long walk = median("walk, to buyers " + toBuyers, company -> inspector.count("supply_walk('%s', %s, '2026-01-01', 6, 1001)".formatted(company, toBuyers)));
                assertTrue(walk < 50, walk + " ms");
            }
        }
    }

    private interface Walk {
        /// @return how many links were walked
        long from(String company) throws SQLException;
    }

    private static long median(String what, Walk walk) throws SQLException {
        long links = 0;
        long[] micros = new long[WALKS];
        for (int n = -20; n < WALKS; n++) {
            String company = "00000000-0000-4000-9000-%012x".formatted(Math.floorMod(n * 7919, 200_000));
            long before = System.nanoTime();
            long walked = walk.from(company);
            if (n >= 0) {
                micros[n] = (System.nanoTime() - before) / 1_000;
                links += walked;
            }
        }
        Arrays.sort(micros);
        LOG.infof("%s: %d links on average, median %.1f ms, 95 of 100 within %.1f ms, longest %.1f ms", what, links / WALKS, micros[WALKS / 2] / 1e3, micros[WALKS * 95 / 100] / 1e3,
                micros[WALKS - 1] / 1e3);
        return micros[WALKS / 2] / 1_000;
    }
}

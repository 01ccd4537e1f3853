package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Country;

/// Counts the rows that steps of case files and changes of records have written for statistics.
@ApplicationScoped
class CountStore {
    private static final String STEPS = """
            select array[%s] as codes, count(*) as people from counted_step
             where country = $1 and kind = $2 and at >= $3 and at < $4 and cast($5 as text) is not null
             group by 1
            """;
    private static final String RECORDS = """
            select array[%s] as codes, count(*) as people from counted_record where country = $1 and part = $2 and quarter = $3 group by 1
            """;
    private static final Map<CountedTable, Query<CountedRow>> COUNTED =
            Arrays.stream(CountedTable.values()).collect(Collectors.toMap(Function.identity(), CountStore::counting));
    private static final Query<AmountRow> AMOUNTS = Query.of(AmountRow.class, """
            select part, currency, cast(sum(minor) as bigint) as minor from counted_record
             where country = $1 and quarter = $2 and minor is not null
             group by part, currency, contributor
            """);

    /// @param codes one for each division of the table
    @RegisterForReflection
    private record CountedRow(List<String> codes, long people) {
        private CellKey key(Quarter quarter) {
            List<String> all = new ArrayList<>(List.of(quarter.code()));
            all.addAll(codes);
            return new CellKey(all);
        }
    }

    @RegisterForReflection
    private record AmountRow(String part, String currency, long minor) {
        private Amounts.Contribution contribution() {
            return new Amounts.Contribution(Amounts.Kind.of(part), currency, minor);
        }
    }

    private static Query<CountedRow> counting(CountedTable table) {
        String codes = table.divisions.stream().map(division -> division.expression).collect(Collectors.joining(", "));
        return Query.of(CountedRow.class, (table.ofSteps ? STEPS : RECORDS).formatted(codes));
    }

    /// The people of a quarter, by the quarter and the table's codes.
    Uni<Map<CellKey, Long>> count(CountedTable table, Country country, Quarter quarter) {
        Query<CountedRow> counting = COUNTED.get(table);
        Uni<List<CountedRow>> rows = table.ofSteps
                ? counting.list(country.code(), table.counted, quarter.from(country.zone()), quarter.until(country.zone()),
                        country.zone().getId())
                : counting.list(country.code(), table.counted, quarter.code());
        return rows.map(found -> {
            Map<CellKey, Long> people = new HashMap<>();
            found.forEach(row -> people.put(row.key(quarter), row.people()));
            return people;
        });
    }

    /// What each case contributes to the sums of money of a quarter.
    Uni<List<Amounts.Contribution>> amounts(Country country, Quarter quarter) {
        return AMOUNTS.list(country.code(), quarter.code()).map(rows -> rows.stream().map(AmountRow::contribution).toList());
    }
}

package org.palermo.referral.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.territory.Country;

/// Counts the rows that steps of case files and changes of records have written for statistics.
@ApplicationScoped
class CountStore {
    private static final String STEPS = """
            select %s, count(*) from counted_step
             where country = ?1 and kind = ?2 and at >= ?3 and at < ?4 and cast(?5 as text) is not null
             group by %s
            """;
    private static final String RECORDS = """
            select %s, count(*) from counted_record where country = ?1 and part = ?2 and quarter = ?3 group by %s
            """;

    /// The people of a quarter, by the quarter and the table's codes.
    Uni<Map<CellKey, Long>> count(CountedTable table, Country country, Quarter quarter) {
        String columns = table.divisions.stream().map(division -> division.expression).collect(Collectors.joining(", "));
        String places = IntStream.rangeClosed(1, table.divisions.size()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        Uni<List<Object[]>> rows = table.ofSteps
                ? Sql.list(Object[].class, STEPS.formatted(columns, places), country.code(), table.counted, quarter.from(country.zone()), quarter.until(country.zone()),
                        country.zone().getId())
                : Sql.list(Object[].class, RECORDS.formatted(columns, places), country.code(), table.counted, quarter.code());
        return rows.map(found -> {
            Map<CellKey, Long> people = new HashMap<>();
            found.forEach(row -> people.put(key(quarter, row), ((Number) row[row.length - 1]).longValue()));
            return people;
        });
    }

    private static CellKey key(Quarter quarter, Object[] row) {
        List<String> codes = new ArrayList<>(List.of(quarter.code()));
        Arrays.stream(row).limit(row.length - 1).map(String.class::cast).forEach(codes::add);
        return new CellKey(codes);
    }

    /// What each case contributes to the sums of money of a quarter.
    Uni<List<Amounts.Contribution>> amounts(Country country, Quarter quarter) {
        return Sql.list(Object[].class, """
                        select part, currency, contributor, cast(sum(minor) as bigint) from counted_record
                         where country = ?1 and quarter = ?2 and minor is not null
                         group by part, currency, contributor
                        """, country.code(), quarter.code())
                .map(rows -> rows.stream()
                        .map(r -> new Amounts.Contribution(Amounts.Kind.of((String) r[0]), (String) r[1], ((Number) r[3]).longValue()))
                        .toList());
    }
}

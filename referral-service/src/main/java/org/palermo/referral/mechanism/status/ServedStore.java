package org.palermo.referral.mechanism.status;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.ServiceCategory;

/// Queries for served categories: the best state of each category among the lines of a region, and among the national lines that reach
/// every region (remote ones, and accommodation with transport). The database derives it from the states of the lines
/// (`V1002__access_to_services.sql`), so that a status costs the same with fifty lines as with fifty thousand.
@ApplicationScoped
public class ServedStore {
    private static final String CATEGORIES = Arrays.stream(ServiceCategory.values()).map(Enum::name).collect(Collectors.joining(","));

    /// One lookup in the primary key for each category of each region.
    private static final String STANDING = """
            select g.region, c.category, s.from_at, s.state
              from unnest(string_to_array($2, ',')) g (region)
             cross join unnest(string_to_array($3, ',')) c (category)
             cross join lateral (select s.from_at, s.state from served_category s
                                  where s.country = $1 and s.region = g.region and s.category = c.category and s.from_at <= $4
                                  order by s.from_at desc limit 1) s
            """;
    private static final Query<ServedRow> AT = Query.of(ServedRow.class, STANDING);
    private static final Query<ServedRow> BETWEEN = Query.of(ServedRow.class, STANDING + """
            union all
            select s.region, s.category, s.from_at, s.state from served_category s
             where s.country = $1 and s.region = any(string_to_array($2, ',')) and s.from_at > $4 and s.from_at <= $5
            """);
    private static final Query<String> LOCK = Query.of(String.class, "select cast(lock_mechanism($1) as text)");

    /// @param region the country itself for the national lines
    @RegisterForReflection
    private record ServedRow(String region, ServiceCategory category, Instant fromAt, CategoryState state) {
        ServedHistory.Change change(Country country) {
            return new ServedHistory.Change(fromAt, new ServedCategory(region.equals(country.code()) ? null : region, category, state));
        }
    }

    /// Waits until nobody else changes lines of the country. Call it before a line is changed.
    public Uni<Void> lock(String country) {
        return LOCK.list(country).replaceWithVoid();
    }

    public Uni<List<ServedCategory>> at(Country country, Instant at) {
        return AT.list(country.code(), regions(country), CATEGORIES, at)
                .map(rows -> rows.stream().map(row -> row.change(country).served()).toList());
    }

    /// The state at an instant and all changes until another instant, in one query.
    Uni<ServedHistory> between(Country country, Instant from, Instant until) {
        return BETWEEN.list(country.code(), regions(country), CATEGORIES, from, until)
                .map(rows -> ServedHistory.of(rows.stream().map(row -> row.change(country)).toList()));
    }

    /// Its regions, and the country itself, which stands for the national lines.
    private static String regions(Country country) {
        return Stream.concat(Stream.of(country.code()), country.regions().stream().map(Country.Region::code))
                .collect(Collectors.joining(","));
    }
}

package org.palermo.shelter.area;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
class AreaStore {
    private static final Query<Area> OF_COUNTRY = Query.of(Area.class,
            "select code, country, name, string_to_array(regions, ',') as regions from area where country = $1 and in_use order by code");
    private static final Query<Area> BY_CODE = Query.of(Area.class, """
            select code, country, name, string_to_array(regions, ',') as regions from area where code = any (string_to_array($1, ','))
            """);
    private static final Query<String> LOCK_COUNTRY =
            Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended('palermo.areas.' || $1, 0)) as text)");
    private static final Query<Integer> LOCK_PROFILES = Query.of(Integer.class, """
            select 1 from offer_profile p
             where p.area in (select a.code from area a where a.country = $1)
             order by p.shelter for no key update of p
            """);
    private static final Query<OperatedShelters> REGISTERED =
            Query.of(OperatedShelters.class, "select region, operator_agency, shelters from registered_shelters($1)");
    private static final Change CLEAR_REGIONS =
            Change.of("delete from area_region where area in (select code from area where country = $1)");
    private static final Change USE_PLANNED =
            Change.of("update area set in_use = regions = any(string_to_array($2, '|')) where country = $1");
    private static final Change ADD_NEW = Change.of("""
            insert into area (code, country, name, regions)
            select $1 || '-A' || used.numbers + row_number() over (order by p.i), $1, p.name, p.regions
              from unnest(string_to_array($2, '|'), string_to_array($3, '|')) with ordinality p(regions, name, i)
             cross join (select coalesce(max(cast(split_part(code, '-A', 2) as integer)), 0) from area where country = $1) used(numbers)
             where not exists (select 1 from area a where a.country = $1 and a.regions = p.regions)
            """);
    private static final Change ADD_REGIONS = Change.of("""
            insert into area_region (area, region)
            select a.code, unnest(string_to_array(a.regions, ',')) from area a where a.country = $1 and a.in_use
            """);
    private static final Query<String> ASSIGN_SHELTERS = Query.of(String.class, "select cast(assign_areas($1) as text)");

    /// The shelters of one operator in a region.
    @RegisterForReflection
    private record OperatedShelters(String region, UUID operatorAgency, int shelters) {
        RegisteredShelters registered() {
            return new RegisteredShelters(shelters, Set.of(operatorAgency));
        }
    }

    Uni<List<Area>> ofCountry(String country) {
        return OF_COUNTRY.list(country);
    }

    /// Also areas that are no longer in use.
    ///
    /// @param codes joined by commas
    Uni<List<Area>> byCode(String codes) {
        return BY_CODE.list(codes);
    }

    /// Lets one transaction at a time change the shelters of a country, because areas depend on all of them. Offer profiles are
    /// locked in the order of their ids, to prevent deadlocks.
    Uni<Void> lock(String country) {
        return LOCK_COUNTRY.list(country).chain(() -> LOCK_PROFILES.list(country)).replaceWithVoid();
    }

    /// Counts the shelters of all operators. The database counts them, because row security hides the shelters of other
    /// organisations.
    Uni<Map<String, RegisteredShelters>> registered(String country) {
        return REGISTERED.list(country).map(rows -> {
            Map<String, RegisteredShelters> byRegion = new HashMap<>();
            rows.forEach(row -> byRegion.merge(row.region(), row.registered(), AreaStore::sum));
            return byRegion;
        });
    }

    private static RegisteredShelters sum(RegisteredShelters a, RegisteredShelters b) {
        Set<UUID> operators = new HashSet<>(a.operators());
        operators.addAll(b.operators());
        return new RegisteredShelters(a.shelters() + b.shelters(), operators);
    }

    /// Writes the areas in four statements, however many there are. A group of regions that was an area before gets its code back;
    /// a new group gets a number that was never used.
    Uni<Void> replace(String country, List<PlannedArea> areas) {
        String keys = join(areas, PlannedArea::key);
        String names = join(areas, PlannedArea::name);
        return CLEAR_REGIONS.execute(country)
                .chain(() -> USE_PLANNED.execute(country, keys))
                .chain(() -> ADD_NEW.execute(country, keys, names))
                .chain(() -> ADD_REGIONS.execute(country))
                .replaceWithVoid();
    }

    /// Sets the area of each shelter from its region.
    Uni<Void> follow(String country) {
        return ASSIGN_SHELTERS.list(country).replaceWithVoid();
    }

    private static String join(List<PlannedArea> areas, Function<PlannedArea, String> part) {
        return String.join("|", areas.stream().map(part).toList());
    }
}

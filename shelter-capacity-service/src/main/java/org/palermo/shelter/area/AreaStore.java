package org.palermo.shelter.area;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

@ApplicationScoped
class AreaStore {

    Uni<List<Area>> ofCountry(String country) {
        return Sql.list(Object[].class, """
                        select a.code, a.country, a.name, string_agg(r.region, ',' order by r.region)
                          from area a join area_region r on r.area = a.code
                         where a.country = ?1
                         group by a.code, a.country, a.name
                         order by a.code
                        """, country)
                .map(rows -> rows.stream()
                        .map(r -> new Area((String) r[0], (String) r[1], (String) r[2], Arrays.asList(((String) r[3]).split(","))))
                        .toList());
    }

    /// One change of a country's shelters at a time: areas depend on all of them. Their profiles are locked by id, as
    /// everybody takes several.
    Uni<Void> lock(String country) {
        return Sql.list(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended('palermo.areas.' || ?1, 0)) as text)", country)
                .chain(() -> Sql.list(Object.class, """
                        select 1 from offer_profile p
                         where p.area in (select a.code from area a where a.country = ?1)
                         order by p.shelter for no key update of p
                        """, country))
                .replaceWithVoid();
    }

    /// Of all operators, whoever asks: the database counts them, and shows the shelters of others to nobody.
    Uni<Map<String, RegisteredShelters>> registered(String country) {
        return Sql.list(Object[].class, "select region, operator_agency, shelters from registered_shelters(?1)", country)
                .map(rows -> {
                    Map<String, RegisteredShelters> byRegion = new HashMap<>();
                    rows.forEach(r -> byRegion.merge((String) r[0],
                            new RegisteredShelters(((Number) r[2]).intValue(), Set.of((UUID) r[1])), AreaStore::sum));
                    return byRegion;
                });
    }

    private static RegisteredShelters sum(RegisteredShelters a, RegisteredShelters b) {
        Set<UUID> operators = new HashSet<>(a.operators());
        operators.addAll(b.operators());
        return new RegisteredShelters(a.shelters() + b.shelters(), operators);
    }

    /// Writes the areas in three statements, however many there are.
    Uni<Void> replace(String country, List<Area> areas) {
        return Sql.execute("""
                        delete from area_region where area in (select code from area where country = ?1)
                        """, country)
                .chain(() -> Sql.execute("delete from area where country = ?1", country))
                .chain(() -> Sql.execute("""
                        insert into area (code, country, name)
                        select unnest(string_to_array(?2, '|')), ?1, unnest(string_to_array(?3, '|'))
                        """, country, join(areas, Area::code), join(areas, Area::name)))
                .chain(() -> Sql.execute("""
                        insert into area_region (area, region)
                        select p.area, unnest(string_to_array(p.regions, ','))
                          from (select unnest(string_to_array(?1, '|')) as area, unnest(string_to_array(?2, '|')) as regions) p
                        """, join(areas, Area::code), join(areas, a -> String.join(",", a.regions()))))
                .replaceWithVoid();
    }

    /// The shelters follow their regions into the areas.
    Uni<Void> follow(String country) {
        return Sql.list(Object.class, "select cast(assign_areas(?1) as text)", country).replaceWithVoid();
    }

    private static String join(List<Area> areas, java.util.function.Function<Area, String> part) {
        return String.join("|", areas.stream().map(part).toList());
    }
}

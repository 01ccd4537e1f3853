package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Counts what was asked for and found nowhere: once a search, by who needed a place and by each further need.
@ApplicationScoped
class UnmetNeeds {

    Uni<Void> count(UUID search, String country, String area, Stay stay) {
        List<String> needs = new ArrayList<>(List.of(stay.party().kind().name()));
        stay.needs().forEach(need -> needs.add(need.name()));
        return Sql.execute("""
                        insert into unmet_need (search, need, country, area, iso_week)
                        select ?1, unnest(string_to_array(?2, ',')), ?3, ?4, ?5
                        """, search, String.join(",", needs), country, area, isoWeek(stay.from()))
                .replaceWithVoid();
    }

    private static String isoWeek(LocalDate night) {
        return "%04d-W%02d".formatted(night.get(IsoFields.WEEK_BASED_YEAR), night.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}

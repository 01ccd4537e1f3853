package org.palermo.shelter.register.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.directory.entry.DirectoryListings;
import org.palermo.shelter.register.NewShelters;
import org.palermo.shelter.register.Shelter;
import org.palermo.shelter.register.ShelterDay;
import org.palermo.shelter.register.ShelterStore;
import org.palermo.shelter.register.occupancy.Censuses;
import org.palermo.shelter.register.place.PlaceStore;

/// Writes a batch of imported shelters in one transaction. A shelter that already exists is matched by its id and keeps the
/// operator's changes; only a later census is taken over. Shelters whose census may change are locked first, in the same way as for
/// giving places.
@ApplicationScoped
public class ShelterBatch {
    private static final String ANOTHERS = "id must not be that of another operator's or country's shelter";

    private final ShelterStore shelters;
    private final NewShelters fresh;
    private final PlaceStore places;
    private final Censuses censuses;
    private final ShelterDay day;
    private final Areas areas;
    private final DirectoryListings directory;
    private final Countries countries;
    private final CurrentOperation operation;

    ShelterBatch(ShelterStore shelters, NewShelters fresh, PlaceStore places, Censuses censuses, ShelterDay day, Areas areas,
            DirectoryListings directory, Countries countries, CurrentOperation operation) {
        this.shelters = shelters;
        this.fresh = fresh;
        this.places = places;
        this.censuses = censuses;
        this.day = day;
        this.areas = areas;
        this.directory = directory;
        this.countries = countries;
        this.operation = operation;
    }

    /// Tonight in the country of the region.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when this service does not know the region
    @Scoped
    public Uni<LocalDate> tonight(Actor actor, String region) {
        return Uni.createFrom().item(() -> day.tonight(countries.requireRegion("region", region)));
    }

    @Scoped
    public Uni<List<RowOutcome>> write(Actor actor, List<Row<ShelterRecord>> rows) {
        List<Country> touched = touched(rows);
        return day.lock(rows.stream().map(row -> row.value().id()).toList())
                .chain(() -> eachCountry(touched, areas::lock))
                .chain(directory::lock)
                .chain(() -> Multi.createFrom().iterable(rows)
                        .onItem().transformToUniAndConcatenate(row -> write(actor, row))
                        .collect().asList())
                .call(() -> eachCountry(touched, country -> areas.recompute(country).chain(() -> directory.refreshConfidential(country))));
    }

    private Uni<RowOutcome> write(Actor actor, Row<ShelterRecord> row) {
        ShelterRecord shelter = row.value();
        if (countries.ofRegion(shelter.region()).isEmpty()) {
            return refuse(row, "region must be one of a country held here");
        }
        if (!actor.covers(shelter.region())) {
            return refuse(row, "region must be one that you cover");
        }
        if (shelter.censusAt().isAfter(operation.now()) || shelter.censusAt().isBefore(Instant.EPOCH)) {
            return refuse(row, "censusAt must not be in the future and not before 1970");
        }
        if (shelter.occupied() > shelter.places().count()) {
            return refuse(row, "occupied must be at most the places of the house");
        }
        return shelters.byId(shelter.id())
                .flatMap(found -> found == null ? add(actor, row) : match(actor, found, row));
    }

    private Uni<RowOutcome> add(Actor actor, Row<ShelterRecord> row) {
        ShelterRecord from = row.value();
        return fresh.add(actor, from.id(), from.shelter(), from.synthetic())
                .flatMap(added -> added.isPresent() ? furnish(actor, added.get(), row) : refuse(row, ANOTHERS));
    }

    private Uni<RowOutcome> furnish(Actor actor, Shelter shelter, Row<ShelterRecord> row) {
        ShelterRecord from = row.value();
        return places.add(shelter.id(), from.places().toList())
                .chain(() -> operation.record(actor, "IMPORT", "shelter", shelter.id()))
                .chain(() -> censuses.write(actor, shelter, from.occupied(), 0, from.censusAt()))
                .replaceWith(new RowOutcome.Imported(row.number()));
    }

    private Uni<RowOutcome> match(Actor actor, Shelter found, Row<ShelterRecord> row) {
        ShelterRecord from = row.value();
        if (!found.operatorAgency().equals(from.operatorAgency()) || !found.country().equals(Territory.countryOf(from.region()))) {
            return refuse(row, ANOTHERS);
        }
        return day.lock(found)
                .chain(() -> censuses.writeLater(actor, found, from.occupied(), from.censusAt()))
                .replaceWith(new RowOutcome.Matched(row.number()));
    }

    private static Uni<RowOutcome> refuse(Row<?> row, String reason) {
        return Uni.createFrom().item(new RowOutcome.Rejected(row.number(), reason));
    }

    private List<Country> touched(List<Row<ShelterRecord>> rows) {
        return countries.all().stream()
                .filter(c -> rows.stream().anyMatch(r -> c.region(r.value().region()).isPresent()))
                .toList();
    }

    private static Uni<Void> eachCountry(List<Country> of, java.util.function.Function<Country, Uni<Void>> work) {
        return Multi.createFrom().iterable(of).onItem().transformToUniAndConcatenate(work::apply).collect().asList().replaceWithVoid();
    }
}

package org.palermo.shelter.directory.entry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.area.Areas;

/// Keeps the directory in line with what providers mark public. Every method runs in the transaction of the change.
@ApplicationScoped
public class DirectoryListings {
    private static final Query<Integer> LISTED = Query.of(Integer.class, "select 1 from directory_service where id = $1");
    private static final Query<NewAlias> REFRESH_CONFIDENTIAL = Query.of(NewAlias.class,
            "select alias, area from refresh_confidential_listings($1, $2)");

    private static final Query<ListedAddress> ADDRESS = Query.of(ListedAddress.class, """
            select a.shown ->> 'address_1' as street, a.shown ->> 'city' as town, a.shown ->> 'postal_code' as postcode
              from directory_service s
              join directory_place p on p.service = s.id
             cross join lateral (select cast(p.record as jsonb) #> '{location,addresses,0}' as shown) a
             where s.id = $1 and s.source = 'SHELTER' and a.shown is not null
            """);

    private final DirectoryWriter writer;
    private final Areas areas;
    private final Countries countries;
    private final TransactionTime time;

    DirectoryListings(DirectoryWriter writer, Areas areas, Countries countries, TransactionTime time) {
        this.writer = writer;
        this.areas = areas;
        this.countries = countries;
        this.time = time;
    }

    /// The id under which the directory lists a confidential shelter from now on, and the area in which it lists it.
    @RegisterForReflection
    private record NewAlias(UUID alias, String area) {}

    /// Call before shelters of several organisations are shown in one transaction.
    public Uni<Void> lock() {
        return writer.lock();
    }

    public Uni<Void> show(PublicShelter shelter) {
        EntryBuilder entry = ShelterEntry.of(shelter, countries.requireRegion("region", shelter.region()));
        return writer.write(entry.of(Source.SHELTER, ShelterEntry.operator(shelter), shelter.id(), null), entry.terms());
    }

    /// The address that the directory shows of a shelter now.
    public Uni<Optional<ListedAddress>> address(UUID shelter) {
        return ADDRESS.first(shelter);
    }

    /// Updates the status of a shelter that is listed by name; does nothing for other shelters. A confidential shelter is listed
    /// under another id.
    public Uni<Void> say(UUID shelter, String status) {
        return writer.change(shelter, record -> ShelterEntry.say(record, status));
    }

    /// Removes a shelter that is not public, or no longer: its name and address disappear at once.
    public Uni<Void> withdraw(UUID shelter) {
        return LISTED.first(shelter).flatMap(found -> found.isPresent() ? writer.remove(shelter) : Uni.createFrom().voidItem());
    }

    /// Call after shelters of a country and its areas have changed.
    public Uni<Void> refreshConfidential(Country country) {
        LocalDate tomorrow = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(1);
        return REFRESH_CONFIDENTIAL.list(country.code(), tomorrow)
                .flatMap(fresh -> fresh.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : areas.of(country).flatMap(known -> add(country, known, fresh, tomorrow)));
    }

    private Uni<Void> add(Country country, List<Area> known, List<NewAlias> fresh, LocalDate from) {
        return Multi.createFrom().iterable(fresh)
                .onItem().transformToUniAndConcatenate(row -> writer.write(
                        ConfidentialEntry.of(row.alias(), area(known, row.area()), country, from), List.of(ShelterEntry.ACCOMMODATION)))
                .collect().asList().replaceWithVoid();
    }

    private static Area area(List<Area> known, String code) {
        return known.stream().filter(area -> area.code().equals(code)).findFirst().orElseThrow();
    }

    /// Applies an event of the mechanism.
    public Uni<Void> take(ServiceLineChanged line) {
        if (!line.listed()) {
            return writer.remove(line.line());
        }
        EntryBuilder entry = LineEntry.of(line, countries.country(line.country()));
        return writer.write(entry.of(Source.MECHANISM, LineEntry.provider(line), null, null), entry.terms());
    }
}

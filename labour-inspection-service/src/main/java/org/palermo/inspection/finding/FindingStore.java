package org.palermo.inspection.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.indicator.Subject;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
class FindingStore {
    private static final String FINDING = """
            select f.id, f.chosen, f.visit, f.agency, f.country, f.sector, f.subject, f.workers, f.indicators, f.sealed_note, k.wrapped,
                   cast(f.screening as text) as screening, f.recorded_by, f.recorded_at, f.digest,
                   (select cast(count(*) as integer) from finding_correction c where c.finding = f.id) as version
              from finding f
              left join data_key k on k.owner = f.id and k.purpose = 'NOTE' and f.sealed_note is not null
            """;
    private static final Query<FindingRow> IN_SCOPE =
            Query.of(FindingRow.class, FINDING + " where coalesce(f.chosen, f.id) = $1 and f.agency = $2");
    private static final Query<FindingRow> OF_VISIT = Query.of(FindingRow.class,
            FINDING + " where f.visit = $1 and f.agency = $2 order by f.recorded_at, f.id limit 500");
    private static final Query<Long> COUNT_OF_VISIT = Query.of(Long.class, """
            select count(*) from finding where visit = $1 and agency = $2 and id = any(cast(string_to_array($3, ',') as uuid[]))
            """);
    private static final Query<CountedSector> BY_SECTOR = Query.of(CountedSector.class, """
            select sector, workplaces, visits, positive_reported, positive_only, reported_only, neither
              from figures_by_sector($1) order by sector
            """);
    private static final Query<CountedSector> BY_SECTOR_UNTIL = Query.of(CountedSector.class, """
            select sector, 0 as workplaces, visits, positive_reported, positive_only, reported_only, neither
              from figures_by_sector_until($1, $2) order by sector
            """);
    private static final Query<CountedWorkplaces> WORKPLACES = Query.of(CountedWorkplaces.class,
            "select sector, count(*) as workplaces from workplace where country = $1 and merged_into is null group by sector");
    private static final Change ADD = Change.of("""
            insert into finding (id, chosen, visit, agency, country, sector, subject, workers, indicators, sealed_note, positive,
                                 screening, recorded_by, recorded_at, digest)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, cast(cast($12 as text) as jsonb), $13, $14, $15)
            on conflict do nothing
            """);
    private static final Query<String> LOCK = Query.of(String.class,
            "select cast(id as text) from finding where id = $1 and agency = $2 for update");
    static final String NOTE = "finding.note";

    private final ObjectMapper json;
    private final DataKeys keys;

    FindingStore(ObjectMapper json, DataKeys keys) {
        this.json = json;
        this.keys = keys;
    }

    /// Writes a finding. Its note is sealed under a key of the finding's own; both are written, or neither is.
    ///
    /// @return the finding as written, or null when the inspectorate already has a finding under the chosen id
    Uni<Finding> insert(Finding f) {
        Finding other = f.under(Ids.next());
        return add(f).flatMap(added -> added ? Uni.createFrom().item(f) : add(other).map(addedNow -> addedNow ? other : null));
    }

    private Uni<Boolean> add(Finding f) {
        if (f.note() == null) {
            return add(f, null);
        }
        DataKey key = keys.fresh(f.id(), Purpose.NOTE);
        return add(f, key.seal(NOTE, f.note()))
                .call(isNew -> isNew ? keys.store(key) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> add(Finding f, byte[] note) {
        return ADD.execute(f.id(), f.chosen(), f.visit(), f.agency(), f.country(), f.sector(), f.subject(), f.workers(),
                        f.indicators().toArray(String[]::new), note, f.screening().positive(), written(f.screening()), f.recordedBy(),
                        f.recordedAt(), f.digest())
                .map(inserted -> inserted == 1);
    }

    /// @param id the id by which the inspectorate knows it
    Uni<Optional<Finding>> inScope(UUID id, Actor actor) {
        return IN_SCOPE.first(id, actor.agency()).map(row -> row.map(this::finding));
    }

    /// Lets one transaction at a time correct a finding.
    ///
    /// @param finding id of the finding's row
    Uni<Void> lock(UUID finding, Actor actor) {
        return LOCK.first(finding, actor.agency()).replaceWithVoid();
    }

    /// @param visit id of the visit's row
    /// @return at most 500, in the order in which they were recorded
    Uni<List<Finding>> ofVisit(UUID visit, Actor actor) {
        return OF_VISIT.list(visit, actor.agency()).map(rows -> rows.stream().map(this::finding).toList());
    }

    /// How many of these findings are of a visit.
    Uni<Long> countOfVisit(UUID visit, Collection<UUID> findings, Actor actor) {
        return COUNT_OF_VISIT.one(visit, actor.agency(), findings.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    /// Counts findings by the sector of the work, and workplaces and visits by the sector of the workplace. The database counts,
    /// because it knows which rows the caller may see.
    ///
    /// @param country ISO 3166-1 alpha-2
    Uni<List<CountedSector>> count(String country) {
        return BY_SECTOR.list(country);
    }

    /// Counts the visits that began before an instant, and their findings. Empty for actors other than a ministry that covers the
    /// country. Does not count workplaces.
    Uni<List<CountedSector>> countUntil(String country, Instant until) {
        return BY_SECTOR_UNTIL.list(country, until);
    }

    /// The number of workplaces of a country by sector. It needs no disclosure control, because a workplace is not a person.
    Uni<SortedMap<String, Long>> workplaces(String country) {
        return WORKPLACES.list(country).map(rows -> {
            SortedMap<String, Long> bySector = new TreeMap<>();
            rows.forEach(row -> bySector.put(row.sector(), row.workplaces()));
            return bySector;
        });
    }

    /// @param wrapped the key of the note; null when there is no note, or its key was destroyed
    /// @param screening JSON
    @RegisterForReflection
    private record FindingRow(
            UUID id, UUID chosen, UUID visit, UUID agency, String country, String sector, Subject subject, int workers,
            List<String> indicators, byte[] sealedNote, byte[] wrapped, String screening, String recordedBy, Instant recordedAt,
            byte[] digest, int version) {}

    @RegisterForReflection
    private record CountedWorkplaces(String sector, long workplaces) {}

    private Finding finding(FindingRow r) {
        return new Finding(r.id, r.chosen, r.visit, r.agency, r.country, r.sector, r.subject, r.workers, r.indicators,
                note(r.id, r.sealedNote, r.wrapped), screening(r.screening), r.recordedBy, r.recordedAt, r.digest,
                r.version);
    }

    /// Null when the key of the note was destroyed.
    private String note(UUID finding, byte[] sealed, byte[] wrapped) {
        return wrapped == null ? null : keys.open(finding, Purpose.NOTE, wrapped).open(NOTE, sealed);
    }

    private Screening screening(String stored) {
        try {
            return stored == null ? null : json.readValue(stored, Screening.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored screening can't be read", e);
        }
    }

    /// As it is stored.
    String written(Screening screening) {
        try {
            return json.writeValueAsString(screening);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A screening can't be written", e);
        }
    }
}

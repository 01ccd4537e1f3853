package org.palermo.inspection.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.indicator.Subject;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Sql;

@ApplicationScoped
class FindingStore {
    private static final String FINDING = """
            select f.id, f.visit, f.agency, f.country, f.sector, f.subject, f.workers, array_to_string(f.indicators, ','), f.sealed_note,
                   cast(f.screening as text), f.recorded_by, f.recorded_at, f.digest, k.wrapped, f.chosen
              from finding f
              left join data_key k on k.owner = f.id and k.purpose = 'NOTE' and f.sealed_note is not null
            """;
    private static final String NOTE = "finding.note";
    private static final byte[] NONE = {};

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
            return add(f, NONE);
        }
        DataKey key = keys.fresh(f.id(), Purpose.NOTE);
        return add(f, key.seal(NOTE, f.note()))
                .call(isNew -> isNew ? keys.store(key) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> add(Finding f, byte[] note) {
        return Sql.execute("""
                        insert into finding (id, chosen, visit, agency, country, sector, subject, workers, indicators, sealed_note, positive,
                                             screening, recorded_by, recorded_at, digest)
                        values (?1, cast(?15 as uuid), ?2, ?3, ?4, ?5, ?6, ?7, string_to_array(?8, ','), nullif(?9, decode('', 'hex')), ?10,
                                cast(cast(?11 as text) as jsonb), ?12, ?13, ?14)
                        on conflict do nothing
                        """,
                        f.id(), f.visit(), f.agency(), f.country(), f.sector(), f.subject().name(), f.workers(),
                        String.join(",", f.indicators()), note, f.screening().positive(),
                        write(f.screening()), f.recordedBy(), f.recordedAt(), f.digest(), f.chosen() == null ? null : f.chosen().toString())
                .map(inserted -> inserted == 1);
    }

    /// @param id as the inspectorate knows it
    Uni<Optional<Finding>> inScope(UUID id, Actor actor) {
        return Sql.first(Object[].class, FINDING + " where coalesce(f.chosen, f.id) = ?1 and f.agency = ?2", id, actor.agency()).map(row -> row.map(this::finding));
    }

    /// @param visit id of the visit's row
    /// @return at most 500, in the order in which they were recorded
    Uni<List<Finding>> ofVisit(UUID visit, Actor actor) {
        return Sql.list(Object[].class, FINDING + " where f.visit = ?1 and f.agency = ?2 order by f.recorded_at, f.id limit 500", visit, actor.agency())
                .map(rows -> rows.stream().map(this::finding).toList());
    }

    /// Counts findings by the sector of the work, and workplaces and visits by the sector of the workplace. The database counts,
    /// because it knows which rows the caller may see.
    ///
    /// @param country ISO 3166-1 alpha-2
    Uni<List<CountedSector>> count(String country) {
        return Sql.list(Object[].class, """
                        select sector, workplaces, visits, positive_reported, positive_only, reported_only, neither
                          from figures_by_sector(?1) order by sector
                        """, country)
                .map(FindingStore::counted);
    }

    /// Counts the visits that began before an instant, and their findings. Empty for actors other than a ministry that covers the
    /// country. Does not count workplaces.
    Uni<List<CountedSector>> countUntil(String country, Instant until) {
        return Sql.list(Object[].class, """
                        select sector, 0, visits, positive_reported, positive_only, reported_only, neither
                          from figures_by_sector_until(?1, ?2) order by sector
                        """, country, until)
                .map(FindingStore::counted);
    }

    private static List<CountedSector> counted(List<Object[]> rows) {
        return rows.stream().map(r -> new CountedSector((String) r[0], number(r[1]), number(r[2]), number(r[3]), number(r[4]), number(r[5]), number(r[6]))).toList();
    }

    /// The number of workplaces of a country by sector. It needs no disclosure control, because a workplace is not a person.
    Uni<SortedMap<String, Long>> workplaces(String country) {
        return Sql.list(Object[].class, "select sector, count(*) from workplace where country = ?1 group by sector", country).map(rows -> {
            SortedMap<String, Long> bySector = new TreeMap<>();
            rows.forEach(r -> bySector.put((String) r[0], number(r[1])));
            return bySector;
        });
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private Finding finding(Object[] r) {
        String codes = (String) r[7];
        return new Finding((UUID) r[0], (UUID) r[14], (UUID) r[1], (UUID) r[2], (String) r[3], (String) r[4], Subject.valueOf((String) r[5]),
                ((Number) r[6]).intValue(), codes.isEmpty() ? List.of() : List.of(codes.split(",")), note((UUID) r[0], (byte[]) r[8], (byte[]) r[13]),
                screening((String) r[9]), (String) r[10], (Instant) r[11], (byte[]) r[12]);
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

    private String write(Screening screening) {
        try {
            return json.writeValueAsString(screening);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A screening can't be written", e);
        }
    }
}

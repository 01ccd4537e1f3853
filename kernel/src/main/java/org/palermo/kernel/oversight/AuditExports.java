package org.palermo.kernel.oversight;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Purposes;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The entries of some days as a file, for who reads them elsewhere. The caller states what it is for; the audit records the
/// export, and whose entries were read when it is those of one person.
@ApplicationScoped
class AuditExports {
    /// The most entries of one file.
    static final int MOST = 20_000;
    /// The most days that one file covers, the first and the last one included.
    private static final int MOST_DAYS = 366;
    private static final String COLUMNS =
            "id,at,person,organisation,action,kind,record,listed,purpose,purposeReference,breakGlass,address";
    private static final String ENTRIES = """
            select e.id, e.recorded_at, e.subject, e.agency, e.action, e.record_kind, e.record_id, cardinality(e.listed) as listed,
                   e.purpose, e.purpose_reference, e.break_glass, e.address
              from audit_entry e
             where (e.recorded_at, e.id) > ($1, $2) and e.recorded_at < $3 %s
             order by e.recorded_at, e.id
             limit $4
            """;
    private static final Query<Row> ALL = Query.of(Row.class, ENTRIES.formatted(""));
    private static final Query<Row> OF_PERSON = Query.of(Row.class, ENTRIES.formatted("and e.subject = $5"));

    private static final Query<Place> PLACE = Query.of(Place.class, "select recorded_at, id from audit_entry where id = $1");
    /// Before every id.
    private static final UUID FIRST = new UUID(0, 0);

    private final Countries countries;
    private final Audit audit;

    AuditExports(Countries countries, Audit audit) {
        this.countries = countries;
        this.audit = audit;
    }

    /// @param entries how many it has
    /// @param more whether the days have more entries
    record File(String text, int entries, boolean more) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// Where an entry stands: by its time and, of those of the same time, by its id.
    @RegisterForReflection
    private record Place(Instant recordedAt, UUID id) {
        /// The later one of both.
        Place orAfter(Place other) {
            return recordedAt.isBefore(other.recordedAt) ? other : this;
        }
    }

    @RegisterForReflection
    private record Row(
            UUID id, Instant recordedAt, String subject, UUID agency, String action, String recordKind, UUID recordId, Integer listed,
            String purpose, String purposeReference, UUID breakGlass, String address) {

        /// Ids, codes, numbers of files and network addresses: nothing has a comma or a quotation mark, or begins like a formula.
        String line() {
            return Stream.of(id, recordedAt, subject, agency, action, recordKind, recordId, listed, purpose, purposeReference, breakGlass,
                            address)
                    .map(value -> Objects.toString(value, "")).collect(Collectors.joining(","));
        }
    }

    /// @param after only the entries that follow this one; null for all
    /// @param person only the entries of this person; null for all
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 without a purpose, for days in the wrong order or too many of them, and
    ///         after an entry that does not exist
    @Scoped
    Uni<File> of(Actor actor, LocalDate from, LocalDate to, UUID after, UUID person) {
        if (actor.request().purpose() == null) {
            throw Problems.invalid(Purposes.HEADER, "must say what the file is for");
        }
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1L))) {
            throw Problems.invalid("to", "must not be before `from`, and at most 365 days after it");
        }
        ZoneId zone = countries.all().stream().map(Country::zone).findFirst().orElse(ZoneOffset.UTC);
        Instant until = to.plusDays(1).atStartOfDay(zone).toInstant();
        return begin(new Place(from.atStartOfDay(zone).toInstant(), FIRST), after)
                .chain(begin -> entries(begin, until, person))
                .map(AuditExports::file)
                .call(() -> audit.record(actor, "EXPORT", "audit_export", Ids.next()))
                .call(() -> person == null ? Uni.createFrom().voidItem()
                        : audit.record(actor, PersonAccesses.ACTION, PersonAccesses.KIND, person));
    }

    private static Uni<Place> begin(Place firstDay, UUID after) {
        return after == null ? Uni.createFrom().item(firstDay)
                : PLACE.first(after).map(place -> place.map(found -> found.orAfter(firstDay))
                        .orElseThrow(() -> Problems.invalid("after", "must be the number of an entry")));
    }

    private static Uni<List<Row>> entries(Place begin, Instant until, UUID person) {
        return person == null ? ALL.list(begin.recordedAt(), begin.id(), until, MOST + 1)
                : OF_PERSON.list(begin.recordedAt(), begin.id(), until, MOST + 1, person.toString());
    }

    private static File file(List<Row> rows) {
        List<Row> first = rows.subList(0, Math.min(rows.size(), MOST));
        String text = Stream.concat(Stream.of(COLUMNS), first.stream().map(Row::line)).collect(Collectors.joining("\r\n", "", "\r\n"));
        return new File(text, first.size(), rows.size() > MOST);
    }
}

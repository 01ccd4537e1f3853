package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.rights.RightsRequest;

/// The persons' requests about their rights in all cases of the regions that the actor covers. Call it inside a scoped transaction.
@ApplicationScoped
public class RequestsOfPersons {
    private static final String ROWS = """
            select r.id, r.case_file, c.reference, r.region, r.edition, r.version, r.particulars, r.changed_at,
                   coalesce(r.due_at, r.recorded_at) as urgent_at
              from case_record r join case_file c on c.id = r.case_file
             where r.kind = 'RIGHTS_REQUEST'
               and (r.country = any(string_to_array($1, ',')) or r.region = any(string_to_array($1, ',')))
            """;
    /// A request without a term is sorted by the day on which it came in, so that nobody forgets it.
    private static final Query<Row> OPEN = Query.of(Row.class, ROWS + """
               and r.state in ('RECEIVED', 'TAKEN_UP') and (coalesce(r.due_at, r.recorded_at), r.id) > ($2, $3)
             order by coalesce(r.due_at, r.recorded_at), r.id
             limit $4
            """);
    private static final Query<Row> ANSWERED = Query.of(Row.class, ROWS + """
               and r.state in ('GRANTED', 'PARTLY_GRANTED', 'REFUSED') and (r.changed_at, r.id) < ($2, $3)
             order by r.changed_at desc, r.id desc
             limit $4
            """);
    private static final Query<Row> ONE = Query.of(Row.class, ROWS + " and r.id = $2");
    private static final Query<Counts> COUNTS = Query.of(Counts.class, """
            select count(*) as open, count(*) filter (where due_at <= $2) as overdue
              from case_record
             where kind = 'RIGHTS_REQUEST' and state in ('RECEIVED', 'TAKEN_UP')
               and (country = any(string_to_array($1, ',')) or region = any(string_to_array($1, ',')))
            """);
    private static final Query<OfCase> CASE = Query.of(OfCase.class, """
            select id, region from case_file
             where reference = $2 and (country = any(string_to_array($1, ',')) or region = any(string_to_array($1, ',')))
            """);

    private final VisibleCases cases;
    private final SealedParticulars sealed;

    RequestsOfPersons(VisibleCases cases, SealedParticulars sealed) {
        this.cases = cases;
        this.sealed = sealed;
    }

    /// @param particulars sealed
    @RegisterForReflection
    private record Row(UUID id, UUID caseFile, String reference, String region, int edition, int version, byte[] particulars,
            Instant changedAt,
            Instant urgentAt) {}

    /// @param reference what people call the case
    /// @param urgentAt its place among the requests that wait, the first one first
    public record Found(UUID id, UUID caseFile, String reference, String region, int version, RightsRequest said, Instant changedAt,
            Instant urgentAt) {}

    /// @param open how many wait for an answer
    /// @param overdue of these, how many should have been answered
    @RegisterForReflection
    public record Counts(long open, long overdue) {}

    @RegisterForReflection
    public record OfCase(UUID id, String region) {}

    /// Those that wait for an answer, the most urgent first.
    public Uni<List<Found>> open(Actor actor, Cursor after, int limit) {
        return OPEN.list(regions(actor), after.at(), after.id(), limit).flatMap(this::opened);
    }

    /// Those that were answered, latest first.
    public Uni<List<Found>> answered(Actor actor, Cursor after, int limit) {
        return ANSWERED.list(regions(actor), after.at(), after.id(), limit).flatMap(this::opened);
    }

    /// Empty when it does not exist or is of a region that the actor does not cover.
    public Uni<Optional<Found>> find(Actor actor, UUID request) {
        return ONE.list(regions(actor), request).flatMap(this::opened).map(found -> found.stream().findFirst());
    }

    public Uni<Counts> counts(Actor actor, Instant now) {
        return COUNTS.one(regions(actor), now);
    }

    /// @param reference of a case, in its canonical form
    public Uni<Optional<OfCase>> caseOf(Actor actor, String reference) {
        return CASE.first(regions(actor), reference);
    }

    private Uni<List<Found>> opened(List<Row> rows) {
        return rows.isEmpty() ? Uni.createFrom().item(List.of())
                : cases.keys(rows.stream().map(Row::caseFile).distinct().toList()).map(keys -> rows.stream()
                        .filter(row -> keys.containsKey(row.caseFile())).map(row -> opened(row, keys)).toList());
    }

    private Found opened(Row row, Map<UUID, DataKey> keys) {
        RightsRequest said = (RightsRequest) sealed.open(keys.get(row.caseFile()), RecordKind.RIGHTS_REQUEST, row.id(), row.edition(),
                row.particulars());
        return new Found(row.id(), row.caseFile(), row.reference(), row.region(), row.version(), said, row.changedAt(), row.urgentAt());
    }

    private static String regions(Actor actor) {
        return String.join(",", actor.regions());
    }
}

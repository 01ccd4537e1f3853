package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sequencer.Feed;
import org.palermo.kernel.sequencer.FeedCursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Territory;

/// Keeps when the mechanism took up a case that a labour inspector reported, and answers the day and the reference to the service that sent
/// the report. A case is taken up by the first of these: the authority gives it to one of its own people or to a case coordinator, or it
/// takes a step on it, which may be a decision. A case without identity is never here.
@ApplicationScoped
public class ReportsTakenUp {
    /// How many reports one answer has at most.
    private static final int MOST = 200;
    private static final String FEED = "reports-taken-up";

    private static final Change AWAIT =
            Change.of("insert into reported_case (case_file, country, sender, reference) values ($1, $2, $3, $4)");
    private static final Change TAKE_UP = Change.of("""
            with taken_up as (
                update reported_case set taken_up_at = $2
                 where case_file = any(cast(string_to_array($1, ',') as uuid[])) and taken_up_at is null
                returning case_file)
            insert into feed_pending (feed, entry) select 'reports-taken-up', case_file from taken_up
            """);
    private static final Query<Numbered> AFTER = Query.of(Numbered.class, """
            select s.sequence, r.case_file, r.country, r.taken_up_at, r.reference
              from feed_sequence s join reported_case r on r.case_file = s.entry
             where s.feed = 'reports-taken-up' and s.sequence > $1 and r.sender = $2
             order by s.sequence
             limit $3
            """);

    private final Feed feed;
    private final Countries countries;
    private final CurrentOperation operation;

    ReportsTakenUp(Feed feed, Countries countries, CurrentOperation operation) {
        this.feed = feed;
        this.countries = countries;
        this.operation = operation;
    }

    @RegisterForReflection
    private record Numbered(long sequence, UUID caseFile, String country, Instant takenUpAt, String reference) {}

    /// Who answers labour inspection: a part of the system, as part of this request.
    public static Actor answering(RequestContext request) {
        return Actor.system(FEED, request);
    }

    /// Keeps in mind that this case was reported. Call it in the transaction that takes the report.
    ///
    /// @param region the region of the case
    /// @param reference of the case
    /// @param sender the client that delivered the report
    public Uni<Void> await(UUID caseFile, String region, String reference, String sender) {
        return AWAIT.execute(caseFile, Territory.countryOf(region), sender, reference).replaceWithVoid();
    }

    /// Call it in the transaction that gives these cases to somebody or takes a step on them. Cases that no inspector reported, and
    /// those that were taken up before, change nothing. Of two transactions that take up the same case the second waits for the first,
    /// and then finds nothing.
    public Uni<Void> takenUp(Collection<UUID> cases) {
        return cases.isEmpty()
                ? Uni.createFrom().voidItem()
                : TAKE_UP.execute(cases.stream().map(UUID::toString).collect(Collectors.joining(",")), operation.now()).replaceWithVoid();
    }

    /// The reports whose cases were taken up, in the order in which this was committed. An answer without reports reads no case, so the
    /// audit has no entry for it.
    ///
    /// @param system {@link #answering}
    /// @param sender the client that asks: it is answered of the reports that it delivered
    /// @param cursor the `next` of the answer before, or null for the beginning
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is no `next`; 410 when the service was restored from a backup since
    @Scoped
    public Uni<ReportsTakenUpView> after(Actor system, String sender, String cursor) {
        return feed.position(FEED, cursor)
                .flatMap(from -> AFTER.list(from.sequence(), sender, MOST).map(rows -> view(from, rows)))
                .call(view -> view.items().isEmpty() ? Uni.createFrom().voidItem() : operation.record(system, "LIST", "case_file",
                        view.items().stream().map(ReportsTakenUpView.ReportTakenUp::report).toList()));
    }

    private ReportsTakenUpView view(FeedCursor from, List<Numbered> rows) {
        FeedCursor next = rows.isEmpty() ? from : new FeedCursor(from.epoch(), rows.getLast().sequence());
        return new ReportsTakenUpView(rows.stream().map(this::told).toList(), next.write());
    }

    private ReportsTakenUpView.ReportTakenUp told(Numbered row) {
        return new ReportsTakenUpView.ReportTakenUp(row.caseFile(),
                LocalDate.ofInstant(row.takenUpAt(), countries.country(row.country()).orElseThrow().zone()), row.reference());
    }
}

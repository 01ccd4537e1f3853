package org.palermo.inspection.report.answer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// How far the answers of the mechanism have been read. Instances take turns by a lease; an instance that has lost it stores nothing more.
@ApplicationScoped
class TakenUpProgress {
    /// Longer than a question to the mechanism may take. After a crash another instance waits no longer than this.
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Query<Due> BEGIN = Query.of(Due.class, """
            update taken_up_reading set lease = $1, leased_until = $2
             where next_attempt_at <= $3 and (leased_until is null or leased_until < $3)
            returning read_until, attempts
            """);
    private static final Change REACHED =
            Change.of("update taken_up_reading set read_until = $2, attempts = 0, leased_until = $3 where lease = $1");
    private static final Query<Long> KEEP = Query.of(Long.class, """
            select count(*)
              from unnest(cast(string_to_array($1, ',') as uuid[]), cast(string_to_array($2, ',') as date[]), string_to_array($3, ',', ''))
                   as t(report, day, reference)
             where keep_report_taken_up(t.report, t.day, t.reference)
            """);
    private static final Change START_AGAIN =
            Change.of("update taken_up_reading set read_until = null, leased_until = $2 where lease = $1");
    private static final Change END =
            Change.of("update taken_up_reading set attempts = 0, lease = null, leased_until = null where lease = $1");
    private static final Change FAILED = Change.of("""
            update taken_up_reading set attempts = attempts + 1, next_attempt_at = $2, lease = null, leased_until = null where lease = $1
            """);

    /// A turn that this instance has.
    ///
    /// @param readUntil the `next` of the last page that was kept; null before the first
    /// @param attempts how often in a row the mechanism could not be asked
    @RegisterForReflection
    record Due(String readUntil, int attempts) {}

    /// Empty while another instance reads, or while the mechanism must not be asked.
    @Scoped
    Uni<Optional<Due>> begin(Actor reader, UUID lease) {
        Instant now = Instant.now();
        return BEGIN.first(lease, now.plus(LEASE), now);
    }

    /// Stores the days of a page and that it was read, or neither. A report that already has a day, has no identity or was deleted does not
    /// change.
    ///
    /// @return false when the lease was lost
    @Scoped
    Uni<Boolean> keep(Actor reader, UUID lease, TakenUpPage page) {
        return REACHED.execute(lease, page.next(), Instant.now().plus(LEASE))
                .flatMap(mine -> mine == 0
                        ? Uni.createFrom().item(false)
                        : KEEP.one(listed(page.items(), TakenUpPage.TakenUp::report), listed(page.items(), TakenUpPage.TakenUp::takenUpOn),
                                        listed(page.items(), TakenUpPage.TakenUp::reference))
                                .replaceWith(true));
    }

    private static String listed(List<TakenUpPage.TakenUp> items, Function<TakenUpPage.TakenUp, Object> part) {
        return items.stream().map(part).map(one -> Objects.toString(one, "")).collect(Collectors.joining(","));
    }

    /// The next page is the first one.
    ///
    /// @return false when the lease was lost
    @Scoped
    Uni<Boolean> startAgain(Actor reader, UUID lease) {
        return START_AGAIN.execute(lease, Instant.now().plus(LEASE)).map(mine -> mine > 0);
    }

    @Scoped
    Uni<Void> end(Actor reader, UUID lease) {
        return END.execute(lease).replaceWithVoid();
    }

    @Scoped
    Uni<Void> failed(Actor reader, UUID lease, Duration pause) {
        return FAILED.execute(lease, Instant.now().plus(pause)).replaceWithVoid();
    }
}

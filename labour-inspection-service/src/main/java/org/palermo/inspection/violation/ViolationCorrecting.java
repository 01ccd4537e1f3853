package org.palermo.inspection.violation;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.sql.SqlState;

/// Adds violations to findings and withdraws them, as part of a correction, in the caller's transaction.
@ApplicationScoped
public class ViolationCorrecting {
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final Query<Long> FOUNDED = Query.of(Long.class, """
            select count(*) from finding_violation v
             where v.id = any($1) and (exists (select 1 from directive_violation d where d.violation = v.id)
                                   or exists (select 1 from penalty p where p.violation = v.id))
            """);
    private static final Query<Integer> POSITIONS = Query.of(Integer.class,
            "select position from finding_violation where finding = $1 and agency = $2");
    private static final Query<Corrected> OF_CORRECTIONS = Query.of(Corrected.class, """
            select correction, change, code, text, acted_on, workers from corrected_violation
             where correction = any($1) and agency = $2 order by correction, position
            """);
    private static final Change KEEP = Change.of("""
            insert into corrected_violation (id, correction, agency, violation, change, position, code, text, acted_on, workers, statute,
                                             verified)
            select $1, $2, v.agency, v.id, $3, $4, v.code, v.text, v.acted_on, v.workers, v.statute, v.verified
              from finding_violation v where v.id = $5 and v.agency = $6
            """);
    private static final Change WITHDRAW = Change.of("delete from finding_violation where id = $1 and agency = $2");

    private final Violations violations;
    private final ViolationCatalogue catalogue;
    private final TransactionTime time;

    ViolationCorrecting(Violations violations, ViolationCatalogue catalogue, TransactionTime time) {
        this.violations = violations;
        this.catalogue = catalogue;
        this.time = time;
    }

    @RegisterForReflection
    private record Corrected(UUID correction, ViolationChange change, String code, String text, LocalDate actedOn, int workers) {}

    /// What a correction does with the violations of a finding.
    ///
    /// @param finding id of the finding's row
    /// @param country ISO 3166-1 alpha-2 of the workplace
    /// @param withdrawn ids of violations
    public record Correction(UUID finding, String country, Set<UUID> withdrawn, List<RecordViolation> added) {}

    /// What makes the violations of a finding exactly these.
    ///
    /// @param finding id of the finding's row
    /// @param country ISO 3166-1 alpha-2 of the workplace
    public Uni<Correction> towards(Actor actor, UUID finding, String country, List<RecordViolation> wanted) {
        return violations.rows(actor, finding).map(rows -> new Correction(finding, country,
                rows.stream().filter(row -> !wanted.contains(row.said())).map(Violations.Row::id).collect(Collectors.toSet()),
                wanted.stream().filter(one -> rows.stream().noneMatch(row -> row.said().equals(one))).toList()));
    }

    /// Call before anything is written, and while nobody else can write to the finding.
    ///
    /// @param workers of the finding, as corrected
    /// @return how many violations the finding then has
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link Violations#check}, for a violation that the finding does not have
    ///     or that the finding already has, for one of more workers than the finding, and for more than 50; 409 when an order or a penalty
    ///     is based on a violation that is to be withdrawn
    public Uni<Integer> check(Actor actor, Correction correction, int workers) {
        violations.check(correction.added(), correction.country(), workers, time.now());
        return violations.rows(actor, correction.finding()).map(rows -> left(correction, rows, workers))
                .call(() -> correction.withdrawn().isEmpty() ? Uni.createFrom().voidItem()
                        : FOUNDED.one((Object) correction.withdrawn().toArray(UUID[]::new)).invoke(ViolationCorrecting::refuseFounded));
    }

    private static int left(Correction correction, List<Violations.Row> rows, int workers) {
        if (!rows.stream().map(Violations.Row::id).collect(Collectors.toSet()).containsAll(correction.withdrawn())) {
            throw Problems.invalid("withdrawn", "must be violations of this finding");
        }
        List<Violations.Row> left = rows.stream().filter(row -> !correction.withdrawn().contains(row.id())).toList();
        if (left.stream().anyMatch(row -> row.workers() > workers)) {
            throw Problems.invalid("workers", "must be at least the workers of each violation of the finding");
        }
        for (int i = 0; i < correction.added().size(); i++) {
            RecordViolation added = correction.added().get(i);
            if (left.stream().anyMatch(row -> row.code().equals(added.code()) && row.actedOn().equals(added.actedOn()))) {
                throw Problems.invalid("violations[" + i + "].code",
                        "must not repeat a violation that the finding already has for that day");
            }
        }
        int then = left.size() + correction.added().size();
        if (then > Violations.MOST) {
            throw Problems.invalid("violations", "must leave at most " + Violations.MOST + " violations of the finding");
        }
        return then;
    }

    private static void refuseFounded(long founded) {
        if (founded > 0) {
            throw founding();
        }
    }

    private static HttpProblem founding() {
        return Problems.conflict("finding", "violation-founds-order",
                "A violation on which an order or a penalty is based can't be withdrawn.");
    }

    /// Writes what {@link #check} has allowed.
    ///
    /// @param id of the correction
    public Uni<Void> write(Actor actor, UUID id, Correction correction) {
        // In the order in which an order locks them.
        List<UUID> withdrawn = correction.withdrawn().stream().sorted(Comparator.comparing(UUID::toString)).toList();
        return Multi.createFrom().range(0, withdrawn.size())
                .onItem().transformToUniAndConcatenate(i -> keep(actor, id, ViolationChange.WITHDRAWN, i, withdrawn.get(i))
                        .chain(() -> withdraw(actor, withdrawn.get(i))))
                .collect().last()
                .chain(() -> free(actor, correction))
                .chain(positions -> Multi.createFrom().range(0, correction.added().size())
                        .onItem().transformToUniAndConcatenate(i -> violations
                                .add(actor, correction.finding(), correction.country(), positions.get(i), correction.added().get(i),
                                        time.now())
                                .chain(added -> keep(actor, id, ViolationChange.ADDED, withdrawn.size() + i, added)))
                        .collect().last())
                .replaceWithVoid();
    }

    /// An order that was issued in the meantime keeps the violation.
    private static Uni<Integer> withdraw(Actor actor, UUID violation) {
        return WITHDRAW.execute(violation, actor.agency())
                .onFailure(failure -> SqlState.of(failure).equals(FOREIGN_KEY_VIOLATION)).transform(_ -> founding());
    }

    /// Free positions in the finding's list.
    private static Uni<List<Integer>> free(Actor actor, Correction correction) {
        return correction.added().isEmpty() ? Uni.createFrom().item(List.of())
                : POSITIONS.list(correction.finding(), actor.agency()).map(taken -> IntStream.range(0, Violations.MOST)
                        .filter(position -> !taken.contains(position)).limit(correction.added().size()).boxed()
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static Uni<Integer> keep(Actor actor, UUID correction, ViolationChange change, int position, UUID violation) {
        return KEEP.execute(Ids.next(), correction, change, position, violation, actor.agency());
    }

    /// By the correction; one that changed no violation is missing.
    ///
    /// @param language of the texts, BCP 47
    public Uni<Map<UUID, List<CorrectedViolationView>>> ofCorrections(Actor actor, Collection<UUID> corrections, String language) {
        return corrections.isEmpty() ? Uni.createFrom().item(Map.of())
                : OF_CORRECTIONS.list(corrections.toArray(UUID[]::new), actor.agency()).map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(Corrected::correction, Collectors.mapping(row -> view(row, language),
                                Collectors.toList()))));
    }

    private CorrectedViolationView view(Corrected row, String language) {
        return new CorrectedViolationView(row.change, catalogue.text(row.code, row.text, language), row.actedOn, row.workers, row.code);
    }
}

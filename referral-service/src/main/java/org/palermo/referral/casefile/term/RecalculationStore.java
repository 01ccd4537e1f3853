package org.palermo.referral.casefile.term;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileStage;

/// Terms of open files, through functions with the owner's rights: the caller reads and changes nothing else of a file.
@ApplicationScoped
class RecalculationStore {
    private static final Query<TermsRow> PAGE = Query.of(TermsRow.class, """
            select id, reference, region, stage, referred_at, version, due_on, recovery_least_on, recovery_ends_on, reconsideration_until,
                   due_days_left, recovery_days_left, reconsideration_days_left, steps
              from terms_to_count_anew($1, $2, $3)
            """);
    private static final Query<Integer> WRITE = Query.of(Integer.class, "select recalculate_terms($1, $2, $3)");

    private final ObjectMapper json;

    RecalculationStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param steps as JSON; null when there are none
    @RegisterForReflection
    private record TermsRow(
            UUID id, String reference, String region, CaseFileStage stage, Instant referredAt, int version, LocalDate dueOn,
            LocalDate recoveryLeastOn, LocalDate recoveryEndsOn, LocalDate reconsiderationUntil, Integer dueDaysLeft,
            Integer recoveryDaysLeft, Integer reconsiderationDaysLeft, String steps) {
        TermState standing() {
            return new TermState(
                    dueOn, recoveryLeastOn, recoveryEndsOn, reconsiderationUntil, dueDaysLeft, recoveryDaysLeft, reconsiderationDaysLeft);
        }
    }

    /// The same in a transaction of its own.
    @Scoped
    Uni<List<FileTerms>> page(Actor actor, String scope, UUID after, int limit) {
        return page(scope, after, limit);
    }

    Uni<List<FileTerms>> page(String scope, UUID after, int limit) {
        return PAGE.list(scope, after, limit).map(rows -> rows.stream().map(this::file).toList());
    }

    /// @return how many files still had the version that was shown
    Uni<Integer> write(String scope, List<Recalculation.Row> rows, Instant at) {
        return WRITE.first(scope, written(rows), at).map(found -> found.orElse(0));
    }

    private FileTerms file(TermsRow row) {
        return new FileTerms(
                row.id(), row.reference(), row.region(), row.stage(), row.referredAt(), row.version(), row.standing(), steps(row.steps()));
    }

    private List<TermReplay.Step> steps(String written) {
        try {
            return written == null ? List.of() : List.of(json.readValue(written, TermReplay.Step[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A history can't be read", e);
        }
    }

    private String written(List<Recalculation.Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms can't be written", e);
        }
    }
}

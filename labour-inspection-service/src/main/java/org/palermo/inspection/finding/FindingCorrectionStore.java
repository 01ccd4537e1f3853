package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.violation.CorrectedViolationView;
import org.palermo.inspection.violation.ViolationCorrecting;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Corrections of findings. The earlier values are encrypted under the key of the finding, and are erased with it.
@ApplicationScoped
class FindingCorrectionStore {
    private static final String REASON = "finding_correction.reason";

    private static final Query<CorrectionRow> OF_FINDING = Query.of(CorrectionRow.class, """
            select c.id, c.submission, c.subject, c.workers, c.indicators, c.sealed_note, c.stood_by, c.stood_since, c.sealed_reason,
                   c.corrected_by,
                   c.corrected_at
              from finding_correction c where c.finding = $1 and c.agency = $2 order by c.corrected_at, c.id limit 500
            """);
    private static final Query<Writing> LATEST = Query.of(Writing.class, """
            select corrected_by, corrected_at from finding_correction where finding = $1 and agency = $2 order by corrected_at desc, id desc
                   limit 1
            """);
    private static final Change ADD = Change.of("""
            insert into finding_correction (id, finding, agency, submission, subject, workers, indicators, sealed_note, stood_by,
                   stood_since,
                                            sealed_reason, corrected_by, corrected_at)
            select $1, f.id, f.agency, $4, f.subject, f.workers, f.indicators, f.sealed_note, $5, $6, $7, $8, $9
              from finding f where f.id = $2 and f.agency = $3 and f.erased_at is null
            """);
    private static final Change CORRECT = Change.of("""
            update finding set subject = $3, workers = $4, indicators = $5, sealed_note = $6, positive = $7, screening = cast(cast($8 as
                   text) as jsonb)
             where id = $1 and agency = $2 and erased_at is null
            """);

    private final FindingStore findings;
    private final DataKeys keys;
    private final ViolationCorrecting violations;
    private final TransactionTime time;

    FindingCorrectionStore(FindingStore findings, DataKeys keys, ViolationCorrecting violations, TransactionTime time) {
        this.findings = findings;
        this.violations = violations;
        this.keys = keys;
        this.time = time;
    }

    /// @param submission null when it was corrected at a desk
    /// @param sealedNote null when there was none
    @RegisterForReflection
    private record CorrectionRow(UUID id, UUID submission, Subject subject, int workers, List<String> indicators, byte[] sealedNote,
            String stoodBy,
            Instant stoodSince, byte[] sealedReason, String correctedBy, Instant correctedAt) {}

    /// Who wrote last, and when.
    @RegisterForReflection
    private record Writing(String correctedBy, Instant correctedAt) {}

    /// Keeps what a finding says and replaces it.
    ///
    /// @param after the same finding with the new values
    /// @param form from which that comes, or null
    /// @return the id of the correction
    Uni<UUID> correct(Actor actor, Finding before, Finding after, UUID form, String reason) {
        UUID correction = Ids.next();
        return keys.findOrCreate(before.id(), Purpose.NOTE).flatMap(key -> LATEST.first(before.id(), actor.agency())
                .flatMap(last -> ADD.execute(correction, before.id(), actor.agency(), form, last.map(Writing::correctedBy)
                        .orElse(before.recordedBy()),
                        last.map(Writing::correctedAt).orElse(before.recordedAt()), key.seal(REASON, reason), actor.subject(), time.now()))
                .chain(() -> CORRECT.execute(before.id(), actor.agency(), after.subject(), after.workers(),
                        after.indicators().toArray(String[]::new),
                        after.note() == null ? null : key.seal(FindingStore.NOTE, after.note()), after.screening().positive(),
                        findings.written(after.screening()))).replaceWith(correction));
    }

    /// @param finding id of the finding's row
    /// @param language of the texts of violations, BCP 47
    /// @return in the order in which they were made, at most 500
    Uni<List<FindingCorrectionView>> ofFinding(UUID finding, Actor actor, String language) {
        return OF_FINDING.list(finding, actor.agency()).flatMap(rows -> rows.isEmpty()
                ? Uni.createFrom().item(List.<FindingCorrectionView>of())
                : violations.ofCorrections(actor, rows.stream().map(CorrectionRow::id).toList(), language)
                        .flatMap(changed -> keys.find(finding, Purpose.NOTE).map(key -> rows.stream()
                                .map(row -> view(row, key, changed.getOrDefault(row.id, List.of()))).toList())));
    }

    private static FindingCorrectionView view(CorrectionRow row, Optional<DataKey> key, List<CorrectedViolationView> changed) {
        return new FindingCorrectionView(row.id, row.submission, row.subject, row.workers, row.indicators,
                row.sealedNote == null ? null : key.map(k -> k.open(FindingStore.NOTE, row.sealedNote)).orElse(null), row.stoodBy,
                row.stoodSince, changed.isEmpty() ? null : changed, key.map(k -> k.open(REASON, row.sealedReason)).orElse(""),
                        row.correctedBy, row.correctedAt);
    }
}

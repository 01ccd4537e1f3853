package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.etag.Digests;

/// Counts what changes when terms are counted anew, file by file, and holds the first of them.
final class Recalculation {
    /// So many files are changed in one transaction.
    static final int BATCH = 2_000;

    private final String scope;
    private final String profile;
    private final Map<Clock, Long> clocks = new EnumMap<>(Clock.class);
    private final List<Changed> changed = new ArrayList<>();
    private long files;
    private long kept;
    private long unclear;

    Recalculation(String scope, String profile) {
        this.scope = scope;
        this.profile = profile;
    }

    /// What is written of a file.
    @RegisterForReflection
    record Row(UUID id, int version, LocalDate dueOn, LocalDate recoveryLeastOn, LocalDate recoveryEndsOn, LocalDate reconsiderationUntil, Integer dueDaysLeft, Integer recoveryDaysLeft,
            Integer reconsiderationDaysLeft, List<TermChange> changes) {
        static Row of(FileTerms file, TermState now, List<TermChange> changes) {
            return new Row(file.id(), file.version(), now.dueOn(), now.recoveryLeastOn(), now.recoveryEndsOn(), now.reconsiderationUntil(), now.dueDaysLeft(), now.recoveryDaysLeft(),
                    now.reconsiderationDaysLeft(), changes);
        }
    }

    /// @param duty the stage by which she is protected
    record Changed(String reference, CaseFileStage duty, Row row) {
        boolean endsRecoveryOnAnotherDay() {
            return knownRecoveryEnd() != null && row.changes().stream().anyMatch(change -> change.clock() == Clock.RECOVERY);
        }

        /// Null while its days wait: until then she is protected without an end, which the shelters know.
        LocalDate knownRecoveryEnd() {
            return CaseCourse.known(row.recoveryEndsOn(), row.recoveryLeastOn() != null);
        }
    }

    /// @param replay null when its history leads nowhere
    void add(FileTerms file, TermReplay replay) {
        if (replay == null || !replay.endsIn(file.stage())) {
            unclear++;
            return;
        }
        kept += replay.isKept() ? 1 : 0;
        List<TermChange> changes = replay.changes(file.standing());
        if (changes.isEmpty()) {
            return;
        }
        files++;
        changes.stream().map(TermChange::clock).distinct().forEach(clock -> clocks.merge(clock, 1L, Long::sum));
        if (changed.size() < BATCH) {
            changed.add(new Changed(file.reference(), replay.duty(), Row.of(file, replay.terms(file.standing()), changes)));
        }
    }

    List<Changed> changed() {
        return changed;
    }

    /// Of what is listed: which files, as they stand, and what becomes of them.
    String tag() {
        String all = scope + changed.stream().map(one -> one.row().toString()).collect(Collectors.joining("\n"));
        return "\"" + Digests.of(all) + "\"";
    }

    RecalculationView view() {
        return new RecalculationView(scope, profile, files,
                clocks.entrySet().stream().map(clock -> new RecalculationView.Counted(clock.getKey(), clock.getValue())).toList(), kept, unclear, files > changed.size(),
                changed.stream().map(one -> new RecalculationView.FileChange(one.row().id(), one.reference(), one.row().changes())).toList());
    }
}

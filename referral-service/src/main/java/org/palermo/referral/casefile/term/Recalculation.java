package org.palermo.referral.casefile.term;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.etag.Digests;
import org.palermo.referral.casefile.CaseCourse;
import org.palermo.referral.casefile.CaseFileStage;

/// Recalculates terms file by file, counts what changes, and keeps the first changed files.
final class Recalculation {
    /// The most files that one transaction changes.
    static final int BATCH = 2_000;

    private final String scope;
    private final String profile;
    private final Map<CaseTerm, Long> clocks = new EnumMap<>(CaseTerm.class);
    private final List<Changed> changed = new ArrayList<>();
    private long read;
    private long files;
    private long kept;
    private long unclear;

    Recalculation(String scope, String profile) {
        this.scope = scope;
        this.profile = profile;
    }

    /// @param tag identifies the listed changes, needed to apply them; null while files are still being counted
    record Counted(RecalculationView view, String tag, List<Changed> changed) {
        boolean isComplete() {
            return tag != null;
        }

        List<UUID> files() {
            return changed.stream().map(one -> one.row().id()).toList();
        }
    }

    /// What is written for one file.
    @RegisterForReflection
    record Row(UUID id, int version, LocalDate dueOn, LocalDate recoveryLeastOn, LocalDate recoveryEndsOn, LocalDate reconsiderationUntil,
            Integer dueDaysLeft, Integer recoveryDaysLeft, Integer reconsiderationDaysLeft, List<TermChange> changes) {
        static Row of(FileTerms file, TermState now, List<TermChange> changes) {
            return new Row(file.id(), file.version(), now.dueOn(), now.recoveryLeastOn(), now.recoveryEndsOn(), now.reconsiderationUntil(),
                    now.dueDaysLeft(), now.recoveryDaysLeft(), now.reconsiderationDaysLeft(), changes);
        }
    }

    /// @param duty the stage that protects the person
    record Changed(String reference, CaseFileStage duty, Row row) {
        boolean endsRecoveryOnAnotherDay() {
            return knownRecoveryEnd() != null && row.changes().stream().anyMatch(change -> change.clock() == CaseTerm.RECOVERY);
        }

        /// Null while the period is paused: the shelters then already know that the protection has no end.
        LocalDate knownRecoveryEnd() {
            return CaseCourse.known(row.recoveryEndsOn(), row.recoveryLeastOn() != null);
        }
    }

    /// @param replay null when the history is not consistent
    void add(FileTerms file, TermReplay replay) {
        read++;
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

    /// The figures so far, without the changes of single files.
    Counted soFar() {
        return new Counted(view(RecalculationView.State.COUNTING, List.of()), null, List.of());
    }

    Counted result() {
        return new Counted(view(RecalculationView.State.COUNTED, changed), tag(), List.copyOf(changed));
    }

    /// Identifies what is listed: the files, their current versions, and the new terms.
    private String tag() {
        String all = scope + changed.stream().map(one -> one.row().toString()).collect(Collectors.joining("\n"));
        return "\"" + Digests.of(all) + "\"";
    }

    private RecalculationView view(RecalculationView.State state, List<Changed> listed) {
        return new RecalculationView(scope, profile, state, read, files,
                clocks.entrySet().stream().map(clock -> new RecalculationView.Counted(clock.getKey(), clock.getValue())).toList(), kept,
                unclear, files > changed.size(),
                listed.stream()
                        .map(one -> new RecalculationView.FileChange(one.row().id(), one.reference(), one.row().changes())).toList());
    }
}

package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.team.CaseEvents;
import org.palermo.referral.team.ReportsTakenUp;

/// Writes a step that was taken to the history and the audit. The organisations that have the case are notified, and the shelter capacity
/// service learns until when the stage protects the person. Labour inspection learns of the first step on a case that it reported, and
/// only on which day it was.
@ApplicationScoped
class StepRecorder {
    private final CaseFileStore store;
    private final CaseNotices notices;
    private final CaseEvents tellings;
    private final ReportsTakenUp reports;
    private final CaseFileViews views;
    private final CurrentOperation operation;

    StepRecorder(CaseFileStore store, CaseNotices notices, CaseEvents tellings, ReportsTakenUp reports, CaseFileViews views,
            CurrentOperation operation) {
        this.store = store;
        this.notices = notices;
        this.tellings = tellings;
        this.reports = reports;
        this.views = views;
        this.operation = operation;
    }

    /// A step without reasons of its own, such as a decision.
    Uni<CaseFileView> follow(Actor actor, CaseFile file, CaseFileEvent event) {
        return follow(actor, file, event, Optional.empty(), null);
    }

    /// @param key the person's, under which the reasons are sealed
    Uni<CaseFileView> follow(Actor actor, CaseFile file, CaseFileEvent event, DataKey key, String reasons) {
        return follow(actor, file, event, Optional.of(key), reasons);
    }

    private Uni<CaseFileView> follow(Actor actor, CaseFile file, CaseFileEvent event, Optional<DataKey> key, String reasons) {
        CaseStep step = ((CaseFileEvent.Stepped) event).step();
        return store.record(event, key, reasons, actor, operation.now())
                .chain(() -> notices.tellParties(file.id(), step.notice()))
                .chain(() -> tellings.stage(file.id(), file.country(), file.protectingStage().name(), file.knownRecoveryEnd()))
                .chain(() -> reports.takenUp(List.of(file.id())))
                .chain(() -> operation.record(actor, step.action(), CaseFiles.KIND, file.id()))
                .chain(store::flush)
                .chain(() -> views.of(actor, file));
    }
}

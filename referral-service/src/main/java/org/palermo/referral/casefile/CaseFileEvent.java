package org.palermo.referral.casefile;

import java.time.LocalDate;
import java.util.UUID;

/// An event of a case file; contains ids and stages only.
public sealed interface CaseFileEvent {
    UUID caseFile();

    CaseFileStage before();

    CaseFileStage after();

    /// The last day of the duty that was open before the event; null when none was open.
    default LocalDate dueOn() {
        return null;
    }

    default String name() {
        return getClass().getSimpleName();
    }

    record Referred(UUID caseFile) implements CaseFileEvent {
        public CaseFileStage before() {
            return CaseFileStage.DRAFT;
        }

        public CaseFileStage after() {
            return CaseFileStage.REFERRED;
        }
    }

    /// An adult declined: the case is counted, and nothing of her identity is kept.
    record NotifiedOnly(UUID caseFile) implements CaseFileEvent {
        public CaseFileStage before() {
            return CaseFileStage.DRAFT;
        }

        public CaseFileStage after() {
            return CaseFileStage.NOTIFIED_ONLY;
        }
    }

    /// The person was erased; the stage does not change.
    record PersonErased(UUID caseFile, CaseFileStage stage) implements CaseFileEvent {
        public CaseFileStage before() {
            return stage;
        }

        public CaseFileStage after() {
            return stage;
        }
    }

    /// The person's data was corrected; the stage does not change.
    record PersonCorrected(UUID caseFile, CaseFileStage stage) implements CaseFileEvent {
        public CaseFileStage before() {
            return stage;
        }

        public CaseFileStage after() {
            return stage;
        }
    }

    /// A decision or a step. The two stages are equal when the step does not change the stage.
    record Stepped(UUID caseFile, CaseStep step, CaseFileStage before, CaseFileStage after, LocalDate dueOn) implements CaseFileEvent {
        @Override
        public String name() {
            return step.event();
        }
    }
}

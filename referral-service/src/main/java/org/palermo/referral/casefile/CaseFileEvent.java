package org.palermo.referral.casefile;

import java.time.LocalDate;
import java.util.UUID;

/// What happened to a case file; ids and stages only.
sealed interface CaseFileEvent {
    UUID caseFile();

    CaseFileStage before();

    CaseFileStage after();

    /// The last day of the duty that was open before it; null when none was.
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

    /// An adult declined: she is counted and nothing of her identity is kept.
    record NotifiedOnly(UUID caseFile) implements CaseFileEvent {
        public CaseFileStage before() {
            return CaseFileStage.DRAFT;
        }

        public CaseFileStage after() {
            return CaseFileStage.NOTIFIED_ONLY;
        }
    }

    /// Nothing of her is kept from here on; where her file stands does not change.
    record PersonErased(UUID caseFile, CaseFileStage stage) implements CaseFileEvent {
        public CaseFileStage before() {
            return stage;
        }

        public CaseFileStage after() {
            return stage;
        }
    }

    /// What is kept of her was corrected; where her file stands does not change.
    record PersonCorrected(UUID caseFile, CaseFileStage stage) implements CaseFileEvent {
        public CaseFileStage before() {
            return stage;
        }

        public CaseFileStage after() {
            return stage;
        }
    }

    /// A decision or a step; the stage stays where only a telling or a term is recorded.
    record Stepped(UUID caseFile, CaseStep step, CaseFileStage before, CaseFileStage after, LocalDate dueOn) implements CaseFileEvent {
        @Override
        public String name() {
            return step.event();
        }
    }
}

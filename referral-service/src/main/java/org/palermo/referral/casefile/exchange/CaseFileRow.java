package org.palermo.referral.casefile.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.ReplayedCourse;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.term.Terms;

/// A row for a case file from an earlier register, with the terms that follow from its history.
///
/// @param told the original record; its personal data is sealed and stored separately
@RegisterForReflection
public record CaseFileRow(
        String externalId, UUID id, String reference, String country, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex,
        String exploitation, UUID sender, Instant referredAt, LocalDate dueOn, LocalDate recoveryLeastOn, LocalDate recoveryEndsOn,
        LocalDate reconsiderationUntil, Instant closedAt, CaseFileStage suspendedFrom, LocalDate suspendedOn,
        CaseFileStage reconsideredFrom, CaseFileStage disqualifiedFrom, Integer dueDaysLeft, Integer recoveryDaysLeft,
        Integer reconsiderationDaysLeft, boolean synthetic, boolean guardianNeeded, List<EventRow> events,
        @JsonIgnore CaseFileRecord told) {

    private static final int REFERENCE_BITS = 40;

    @RegisterForReflection
    record EventRow(UUID id, String name, CaseFileStage before, CaseFileStage after, Instant at, LocalDate dueOn) {}

    /// The terms are those that the file would have if its steps had been taken here.
    static CaseFileRow of(CaseFileRecord r, Terms terms) {
        ReplayedCourse walked = new ReplayedCourse();
        List<EventRow> events = new ArrayList<>();
        for (CaseFileRecord.Step step : r.history()) {
            events.add(new EventRow(Ids.next(), "Imported", walked.stage(), step.stage(), step.at(), walked.dueOn()));
            walked.walk(step.stage(), terms.from(walked.stage() == CaseFileStage.DRAFT ? r.referredAt() : step.at(), r.region()));
        }
        boolean known = r.stage() != CaseFileStage.NOTIFIED_ONLY;
        return new CaseFileRow(r.externalId(), Ids.next(), Reference.random(REFERENCE_BITS), Territory.countryOf(r.region()), r.region(),
                r.stage(), r.ageGroup(), r.sex(), CaseFile.write(r.exploitation()), r.senderAgency(), r.referredAt(),
                walked.dueOn(), walked.recoveryLeastOn(), walked.recoveryEndsOn(), walked.reconsiderationUntil(), walked.closedAt(),
                walked.suspendedFrom(), walked.suspendedOn(), walked.reconsideredFrom(), walked.disqualifiedFrom(), walked.dueDaysLeft(),
                walked.recoveryDaysLeft(), walked.reconsiderationDaysLeft(), r.synthetic(), known && r.ageGroup().needsGuardian(), events,
                r);
    }

    boolean hasPerson() {
        return stage != CaseFileStage.NOTIFIED_ONLY;
    }
}

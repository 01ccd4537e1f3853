package org.palermo.referral.caserecord;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.worklist.Concern;
import org.palermo.referral.caserecord.protection.Consent;

/// A record of a case. Its content is sealed, see {@link SealedParticulars}.
@Entity
@Table(name = "case_record")
class CaseRecord {
    @Id
    UUID id;

    @Column(name = "case_file")
    UUID caseFile;

    String country;
    String region;

    @Enumerated(EnumType.STRING)
    RecordKind kind;

    String state;
    byte[] particulars;
    int edition;
    UUID addressee;

    /// When the addressee changed last.
    @Column(name = "addressed_at")
    Instant addressedAt;

    @Enumerated(EnumType.STRING)
    Concern concern;

    @Column(name = "due_at")
    Instant dueAt;

    /// The age groups to which the due date applies, comma-separated.
    @Column(name = "due_of")
    String dueOf;

    UUID agency;
    String subject;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Version
    int version;

    CaseRecord() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when a record of this kind cannot begin in this state
    static CaseRecord of(Actor actor, VisibleCase file, Particulars said, Particulars.Law law, Instant now) {
        if (!said.state().begins()) {
            throw Problems.conflict("case-record", "state", "A record of this kind cannot begin in this state.");
        }
        CaseRecord record = new CaseRecord();
        record.id = Ids.next();
        record.caseFile = file.id();
        record.country = file.country();
        record.region = file.region();
        record.kind = RecordKind.of(said);
        record.recordedAt = now;
        record.says(actor, file, said, law, now);
        return record;
    }

    /// The consent that an adult gave to the referral, recorded by the organisation that asked.
    static CaseRecord withReferral(Actor actor, UUID sender, VisibleCase file, Consent said, Instant now) {
        CaseRecord record = of(actor, file, said, null, now);
        record.agency = sender;
        return record;
    }

    /// Writes the next edition; the previous one must already be stored.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the transition between the states is not allowed
    void change(Actor actor, VisibleCase file, RecordState before, Particulars said, Particulars.Law law, Instant now) {
        RecordState next = said.state();
        if (next != before && !before.mayBecome(next)) {
            throw Problems.conflict("case-record", "state", "The record cannot move to this state from its current state.");
        }
        says(actor, file, said, law, now);
    }

    /// The due date for a person of this age group; null when the term does not apply to it.
    Instant dueOf(AgeGroup ageGroup) {
        return dueOf == null || List.of(dueOf.split(",")).contains(ageGroup.name()) ? dueAt : null;
    }

    private void says(Actor actor, VisibleCase file, Particulars said, Particulars.Law law, Instant now) {
        state = said.state().name();
        UUID named = said.addressee().map(Particulars.Addressee::organisation).orElse(null);
        addressedAt = Objects.equals(named, addressee) ? addressedAt : now;
        addressee = named;
        concern = said.concern().orElse(null);
        Optional<Particulars.Due> due = said.due(file, law);
        dueAt = due.map(Particulars.Due::at).orElse(null);
        dueOf = due.map(Particulars.Due::ageGroups).map(groups -> String.join(",", new TreeSet<>(groups))).orElse(null);
        agency = actor.agency();
        subject = actor.subject();
        changedAt = now;
        edition++;
    }
}

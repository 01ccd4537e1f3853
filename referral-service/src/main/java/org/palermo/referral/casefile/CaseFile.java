package org.palermo.referral.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;

/// One person's way through the mechanism. Holds no identity: that is {@link CasePerson}'s.
@Entity
@Table(name = "case_file")
class CaseFile {
    private static final int REFERENCE_BITS = 40;

    @Id
    UUID id;

    String reference;
    String country;
    String region;

    @Enumerated(EnumType.STRING)
    CaseFileStage stage;

    @Column(name = "age_group")
    @Enumerated(EnumType.STRING)
    AgeGroup ageGroup;

    @Enumerated(EnumType.STRING)
    Sex sex;

    String exploitation;
    UUID sender;

    @Column(name = "referred_at")
    Instant referredAt;

    /// The last day of the duty that is open now; null when none is, or the law sets no term.
    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "recovery_ends_on")
    LocalDate recoveryEndsOn;

    @Column(name = "reconsideration_until")
    LocalDate reconsiderationUntil;

    /// When it came into a stage after which nothing follows, from which its retention is counted; null before.
    @Column(name = "closed_at")
    Instant closedAt;

    boolean synthetic;

    /// When the person was erased; the file stays for the statistics.
    @Column(name = "erased_at")
    Instant erasedAt;

    @Version
    int version;

    CaseFile() {}

    static CaseFile open(Referral referral, CaseTerms terms) {
        CaseFile file = new CaseFile();
        file.id = referral.id();
        file.reference = Reference.random(REFERENCE_BITS);
        file.region = referral.command().region();
        file.country = Territory.countryOf(file.region);
        file.stage = referral.stage();
        file.closedAt = file.stage.isFinal() ? referral.receivedAt() : null;
        file.ageGroup = referral.command().ageGroup();
        file.sex = referral.command().sex();
        file.exploitation = write(referral.command().exploitation());
        file.sender = referral.sender();
        file.referredAt = referral.receivedAt();
        file.dueOn = referral.declined() ? null : terms.reasonableGroundsDue();
        return file;
    }

    /// A positive decision starts recovery and reflection; a negative one starts the term in which it can be asked to
    /// be reconsidered.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 unless the file waits for this decision
    CaseFileEvent decide(DecideReasonableGrounds command, CaseTerms terms) {
        if (erasedAt != null) {
            throw Problems.conflict("case-file", "erased", "The person of this case file was erased.");
        }
        CaseFileStage decided = command.outcome().stage();
        if (!stage.mayBecome(decided)) {
            throw Problems.conflict("case-file", "stage", "The case file does not wait for a reasonable-grounds decision.");
        }
        CaseFileStage before = stage;
        stage = decided;
        dueOn = null;
        if (command.outcome() == Outcome.POSITIVE) {
            recoveryEndsOn = terms.recoveryEnd();
        } else {
            reconsiderationUntil = terms.reconsiderationUntil();
        }
        return new CaseFileEvent.ReasonableGroundsDecided(id, before, stage);
    }

    List<Exploitation> exploitation() {
        return Arrays.stream(exploitation.split(",")).map(Exploitation::valueOf).toList();
    }

    static String write(Collection<Exploitation> kinds) {
        return kinds.stream().map(Exploitation::name).sorted().collect(Collectors.joining(","));
    }
}

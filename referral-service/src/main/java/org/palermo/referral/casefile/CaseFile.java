package org.palermo.referral.casefile;

import static org.palermo.referral.casefile.CaseFileStage.*;

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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.DetermineAge;
import org.palermo.referral.casefile.decision.DecisionKind;
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.casefile.decision.RecordedDecision;
import org.palermo.referral.casefile.decision.TellOfDecision;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.referral.Referral;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.casefile.term.ExtendRecovery;

/// One person's case in the mechanism. Holds no identity: {@link org.palermo.referral.casefile.person.SealedPerson} does.
@Entity
@Table(name = "case_file")
public class CaseFile extends CaseCourse {
    private static final int REFERENCE_BITS = 40;

    @Id
    private UUID id;

    private String reference;
    private String country;
    private String region;

    @Column(name = "age_group")
    @Enumerated(EnumType.STRING)
    private AgeGroup ageGroup;

    @Enumerated(EnumType.STRING)
    private Sex sex;

    private String exploitation;
    private UUID sender;

    @Column(name = "referred_at")
    private Instant referredAt;

    /// The last day of protection granted by a decision beyond recovery and reflection.
    @Column(name = "protected_until")
    private LocalDate protectedUntil;

    @Column(name = "told_of")
    private UUID toldOf;

    /// Whether the sender has transferred the case to another organisation and no longer follows it.
    @Column(name = "handed_on")
    private boolean handedOn;

    @Column(name = "run_by")
    private UUID runBy;

    /// The latest age determination.
    @Column(name = "age_determination")
    private UUID ageDetermination;

    /// Who of the authority works on the case and who reads its decisions a second time. Follows their assignments.
    @Column(insertable = false, updatable = false)
    private UUID caseworker;

    @Column(name = "second_reader", insertable = false, updatable = false)
    private UUID secondReader;

    private boolean synthetic;

    /// When the person was erased; the file remains for the statistics.
    @Column(name = "erased_at")
    private Instant erasedAt;

    @Version
    private int version;

    CaseFile() {}

    public static CaseFile open(Referral referral) {
        CaseFile file = new CaseFile();
        file.id = referral.id();
        file.reference = Reference.random(REFERENCE_BITS);
        file.region = referral.command().region();
        file.country = Territory.countryOf(file.region);
        file.startInDraft();
        file.ageGroup = referral.command().ageGroup();
        file.sex = referral.command().sex();
        file.exploitation = write(referral.command().exploitation());
        file.sender = referral.sender();
        file.referredAt = referral.receivedAt();
        file.enter(referral.stage(), referral.terms());
        return file;
    }

    /// A positive decision starts recovery and reflection. A negative decision or a disqualification starts the term to ask for
    /// reconsideration.
    ///
    /// @param consentWithdrawn whether an adult has withdrawn consent to the referral
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a wrong outcome or `protectedUntil`; 409 when the file does not wait for
    /// this decision, the law does not allow it today, or consent is withdrawn
    CaseFileEvent decide(MakeDecision command, CaseTerms terms, boolean consentWithdrawn) {
        CaseFileStage decided = requireDecidable(command, terms, consentWithdrawn);
        grant(command);
        return step(command.kind().step(), decided, terms);
    }

    /// Checks that this decision may be made today, and changes nothing.
    ///
    /// @return the stage to which it leads
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #decide}
    CaseFileStage requireDecidable(MakeDecision command, CaseTerms terms, boolean consentWithdrawn) {
        requireKnown();
        if (consentWithdrawn && ageGroup.needsConsent()) {
            throw Problems.conflict("case-file", "consent-withdrawn",
                    "The person has withdrawn consent to the referral. Move the case file to WITHDRAWN, or record a later consent if she "
                            + "agrees again.");
        }
        CaseFileStage decided = decided(command);
        boolean ofReconsideration = command.kind() == DecisionKind.RECONSIDERATION;
        if (ofReconsideration != (stage() == RECONSIDERATION) || stage() == SUSPENDED || !stages().leadsTo(decided)) {
            throw Problems.conflict("case-file", "stage", "The case file does not wait for this decision.");
        }
        if (command.kind() == DecisionKind.DISQUALIFICATION && !terms.profile().disqualification().allowed()) {
            throw Problems.conflict("case-file", "no-disqualification", "The law of this country has no disqualification.");
        }
        LocalDate notBefore = conclusiveNotBefore(terms.profile());
        if (command.kind() == DecisionKind.CONCLUSIVE_GROUNDS && notBefore != null && terms.day().isBefore(notBefore)) {
            throw Problems.conflict("case-file", "recovery-runs",
                    "A conclusive decision cannot be made before the minimum recovery period is over.");
        }
        LocalDate until = command.protectedUntil();
        if (until != null && (command.outcome() == Outcome.NEGATIVE || until.isBefore(terms.day()) || terms.isTooFar(until))) {
            throw Problems.invalid("protectedUntil",
                    "must be between today and a hundred years from now, and only for a positive decision");
        }
        return decided;
    }

    private CaseFileStage decided(MakeDecision command) {
        boolean positive = command.outcome() == Outcome.POSITIVE;
        return switch (command.kind()) {
            case REASONABLE_GROUNDS -> positive ? REASONABLE_GROUNDS_POSITIVE : REASONABLE_GROUNDS_NEGATIVE;
            case CONCLUSIVE_GROUNDS -> positive ? CONCLUSIVE_GROUNDS_POSITIVE : CONCLUSIVE_GROUNDS_NEGATIVE;
            case RECONSIDERATION -> stages().reconsidered(command.outcome());
            case DISQUALIFICATION -> {
                if (positive) {
                    throw Problems.invalid("outcome", "must be NEGATIVE for a disqualification");
                }
                yield DISQUALIFIED;
            }
        };
    }

    /// A negative decision ends the protection that an earlier one granted.
    private void grant(MakeDecision command) {
        if (command.protectedUntil() != null) {
            protectedUntil = command.protectedUntil();
        } else if (command.outcome() == Outcome.NEGATIVE) {
            protectedUntil = null;
        }
    }

    /// Records that the person was told of a decision. Telling the person of a positive reasonable-grounds decision, if it is the latest
    /// decision, moves the file to `RECOVERY`; the recovery period itself began with the decision.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an impossible date, 409 when the person was already told or the file is
    /// suspended or final
    CaseFileEvent tell(RecordedDecision decision, TellOfDecision command, CaseTerms terms) {
        requireKnown();
        if (command.on().isBefore(decision.decidedOn()) || command.on().isAfter(terms.day())) {
            throw Problems.invalid("on", "must be between the day of the decision and today");
        }
        if (decision.toldOn() != null) {
            throw Problems.conflict("case-file", "told", "It is already recorded that the person was told of this decision.");
        }
        if (!stage().mayBecome(SUSPENDED)) {
            throw Problems.conflict("case-file", "stage", "The case file is suspended or over.");
        }
        toldOf = decision.id();
        boolean starts = decision.latest() && decision.outcome() == Outcome.POSITIVE && stage() == REASONABLE_GROUNDS_POSITIVE;
        return step(CaseStep.TOLD, starts ? RECOVERY : stage(), terms);
    }

    /// Takes a step that is not a decision.
    ///
    /// @param untold whether the person has not been told of the latest decision
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when something required is missing, 409 when the step is not possible now
    CaseFileEvent move(MoveCaseFile command, CaseTerms terms, boolean untold) {
        requireKnown();
        CaseFileStage to = command.to();
        boolean back = stage() == SUSPENDED && to == suspendedFrom();
        if (!back && !(to.isStep() && stages().leadsTo(to))) {
            throw Problems.conflict("case-file", "stage", "The case file cannot move to this stage from its current stage.");
        }
        if (!back && to.needsReasons() && (command.reasons() == null || command.reasons().isBlank())) {
            throw Problems.invalid("reasons", "must be given for this step");
        }
        boolean asks = to == RECONSIDERATION && !back;
        if (!asks && (command.askedBy() != null || command.askedOn() != null)) {
            throw Problems.invalid("askedBy", "must be left out, except when reconsideration is asked for");
        }
        if (asks) {
            requireMayAsk(command, terms);
        }
        if (to == WITHDRAWN && !mayWithdraw()) {
            throw Problems.conflict("case-file", "no-adult", "Only an adult can withdraw.");
        }
        if (to == CLOSED && mayStillAsk(terms.day())) {
            throw Problems.conflict("case-file", "reconsideration-open",
                    "Reconsideration can still be asked for. The case file can be closed when that term is over.");
        }
        if (to == CLOSED && untold && mayAskForEver(terms)) {
            throw Problems.conflict("case-file", "not-told",
                    "The person was not told of the decision yet, and the law of this country sets no term to ask for reconsideration.");
        }
        return step(back ? CaseStep.RESUMED : to.step(), to, terms);
    }

    private void requireMayAsk(MoveCaseFile command, CaseTerms terms) {
        if (command.askedBy() == null) {
            throw Problems.invalid("askedBy", "must say who asks");
        }
        LocalDate asked = command.askedOn() == null ? terms.day() : command.askedOn();
        if (asked.isAfter(terms.day())) {
            throw Problems.invalid("askedOn", "must not be after today");
        }
        if (!terms.profile().reconsideration().who().contains(command.askedBy().name())) {
            throw Problems.conflict("case-file", "may-not-ask",
                    "The law of this country does not let this person or body ask for reconsideration.");
        }
        if (reconsiderationUntil() != null && asked.isAfter(reconsiderationUntil())) {
            throw Problems.conflict("case-file", "too-late", "The term to ask for reconsideration is over.");
        }
    }

    /// Whether the term to ask for reconsideration is still running. Until it ends, the file cannot be closed.
    private boolean mayStillAsk(LocalDate today) {
        return mayAsk() && reconsiderationUntil() != null && !reconsiderationUntil().isBefore(today);
    }

    /// Whether the law sets no term to ask for reconsideration, so that the person can ask until the file is closed.
    private boolean mayAskForEver(CaseTerms terms) {
        return mayAsk() && reconsiderationUntil() == null && terms.reconsiderationUntil() == null;
    }

    private boolean mayAsk() {
        return stage().isNegative() && stage() != reconsideredFrom();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an impossible last day, 409 when no recovery period is running
    CaseFileEvent extend(ExtendRecovery command, CaseTerms terms) {
        requireKnown();
        if (stage() != REASONABLE_GROUNDS_POSITIVE && stage() != RECOVERY || recoveryLeastOn() == null) {
            throw Problems.conflict("case-file", "stage", "No recovery and reflection period is running.");
        }
        if (!command.until().isAfter(recoveryLeastOn()) || command.until().isBefore(terms.day()) || terms.isTooFar(command.until())) {
            throw Problems.invalid("until", "must be later than its current last day, not in the past, and within a hundred years");
        }
        recoverUntil(command.until(), terms);
        return step(CaseStep.RECOVERY_EXTENDED, stage(), terms);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the file is in a final stage or the person was erased
    void requireOpen() {
        requireKnown();
        if (stage().isFinal()) {
            throw Problems.conflict("case-file", "stage", "The case file is over.");
        }
    }

    /// Records an age determination and sets the age group. When the outcome changes the person to an adult, the command must say whether
    /// she consents to continue; if she does not, the file is withdrawn.
    ///
    /// @param born null when unknown
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when `consent` is missing or must be left out; 409 when the outcome is
    /// `ADULT` for a child by date of birth
    CaseFileEvent determine(UUID determination, DetermineAge command, LocalDate born, CaseTerms terms) {
        requireOpen();
        if (command.on().isAfter(terms.day())) {
            throw Problems.invalid("on", "must not be after today");
        }
        AgeGroup found = command.outcome().group();
        if (found.isRefutedBy(born, terms)) {
            throw Problems.conflict("case-file", "child-by-birth",
                    "The person is a child by her date of birth. If the date is wrong, correct it first.");
        }
        boolean asked = found.needsConsent() && !ageGroup.needsConsent();
        if (asked != (command.consent() != null)) {
            throw Problems.invalid("consent", "must be set when, and only when, the outcome changes the person to an adult");
        }
        ageGroup = found;
        ageDetermination = determination;
        return command.declines() ? step(CaseStep.WITHDRAWN, WITHDRAWN, terms) : step(CaseStep.AGE_DETERMINED, stage(), terms);
    }

    private void requireKnown() {
        if (isErased()) {
            throw Problems.conflict("case-file", "erased", "The person of this case file was erased.");
        }
    }

    private CaseFileEvent step(CaseStep step, CaseFileStage to, CaseTerms terms) {
        CaseFileStage before = stage();
        LocalDate duty = dueOn();
        if (to != stage()) {
            enter(to, terms);
        }
        return new CaseFileEvent.Stepped(id, step, before, stage(), duty);
    }

    /// The stages that may follow; none once the person is erased.
    Set<CaseFileStage> next() {
        Set<CaseFileStage> next = stages().next();
        if (!mayWithdraw()) {
            next.remove(WITHDRAWN);
        }
        return isErased() ? Set.of() : next;
    }

    private boolean mayWithdraw() {
        return ageGroup == AgeGroup.ADULT;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    String country() {
        return country;
    }

    public String region() {
        return region;
    }

    public AgeGroup ageGroup() {
        return ageGroup;
    }

    Sex sex() {
        return sex;
    }

    public UUID sender() {
        return sender;
    }

    public Instant referredAt() {
        return referredAt;
    }

    LocalDate protectedUntil() {
        return protectedUntil;
    }

    UUID toldOf() {
        return toldOf;
    }

    UUID caseworker() {
        return caseworker;
    }

    UUID secondReader() {
        return secondReader;
    }

    boolean synthetic() {
        return synthetic;
    }

    public int version() {
        return version;
    }

    public List<Exploitation> exploitation() {
        return Arrays.stream(exploitation.split(",")).map(Exploitation::valueOf).toList();
    }

    public static String write(Collection<Exploitation> kinds) {
        return kinds.stream().map(Exploitation::name).sorted().collect(Collectors.joining(","));
    }
}

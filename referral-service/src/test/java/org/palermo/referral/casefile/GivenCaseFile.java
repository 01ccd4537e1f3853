package org.palermo.referral.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.territory.WorkingDays;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.decision.DecisionKind;
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.casefile.decision.RecordedDecision;
import org.palermo.referral.casefile.decision.TellOfDecision;
import org.palermo.referral.casefile.decision.TellingChannel;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.casefile.referral.Referral;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.casefile.term.ExtendRecovery;
import org.palermo.referral.profile.Profile;

/// A case file without a database, its law, and a clock that moves on.
public final class GivenCaseFile {
    public static final LocalDate REFERRED_ON = LocalDate.of(2026, 3, 2);
    /// Easter of 2026 and the days around it.
    public static final WorkingDays CALENDAR = new WorkingDays(Map.of(2026, Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6), LocalDate.of(2026, 5, 4))));

    private final Profile profile;
    private final CaseFile file;
    LocalDate today = REFERRED_ON;
    private UUID decision;
    private LocalDate decidedOn;
    private Outcome outcome;
    private LocalDate toldOn;
    boolean consentWithdrawn;

    private GivenCaseFile(Profile profile, AgeGroup ageGroup, boolean consent) {
        this.profile = profile;
        ReferPerson command = new ReferPerson("GB-SCT", ageGroup, consent, null, Sex.FEMALE, Set.of(Exploitation.LABOUR), null, null, null, null, null, null);
        file = CaseFile.open(Referral.fromResponder(UUID.randomUUID(), command, UUID.randomUUID(), terms()));
    }

    static GivenCaseFile under(String profile) {
        return new GivenCaseFile(law(profile), AgeGroup.ADULT, true);
    }

    public static GivenCaseFile under(Profile profile) {
        return new GivenCaseFile(profile, AgeGroup.ADULT, true);
    }

    static GivenCaseFile of(AgeGroup ageGroup, boolean consent) {
        return new GivenCaseFile(law("uk"), ageGroup, consent);
    }

    /// Moves the file to a stage by the shortest way that the law allows.
    static GivenCaseFile in(CaseFileStage stage) {
        GivenCaseFile given = stage == CaseFileStage.NOTIFIED_ONLY ? of(AgeGroup.ADULT, false) : under("uk");
        if (stage == CaseFileStage.DRAFT) {
            given.file.startInDraft();
        }
        return switch (stage) {
            case DRAFT, REFERRED, NOTIFIED_ONLY -> given;
            case REASONABLE_GROUNDS_POSITIVE -> given.does(Verb.REASONABLE_GROUNDS_POSITIVE);
            case REASONABLE_GROUNDS_NEGATIVE -> given.does(Verb.REASONABLE_GROUNDS_NEGATIVE);
            case RECOVERY -> in(CaseFileStage.REASONABLE_GROUNDS_POSITIVE).does(Verb.TELL);
            case CONCLUSIVE_GROUNDS_POSITIVE -> in(CaseFileStage.RECOVERY).later(31).does(Verb.CONCLUSIVE_GROUNDS_POSITIVE);
            case CONCLUSIVE_GROUNDS_NEGATIVE -> in(CaseFileStage.RECOVERY).later(31).does(Verb.CONCLUSIVE_GROUNDS_NEGATIVE);
            case DISQUALIFIED -> in(CaseFileStage.RECOVERY).later(5).does(Verb.DISQUALIFY);
            case RECONSIDERATION -> in(CaseFileStage.REASONABLE_GROUNDS_NEGATIVE).later(3).does(Verb.ASK_RECONSIDERATION);
            case SUSPENDED -> in(CaseFileStage.RECOVERY).later(3).does(Verb.SUSPEND);
            case TRANSITION -> in(CaseFileStage.CONCLUSIVE_GROUNDS_POSITIVE).does(Verb.BEGIN_TRANSITION);
            case WITHDRAWN -> given.does(Verb.WITHDRAW);
            case CLOSED -> in(CaseFileStage.TRANSITION).does(Verb.CLOSE);
            case CLOSED_REFERRED -> given.does(Verb.REFER_ON);
        };
    }

    public GivenCaseFile later(int days) {
        today = today.plusDays(days);
        return this;
    }

    public GivenCaseFile does(Verb verb) {
        verb.on(this);
        return this;
    }

    /// Grants protection by a positive decision on reasonable grounds.
    GivenCaseFile grant(LocalDate protectedUntil) {
        file.decide(new MakeDecision(DecisionKind.REASONABLE_GROUNDS, Outcome.POSITIVE, "suspect but cannot prove", "Two accounts agree.", protectedUntil), terms(), consentWithdrawn);
        return this;
    }

    CaseFileEvent decide(DecisionKind kind, Outcome how) {
        CaseFileEvent event = file.decide(new MakeDecision(kind, how, "suspect but cannot prove", "Two accounts agree.", null), terms(), consentWithdrawn);
        decision = UUID.randomUUID();
        decidedOn = today;
        outcome = how;
        toldOn = null;
        return event;
    }

    CaseFileEvent tell() {
        RecordedDecision made = new RecordedDecision(decision == null ? UUID.randomUUID() : decision, outcome == null ? Outcome.POSITIVE : outcome,
                decidedOn == null ? today : decidedOn, toldOn, true);
        CaseFileEvent event = file.tell(made, new TellOfDecision(today, TellingChannel.IN_PERSON), terms());
        toldOn = today;
        return event;
    }

    CaseFileEvent move(CaseFileStage to) {
        boolean asks = to == CaseFileStage.RECONSIDERATION && file.suspendedFrom() != to;
        return file.move(new MoveCaseFile(to, "why", asks ? ReconsiderationAsker.VICTIM : null, null), terms(), decision != null && toldOn == null);
    }

    CaseFileEvent extend(int days) {
        LocalDate end = file.recoveryLeastOn() == null ? today : file.recoveryLeastOn();
        return file.extend(new ExtendRecovery(end.plusDays(days), "why"), terms());
    }

    public CaseTerms terms() {
        return new CaseTerms(now(), today, CALENDAR, profile);
    }

    public CaseFile file() {
        return file;
    }

    public Profile profile() {
        return profile;
    }

    private Instant now() {
        return today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    public static Profile law(String code) {
        try (InputStream json = GivenCaseFile.class.getResourceAsStream("/palermo/profiles/" + code + ".json")) {
            return new ObjectMapper().registerModule(new JavaTimeModule()).readValue(json, Profile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything that can be done to a case file.
    public enum Verb {
        REASONABLE_GROUNDS_POSITIVE,
        REASONABLE_GROUNDS_NEGATIVE,
        CONCLUSIVE_GROUNDS_POSITIVE,
        CONCLUSIVE_GROUNDS_NEGATIVE,
        DISQUALIFY,
        RECONSIDER_POSITIVE,
        RECONSIDER_NEGATIVE,
        TELL,
        ASK_RECONSIDERATION,
        SUSPEND,
        RESUME,
        BEGIN_TRANSITION,
        CLOSE,
        WITHDRAW,
        REFER_ON,
        EXTEND;

        public CaseFileEvent on(GivenCaseFile given) {
            return switch (this) {
                case REASONABLE_GROUNDS_POSITIVE -> given.decide(DecisionKind.REASONABLE_GROUNDS, Outcome.POSITIVE);
                case REASONABLE_GROUNDS_NEGATIVE -> given.decide(DecisionKind.REASONABLE_GROUNDS, Outcome.NEGATIVE);
                case CONCLUSIVE_GROUNDS_POSITIVE -> given.decide(DecisionKind.CONCLUSIVE_GROUNDS, Outcome.POSITIVE);
                case CONCLUSIVE_GROUNDS_NEGATIVE -> given.decide(DecisionKind.CONCLUSIVE_GROUNDS, Outcome.NEGATIVE);
                case DISQUALIFY -> given.decide(DecisionKind.DISQUALIFICATION, Outcome.NEGATIVE);
                case RECONSIDER_POSITIVE -> given.decide(DecisionKind.RECONSIDERATION, Outcome.POSITIVE);
                case RECONSIDER_NEGATIVE -> given.decide(DecisionKind.RECONSIDERATION, Outcome.NEGATIVE);
                case TELL -> given.tell();
                case ASK_RECONSIDERATION -> given.move(CaseFileStage.RECONSIDERATION);
                case SUSPEND -> given.move(CaseFileStage.SUSPENDED);
                case RESUME -> given.move(given.file.suspendedFrom() == null ? given.file.stage() : given.file.suspendedFrom());
                case BEGIN_TRANSITION -> given.move(CaseFileStage.TRANSITION);
                case CLOSE -> given.move(CaseFileStage.CLOSED);
                case WITHDRAW -> given.move(CaseFileStage.WITHDRAWN);
                case REFER_ON -> given.move(CaseFileStage.CLOSED_REFERRED);
                case EXTEND -> given.extend(10);
            };
        }
    }
}

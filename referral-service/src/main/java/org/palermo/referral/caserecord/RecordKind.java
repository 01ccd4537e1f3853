package org.palermo.referral.caserecord;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.palermo.kernel.identity.Role;
import org.palermo.referral.caserecord.justice.Delay;
import org.palermo.referral.caserecord.justice.ExploitationPlace;
import org.palermo.referral.caserecord.justice.Hearing;
import org.palermo.referral.caserecord.justice.Offence;
import org.palermo.referral.caserecord.justice.Proceeding;
import org.palermo.referral.caserecord.protection.Consent;
import org.palermo.referral.caserecord.protection.Guardian;
import org.palermo.referral.caserecord.protection.MissingEpisode;
import org.palermo.referral.caserecord.protection.RiskAssessment;
import org.palermo.referral.caserecord.protection.SafeContact;
import org.palermo.referral.caserecord.redress.Asset;
import org.palermo.referral.caserecord.redress.Award;
import org.palermo.referral.caserecord.redress.Claim;
import org.palermo.referral.caserecord.rights.RightsRequest;
import org.palermo.referral.caserecord.support.LivelihoodStep;
import org.palermo.referral.caserecord.support.Loan;
import org.palermo.referral.caserecord.support.Need;

/// The kinds of records. Those who work on a case write all kinds, its authority writes some, and an addressee reads the kinds of its role.
public enum RecordKind {
    CONSENT(Consent.class, null),
    GUARDIAN(Guardian.class, Role.GUARDIAN),
    SAFE_CONTACT(SafeContact.class, null),
    RISK_ASSESSMENT(RiskAssessment.class, null),
    MISSING_EPISODE(MissingEpisode.class, null),
    EXPLOITATION_PLACE(ExploitationPlace.class, null),
    PROCEEDING(Proceeding.class, Role.LEGAL_ADVISER),
    HEARING(Hearing.class, Role.LEGAL_ADVISER),
    DELAY(Delay.class, null),
    OFFENCE(Offence.class, Role.PROSECUTOR),
    ASSET(Asset.class, null),
    CLAIM(Claim.class, Role.LEGAL_ADVISER),
    AWARD(Award.class, null),
    NEED(Need.class, null),
    LOAN(Loan.class, null),
    LIVELIHOOD_STEP(LivelihoodStep.class, null),
    RIGHTS_REQUEST(RightsRequest.class, null);

    private final Class<? extends Particulars> type;
    private final String addressed;

    RecordKind(Class<? extends Particulars> type, String addressed) {
        this.type = type;
        this.addressed = addressed;
    }

    static RecordKind of(Particulars said) {
        return of(said.getClass());
    }

    static RecordKind of(Class<? extends Particulars> type) {
        return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst().orElseThrow();
    }

    /// The kinds that an addressee with these roles may read.
    static List<RecordKind> addressedTo(Set<String> roles) {
        return Arrays.stream(values()).filter(kind -> kind.addressed != null && roles.contains(kind.addressed)).toList();
    }

    Class<? extends Particulars> type() {
        return type;
    }

    /// Must match the row policies of the database.
    boolean isWrittenByTheAuthority() {
        return this == GUARDIAN || this == MISSING_EPISODE || this == EXPLOITATION_PLACE || this == ASSET || this == RIGHTS_REQUEST;
    }
}

package org.palermo.referral.mechanism.country;

import java.util.List;
import java.util.stream.Stream;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profile.Answer;
import org.palermo.referral.profile.Profile.NameShown;
import org.palermo.referral.profile.ServiceCategory;

/// All terms of a profile, each with its source.
record LawTerms(Profile law) {
    private static final String REQUIRED = "requiredCategories.";

    /// In the order of a case, then what holds for all cases.
    List<LawTermView> all() {
        return Stream.of(ofACase(), answers(LawTerm.SERVICE_REFERRAL_REMINDER, LawTerm.SERVICE_REFERRAL_ESCALATION,
                        LawTerm.SERVICE_REFERRAL_ANSWER, law.serviceReferral()),
                answers(LawTerm.TRANSFER_REMINDER, LawTerm.TRANSFER_ESCALATION, LawTerm.TRANSFER_ANSWER, law.transfer()),
                guardian(), rights(), removalQuestions(), breakGlass(),
                Stream.of(rule(LawTerm.ESSENTIAL_SERVICES, !law.essentialCategories().isEmpty(), given(LawTerm.ESSENTIAL_SERVICES)),
                        number(LawTerm.SMALLEST_FIGURE, law.statistics().k(), LawUnit.PEOPLE, law.statistics().source())))
                .flatMap(terms -> terms).toList();
    }

    List<LawServiceView> services() {
        return Stream.of(ServiceCategory.values())
                .filter(category -> law.requiredCategories().contains(category) || law.essentialCategories().contains(category))
                .map(category -> new LawServiceView(category, law.requiredCategories().contains(category),
                        law.essentialCategories().contains(category), law.sources().get(REQUIRED + category),
                        law.read().get(REQUIRED + category), !law.unverified().contains(REQUIRED + category)))
                .toList();
    }

    private Stream<LawTermView> ofACase() {
        return Stream.of(
                number(LawTerm.ADULT_AGE, law.adultAge().years(), LawUnit.YEARS, law.adultAge().source()),
                number(LawTerm.REASONABLE_GROUNDS, law.reasonableGrounds().workingDays(), LawUnit.WORKING_DAYS,
                        law.reasonableGrounds().source()),
                number(LawTerm.RECOVERY, law.recovery().days(), LawUnit.DAYS, law.recovery().source()),
                number(LawTerm.CONCLUSIVE_GROUNDS, law.conclusiveGrounds().dueDays(), LawUnit.DAYS, law.conclusiveGrounds().source()),
                number(LawTerm.RECONSIDERATION, law.reconsideration().days(), LawUnit.DAYS, law.reconsideration().source()),
                number(LawTerm.RETURN_INTERVIEW, law.returnInterview().hours(), LawUnit.HOURS, law.returnInterview().source()),
                number(LawTerm.REMOVAL_STEP, law.removalStepDays(), LawUnit.DAYS, given(LawTerm.REMOVAL_STEP)),
                number(LawTerm.DUE_SOON, law.dueSoonDays(), LawUnit.WORKING_DAYS, given(LawTerm.DUE_SOON)),
                rule(LawTerm.DISQUALIFICATION, law.disqualification().allowed(), law.disqualification().source()),
                rule(LawTerm.MOVE_PROTECTION, law.moveProtection() != null,
                        law.moveProtection() == null ? null : law.moveProtection().source()),
                rule(LawTerm.SECOND_READER, law.secondReader() != null, law.secondReader() == null ? null : law.secondReader().source()));
    }

    private Stream<LawTermView> answers(LawTerm remind, LawTerm escalate, LawTerm answer, Answer hours) {
        return Stream.of(number(remind, hours.remindHours(), LawUnit.HOURS, hours.source()),
                number(escalate, hours.escalateHours(), LawUnit.HOURS, hours.source()),
                number(answer, hours.answerHours(), LawUnit.HOURS, hours.source()));
    }

    private Stream<LawTermView> guardian() {
        Profile.GuardianSees sees = law.guardianSeesOrNothing();
        return Stream.of(rule(LawTerm.GUARDIAN_SEES_GIVEN_NAME, sees.name() != NameShown.NONE, sees.source()),
                rule(LawTerm.GUARDIAN_SEES_FULL_NAME, sees.name() == NameShown.FULL_NAME, sees.source()),
                rule(LawTerm.GUARDIAN_SEES_SAFE_CONTACT, sees.safeContact(), sees.source()),
                rule(LawTerm.GUARDIAN_SEES_DATES, sees.dates(), sees.source()));
    }

    private Stream<LawTermView> rights() {
        Profile.RightsRequests requests = law.rightsRequests();
        return Stream.of(number(LawTerm.RIGHTS_REQUEST_ANSWER, requests.months(), LawUnit.MONTHS, requests.source()),
                number(LawTerm.RIGHTS_REQUEST_EXTENSION, requests.extensionMonths(), LawUnit.MONTHS, requests.source()));
    }

    private Stream<LawTermView> removalQuestions() {
        Profile.RemovalQuestions most = law.removalQuestions();
        return Stream.of(number(LawTerm.REMOVAL_QUESTIONS_PERSON_PER_HOUR, most.personPerHour(), LawUnit.QUESTIONS, most.source()),
                number(LawTerm.REMOVAL_QUESTIONS_PERSON_PER_DAY, most.personPerDay(), LawUnit.QUESTIONS, most.source()),
                number(LawTerm.REMOVAL_QUESTIONS_PER_HOUR, most.perHour(), LawUnit.QUESTIONS, most.source()),
                number(LawTerm.REMOVAL_QUESTIONS_PER_DAY, most.perDay(), LawUnit.QUESTIONS, most.source()));
    }

    private Stream<LawTermView> breakGlass() {
        Profile.BreakGlass most = law.breakGlass();
        return Stream.of(number(LawTerm.BREAK_GLASS_LONGEST, most.maxMinutes(), LawUnit.MINUTES, most.source()),
                number(LawTerm.BREAK_GLASS_OPEN, most.maxOpen(), LawUnit.RECORDS, most.source()),
                number(LawTerm.BREAK_GLASS_PER_DAY, most.perDay(), LawUnit.RECORDS, most.source()),
                number(LawTerm.BREAK_GLASS_APPROVED_OPEN, most.approvedOpen(), LawUnit.RECORDS, most.source()),
                number(LawTerm.BREAK_GLASS_APPROVED_PER_DAY, most.approvedPerDay(), LawUnit.RECORDS, most.source()),
                number(LawTerm.BREAK_GLASS_APPROVAL, most.approvalHours(), LawUnit.HOURS, most.source()));
    }

    private LawTermView number(LawTerm term, Integer number, LawUnit unit, String source) {
        return new LawTermView(term, number, number == null ? null : unit, null, source, law.read().get(term.key), isVerified(term));
    }

    private LawTermView rule(LawTerm term, boolean applies, String source) {
        return new LawTermView(term, null, null, applies, source, law.read().get(term.key), isVerified(term));
    }

    private String given(LawTerm term) {
        return law.sources().get(term.key);
    }

    private boolean isVerified(LawTerm term) {
        return !law.unverified().contains(term.key);
    }
}

package org.palermo.referral.mechanism.country;

/// The terms of a profile that pages show, by their names in the file. Several may stand in one part of it, with one source.
public enum LawTerm {
    ADULT_AGE("adultAge"), REASONABLE_GROUNDS("reasonableGrounds"), RECOVERY("recovery"), CONCLUSIVE_GROUNDS("conclusiveGrounds"),
    RECONSIDERATION("reconsideration"), RETURN_INTERVIEW("returnInterview"), REMOVAL_STEP("removalStepDays"), DUE_SOON("dueSoonDays"),
    DISQUALIFICATION("disqualification"), MOVE_PROTECTION("moveProtection"), SECOND_READER("secondReader"),
    SERVICE_REFERRAL_REMINDER("serviceReferral"), SERVICE_REFERRAL_ESCALATION("serviceReferral"),
    SERVICE_REFERRAL_ANSWER("serviceReferral"),
    TRANSFER_REMINDER("transfer"), TRANSFER_ESCALATION("transfer"), TRANSFER_ANSWER("transfer"),
    GUARDIAN_SEES_GIVEN_NAME("guardianSees"), GUARDIAN_SEES_FULL_NAME("guardianSees"), GUARDIAN_SEES_SAFE_CONTACT("guardianSees"),
    GUARDIAN_SEES_DATES("guardianSees"), RIGHTS_REQUEST_ANSWER("rightsRequests"), RIGHTS_REQUEST_EXTENSION("rightsRequests"),
    REMOVAL_QUESTIONS_PERSON_PER_HOUR("removalQuestions"), REMOVAL_QUESTIONS_PERSON_PER_DAY("removalQuestions"),
    REMOVAL_QUESTIONS_PER_HOUR("removalQuestions"), REMOVAL_QUESTIONS_PER_DAY("removalQuestions"),
    BREAK_GLASS_LONGEST("breakGlass"), BREAK_GLASS_OPEN("breakGlass"), BREAK_GLASS_PER_DAY("breakGlass"),
    BREAK_GLASS_APPROVED_OPEN("breakGlass"), BREAK_GLASS_APPROVED_PER_DAY("breakGlass"), BREAK_GLASS_APPROVAL("breakGlass"),
    ESSENTIAL_SERVICES("essentialCategories"), SMALLEST_FIGURE("statistics");

    final String key;

    LawTerm(String key) {
        this.key = key;
    }
}

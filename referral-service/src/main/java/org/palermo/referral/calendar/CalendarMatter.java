package org.palermo.referral.calendar;

/// What happens on a day of the calendar.
public enum CalendarMatter {
    /// The last day on which what is due in a case must be done.
    TERM,
    /// The last day of recovery and reflection.
    RECOVERY_ENDS,
    /// A hearing begins.
    HEARING,
    /// A need of the support plan is reviewed.
    REVIEW,
    /// By when a person who was missing must be interviewed.
    RETURN_INTERVIEW,
    /// By when a claim for compensation must be answered.
    CLAIM_ANSWER,
    /// The last day on which an organisation that was asked for information must answer.
    INFORMATION_REQUEST,
    /// The last day of a task of the coordinators.
    TASK
}

package org.palermo.referral.onward;

/// Why an onward referral was declined or withdrawn. A code, so that it reveals nothing about the person.
public enum OnwardReason {
    NO_CAPACITY(true),
    NOT_OUR_SERVICE(true),
    NOT_OUR_AREA(true),
    /// E.g. adults only.
    NOT_OUR_CLIENTS(true),
    CONFLICT_OF_INTEREST(true),
    OTHER(true),
    NO_LONGER_NEEDED(false),
    FOUND_ELSEWHERE(false),
    /// The person does not want it.
    OWN_WISH(false),
    SENT_IN_ERROR(false),
    /// Set by the system: the case ended while the referral was pending.
    CASE_OVER(false);

    private final boolean declines;

    OnwardReason(boolean declines) {
        this.declines = declines;
    }

    boolean declines() {
        return declines;
    }

    boolean withdraws() {
        return !declines && this != CASE_OVER;
    }
}

package org.palermo.referral.onward;

/// Why it came to nothing: a code, so that nothing is told about her.
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
    /// She does not want it.
    OWN_WISH(false),
    SENT_IN_ERROR(false),
    /// Never said by anybody: the case ended while it waited.
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

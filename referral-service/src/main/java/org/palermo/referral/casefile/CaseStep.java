package org.palermo.referral.casefile;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The steps of a case file, as named in its history, its audit and its notices.
public enum CaseStep {
    REASONABLE_GROUNDS_DECIDED,
    CONCLUSIVE_GROUNDS_DECIDED,
    DISQUALIFICATION_DECIDED,
    RECONSIDERATION_DECIDED,
    TOLD,
    RECONSIDERATION_ASKED,
    SUSPENDED,
    RESUMED,
    TRANSITION_BEGUN,
    CLOSED,
    WITHDRAWN,
    REFERRED_ON,
    RECOVERY_EXTENDED,
    AGE_DETERMINED;

    private static final String DECIDED = "_DECIDED";

    /// E.g. `ReasonableGroundsDecided`.
    public String event() {
        return Arrays.stream(name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase()).collect(Collectors.joining());
    }

    /// E.g. `REASONABLE_GROUNDS`.
    String action() {
        return isDecision() ? name().substring(0, name().length() - DECIDED.length()) : name();
    }

    /// E.g. `REASONABLE_GROUNDS_DECIDED`, `CASE_SUSPENDED`.
    String notice() {
        return isDecision() ? name() : "CASE_" + name();
    }

    private boolean isDecision() {
        return name().endsWith(DECIDED);
    }
}

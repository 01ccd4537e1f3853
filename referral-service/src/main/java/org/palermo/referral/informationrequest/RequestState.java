package org.palermo.referral.informationrequest;

/// Where a request for information stands. An open one may be overdue, and can still be answered.
public enum RequestState {
    OPEN,
    ANSWERED,
    WITHDRAWN
}

package org.palermo.inspection.wage;

/// How money was paid. `NOT_SHOWN`: nobody has shown proof of it.
public enum WagePayMethod {
    CASH,
    BANK,
    MOBILE_MONEY,
    CHEQUE,
    NOT_SHOWN
}

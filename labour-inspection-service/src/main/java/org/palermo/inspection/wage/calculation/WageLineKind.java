package org.palermo.inspection.wage.calculation;

/// What a line of the working says. The first ones add up to what is owed; those after `FEE` explain and have no amount.
public enum WageLineKind {
    MINIMUM_WAGE,
    AGREED_WAGE,
    PIECES,
    OVERTIME,
    NIGHT,
    PAID,
    DEDUCTED,
    IN_KIND,
    UNPAID,
    UNLAWFUL_DEDUCTION,
    FEE,
    FEE_IN_OTHER_CURRENCY,
    FEE_WITHOUT_RULE,
    DEDUCTION_WITHOUT_RULE,
    IN_KIND_NOT_COUNTED,
    STANDBY_NOT_COUNTED,
    AGE_NOT_KNOWN,
    NO_RATE,
    RATE_IN_OTHER_CURRENCY,
    PAY_WITHOUT_HOURS,
    REST_DAYS_MISSING
}

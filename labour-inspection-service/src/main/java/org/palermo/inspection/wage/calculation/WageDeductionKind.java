package org.palermo.inspection.wage.calculation;

/// What an employer deducted from a wage for. `RECRUITMENT`: for obtaining or keeping the job (C95 art. 9).
public enum WageDeductionKind {
    TAX_AND_SOCIAL_SECURITY,
    HOUSING,
    FOOD,
    TOOLS_AND_CLOTHES,
    TRANSPORT,
    FINE,
    ADVANCE,
    RECRUITMENT,
    DEPOSIT,
    DAMAGE,
    OTHER
}

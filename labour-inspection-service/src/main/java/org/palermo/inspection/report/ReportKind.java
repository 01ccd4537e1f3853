package org.palermo.inspection.report;

/// How a suspected victim is reported to the mechanism: referred with personal data, or notified without identity.
public enum ReportKind {
    REFERRED,
    NOTIFIED
}

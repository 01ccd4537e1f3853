package org.palermo.inspection.report;

/// How the mechanism is told of a suspected victim: referred with personal data, or notified without identity.
public enum ReportKind {
    REFERRED,
    NOTIFIED
}

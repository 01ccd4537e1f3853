package org.palermo.inspection.report;

public enum ReportKind {
    REFERRED,
    NOTIFIED
}

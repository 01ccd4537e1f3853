package org.palermo.referral.casefile.worklist;

import java.util.Locale;

/// The format of an exported worklist.
public enum ExportFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}

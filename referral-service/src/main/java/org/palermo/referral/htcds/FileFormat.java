package org.palermo.referral.htcds;

/// As what a file comes and goes.
public enum FileFormat {
    /// The Excel template, or any workbook whose first sheet has its head.
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    CSV("text/csv; charset=utf-8", "csv"),
    /// Instances of the published form.
    XFORM("application/xml", "xml");

    final String contentType;
    final String extension;

    FileFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }
}

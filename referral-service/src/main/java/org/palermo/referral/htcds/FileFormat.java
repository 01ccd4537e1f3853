package org.palermo.referral.htcds;

/// The format of an imported or exported file.
public enum FileFormat {
    /// The Excel template, or any workbook whose first sheet has its header.
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    CSV("text/csv; charset=utf-8", "csv"),
    /// Instances of the published XForm.
    XFORM("application/xml", "xml");

    final String contentType;
    final String extension;

    FileFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }
}

package org.palermo.referral.htcds.file;

/// The format of an imported or exported file.
public enum FileFormat {
    /// The Excel template, or any workbook whose first sheet has its header.
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    CSV("text/csv; charset=utf-8", "csv"),
    /// Instances of the published XForm.
    XFORM("application/xml", "xml");

    private final String contentType;
    private final String extension;

    FileFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }
}

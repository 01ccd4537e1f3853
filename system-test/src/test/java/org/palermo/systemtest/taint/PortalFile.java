package org.palermo.systemtest.taint;

import java.util.List;

/// A file that the portal gives. A visit that follows links reaches at most one of each, of a record of the sample: these are those of
/// the records that hold secrets.
enum PortalFile {
    LETTER("/api/nrm/v1/cases/{id}/letters", "/page/document.pdf"),
    ANSWER_LETTER("/api/nrm/v1/requests-of-persons/{request}/letters", "/page/document.pdf"),
    CERTIFICATE("/api/nrm/v1/cases/{id}/certificates", "/page/document.pdf"),
    PERSON_COPY("/api/nrm/v1/cases", "/copy/document.pdf"),
    TIP_REPORT("/api/inspection/v1/tips", "/suspicious-activity-report/document.pdf"),
    WAGE_STATEMENT("/api/inspection/v1/wage-claims", "/statement/document.pdf"),
    STATISTICS("", "/portal/statistics/document.pdf"),
    ANNUAL_REPORT("", "/portal/annual-report/document.pdf"),
    DOCUMENT("/api/nrm/v1/cases/{id}/documents", "/content"),
    EVIDENCE("/api/inspection/v1/visits/{visit}/evidence", "/content"),
    ATTACHMENT("/api/inspection/v1/visits/{visit}/attachments", "/content");

    /// The most records whose file is asked for.
    private static final int MOST = 8;

    private final String collection;
    private final String end;

    /// @param collection of the records that it is about; empty if it is about none
    /// @param end of its address
    PortalFile(String collection, String end) {
        this.collection = collection;
        this.end = end;
    }

    /// Whether the portal has it made from a page.
    boolean isPrinted() {
        return end.endsWith(".pdf");
    }

    /// Whether somebody gets it. A wage claim has a statement only once it is calculated, and those that hold secrets are not.
    boolean isGiven() {
        return this != WAGE_STATEMENT;
    }

    /// Whether what people have typed is in it. A certificate names nobody, and figures count.
    boolean showsWhatWasTyped() {
        return !collection.isEmpty() && this != CERTIFICATE;
    }

    /// Its address, with the names of the parameters.
    String address() {
        return collection.isEmpty() ? end : inPortal(collection) + "/{record}" + end;
    }

    List<String> addresses(Records records) {
        return collection.isEmpty() ? List.of(end)
                : records.marked(collection, MOST).stream().map(record -> inPortal(record) + end).toList();
    }

    private static String inPortal(String path) {
        return path.replaceFirst("^/api/\\w+/v1", "/portal/desk");
    }
}

package org.palermo.inspection;

import java.util.Map;
import org.palermo.kernel.test.source.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected Map<String, String> parsed() {
        return Map.ofEntries(
                Map.entry("AgencyComplaintStore", "one complaint"),
                Map.entry("FeeRules", "a file of the service, at its start"),
                Map.entry("SafeLines", "a file of the service, at its start"),
                Map.entry("TipStore", "one tip"),
                Map.entry("Checklists", "files of the service, at its start"),
                Map.entry("ComplaintErasure", "a file of the service, at its start"),
                Map.entry("ComplaintStore", "one complaint"),
                Map.entry("EvidenceParticulars", "what is said about one file"),
                Map.entry("FindingStore", "how one finding was screened"),
                Map.entry("Households", "one household"),
                Map.entry("ListImportStore", "the cells of one rejected row, at most 8,000 characters"),
                Map.entry("WorkplaceHistory", "what one workplace said before a change"),
                Map.entry("InspectionProfiles", "a file of the service, at its start"),
                Map.entry("PublicationRules", "a file of the service, at its start"),
                Map.entry("StatementRules", "files of the service, at its start"),
                Map.entry("TakenUpAnswers", "a page of 200 reports at most, which the mechanism answers"),
                Map.entry("ReportStore", "how one person was screened"),
                Map.entry("RiskRules", "files of the service, at its start"),
                Map.entry("Sectors", "a file of the service, at its start"),
                Map.entry("ViolationCatalogue", "files of the service, at its start"),
                Map.entry("VisitDocuments", "one interview, the entry into one household, or who was at one visit"),
                Map.entry("WageLaws", "files of the service, at its start"),
                Map.entry("SubmittedForm", "a body of at most 256 KiB"),
                Map.entry("OtherBody", "a body of at most 256 KiB"),
                Map.entry("UploadParticulars", "name, type and hash of one file"),
                Map.entry("CountryCodes", "a file of the service, read once"),
                Map.entry("Indicators", "a file of the service, read once"),
                Map.entry("IndicatorWords", "a file of the service, read once"),
                Map.entry("Isic", "a file of the service, read once"),
                Map.entry("ListHeaders", "a file of the service, read once"),
                Map.entry("MigrationStatusWords", "a file of the service, read once"),
                Map.entry("FactoryListReader", "a list that is being sent or is here, on a thread that may wait"),
                Map.entry("FormReader", "a form of at most 1 MiB: while it is sent, on a thread that may wait; later by FormStore aside"),
                Map.entry("FormHead", "a form of at most 1 MiB, on a thread that may wait"),
                Map.entry("SealedManifest", "the list of the files of an encrypted form, at most 1 MiB, on a thread that may wait"),
                Map.entry("GoodsXml", "a file of the service, at its start; an edition of at most 2 MiB, on a thread that may wait"),
                Map.entry("LinkListReader", "a list that is being sent, on a thread that may wait"),
                Map.entry("RegisterFileReader", "a list that is being sent, on a thread that may wait"));
    }
}

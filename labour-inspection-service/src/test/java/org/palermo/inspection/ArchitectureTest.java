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
                Map.entry("ComplaintEnd", "a file of the service, at its start"),
                Map.entry("ComplaintStore", "one complaint"),
                Map.entry("EvidenceParticulars", "what is said about one file"),
                Map.entry("FindingStore", "how one finding was screened"),
                Map.entry("Households", "one household"),
                Map.entry("ListImportStore", "the cells of one rejected row, at most 8,000 characters"),
                Map.entry("WorkplaceHistory", "what one workplace said before a change"),
                Map.entry("InspectionProfiles", "a file of the service, at its start"),
                Map.entry("PublicationRules", "a file of the service, at its start"),
                Map.entry("StatementRules", "files of the service, at its start"),
                Map.entry("ReportStore", "how one person was screened"),
                Map.entry("RiskRules", "files of the service, at its start"),
                Map.entry("Sectors", "a file of the service, at its start"),
                Map.entry("ViolationCatalogue", "files of the service, at its start"),
                Map.entry("VisitRecord", "one interview, or the entry into one household"),
                Map.entry("WageLaws", "files of the service, at its start"),
                Map.entry("SubmittedForm", "a body of at most 256 KiB"),
                Map.entry("UploadParticulars", "name, type and hash of one file"));
    }
}

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
                Map.entry("FindingStore", "how one finding was screened"),
                Map.entry("Households", "one household"),
                Map.entry("InspectionProfiles", "a file of the service, at its start"),
                Map.entry("Sectors", "a file of the service, at its start"));
    }
}

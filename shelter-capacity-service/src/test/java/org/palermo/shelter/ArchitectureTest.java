package org.palermo.shelter;

import java.util.Map;
import java.util.Set;
import org.palermo.kernel.test.source.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected Set<String> componentsWithCircles() {
        return Set.of("placement", "register");
    }

    @Override
    protected Map<String, String> parsed() {
        return Map.ofEntries(
                Map.entry("DirectoryRendering", "by Aside"),
                Map.entry("DirectoryWriter", "one entry of the directory"),
                Map.entry("HandoverStore", "one handover, within the limit of a body"),
                Map.entry("HsdsFile", "an import, on a thread that may block"),
                Map.entry("HsdsTables", "an import, on a thread that may block"),
                Map.entry("HmisSet", "an import, on a thread that may block"),
                Map.entry("ShelterTable", "an import, on a thread that may block"),
                Map.entry("HsdsPlausibility", "an outline of an import, on a thread that may block"),
                Map.entry("Payloads", "one event that came in, within the limit of a body"),
                Map.entry("Offers", "one offer out of its token"),
                Map.entry("Postcodes", "a file of the service, at its start"),
                Map.entry("SealedAddresses", "one address"),
                Map.entry("SealedContacts", "how one person is reached"),
                Map.entry("HsdsSchemas", "a file of the service, at its start"),
                Map.entry("ShelterProfiles", "a file of the service, at its start"));
    }
}

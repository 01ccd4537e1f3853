package org.palermo.shelter;

import java.util.List;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.test.EndpointSecurityRules;

class EndpointSecurityTest extends EndpointSecurityRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected AccessTable table() {
        return new ShelterAccess();
    }

    @Override
    protected List<String> publicRoutes() {
        return List.of("DirectoryResource.about", "DirectoryResource.services", "DirectoryResource.service", "DirectoryResource.organizations",
                "DirectoryResource.organization", "DirectoryResource.atLocations", "DirectoryResource.atLocation", "DirectoryResource.taxonomies",
                "DirectoryResource.taxonomy", "DirectoryResource.terms", "DirectoryResource.term", "DirectoryResource.stream");
    }
}

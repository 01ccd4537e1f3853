package org.palermo.shelter;

import java.util.List;
import java.util.Map;
import org.palermo.kernel.test.walk.EndpointSecurityRules;
import org.palermo.shelter.directory.imports.DirectoryArchiveTest;
import org.palermo.shelter.register.imports.ImportHmisSetTest;

class EndpointSecurityTest extends EndpointSecurityRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected List<String> publicRoutes() {
        return List.of("DirectoryResource.about", "DirectoryResource.services", "DirectoryResource.service",
                "DirectoryResource.organizations", "DirectoryResource.organization", "DirectoryResource.atLocations",
                "DirectoryResource.atLocation", "DirectoryResource.taxonomies", "DirectoryResource.taxonomy", "DirectoryResource.terms",
                "DirectoryResource.term", "DirectoryResource.stream");
    }

    @Override
    protected Map<String, Class<?>> bodiesThatSwell() {
        return Map.of("DirectoryImportsResource.importFile application/zip", DirectoryArchiveTest.class,
                "SheltersResource.importLines application/zip", ImportHmisSetTest.class);
    }
}

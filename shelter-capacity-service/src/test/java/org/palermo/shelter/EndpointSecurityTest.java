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
        return List.of();
    }
}

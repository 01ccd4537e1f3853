package org.palermo.inspection;

import java.util.List;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.test.EndpointSecurityRules;

class EndpointSecurityTest extends EndpointSecurityRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected AccessTable table() {
        return new InspectionAccess();
    }

    @Override
    protected List<String> publicRoutes() {
        return List.of();
    }
}

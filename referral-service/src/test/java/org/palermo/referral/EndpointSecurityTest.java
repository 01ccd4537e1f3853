package org.palermo.referral;

import java.util.List;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.test.EndpointSecurityRules;

class EndpointSecurityTest extends EndpointSecurityRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected AccessTable table() {
        return new ReferralAccess();
    }

    @Override
    protected List<String> publicRoutes() {
        // The list of the suspended asks for a secret of the gateway and is in none of its routes.
        return List.of("MechanismResource.status", "MechanismResource.series", "StatisticsResource.releases", "StatisticsResource.release", "StatisticsResource.table", "StatisticsResource.workbook", "CountriesResource.all", "SuspensionsResource.listed");
    }
}

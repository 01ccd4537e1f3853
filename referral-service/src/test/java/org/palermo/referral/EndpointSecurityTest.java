package org.palermo.referral;

import java.util.List;
import java.util.Map;
import org.palermo.kernel.test.walk.EndpointSecurityRules;
import org.palermo.referral.document.AnswerFilesTest;
import org.palermo.referral.document.DocumentsTest;
import org.palermo.referral.htcds.imports.ExpandingFilesTest;

class EndpointSecurityTest extends EndpointSecurityRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected Map<String, Class<?>> bodiesThatSwell() {
        return Map.of("ImportsResource.piece application/octet-stream", ExpandingFilesTest.class,
                "DocumentContentsResource.send application/octet-stream", DocumentsTest.class,
                "AnswerFilesResource.send application/octet-stream", AnswerFilesTest.class);
    }

    @Override
    protected List<String> publicRoutes() {
        // The list of suspended subjects requires a secret of the gateway and is in none of the gateway's routes.
        return List.of("MechanismResource.status", "MechanismResource.series", "StatisticsResource.releases", "StatisticsResource.release", "StatisticsResource.table", "StatisticsResource.workbook", "CountriesResource.all", "SuspensionsResource.listed");
    }
}

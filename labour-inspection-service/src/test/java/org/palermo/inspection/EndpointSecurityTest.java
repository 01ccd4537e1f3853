package org.palermo.inspection;

import java.util.List;
import java.util.Map;
import org.palermo.inspection.evidence.EvidenceTest;
import org.palermo.inspection.goods.GoodsEditionsTest;
import org.palermo.inspection.openrosa.OpenRosaTest;
import org.palermo.inspection.upload.UploadsTest;
import org.palermo.inspection.workplace.ListSizeTest;
import org.palermo.inspection.workplace.WorkbookListsTest;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.test.walk.EndpointSecurityRules;

class EndpointSecurityTest extends EndpointSecurityRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected Map<String, Class<?>> bodiesThatSwell() {
        return Map.of("WorkplacesResource.importList " + WorkbookTable.TYPE, WorkbookListsTest.class,
                "ListContentsResource.send application/octet-stream", ListSizeTest.class,
                "EvidenceContentsResource.send application/octet-stream", EvidenceTest.class,
                "GoodsResource.load application/xml", GoodsEditionsTest.class,
                "OpenRosaResource.submit multipart/form-data", OpenRosaTest.class,
                "UploadsResource.piece application/offset+octet-stream", UploadsTest.class,
                "UploadsResource.posted application/offset+octet-stream", UploadsTest.class);
    }

    @Override
    protected List<String> publicRoutes() {
        return List.of("PublicComplaints.send", "JobOffersResource.check", "PublishedFindingsResource.of", "PublicTips.send");
    }
}

package org.palermo.inspection;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.upgrade.KeepRelease;
import org.palermo.kernel.test.upgrade.Read;
import org.palermo.kernel.test.walk.Call;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
@EnabledIfSystemProperty(named = KeepRelease.ASKED, matches = ".+")
class KeepReleaseTest extends KeepRelease {
    private static final String LIST = "a published list, which comes with the version";

    private final AccessWalkTest known = new AccessWalkTest();

    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected void fill() {
        new AuditWalkTest().what_is_answered_stands_in_the_audit();
        known.arrange();
        // Figures are taken when somebody asks first.
        as(Account.AUTHORITY).get(API + "/findings/summary?country=GB").then().statusCode(200);
    }

    @Override
    protected Map<String, Call> calls() {
        Map<String, Call> calls = new HashMap<>(known.calls());
        calls.put("AuditResource.links", Call.query("limit=5"));
        return calls;
    }

    @Override
    protected List<Read> more() {
        String household = """
                {"kind":"PRIVATE_HOUSEHOLD","name":"Home of the Okafors","country":"GB","address":"7 Lantern Row","sector":"Apparel"}""";
        return List.of(Read.repeated(Account.INSPECTOR, API + "/workplaces", household, "kept-with-the-release"));
    }

    @Override
    protected Map<String, String> excused() {
        return Map.of("NoticesResource.stream", "a stream, which waits", "GoodsResource.find", LIST, "IndicatorsResource.all", LIST);
    }
}

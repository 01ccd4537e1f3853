package org.palermo.referral;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Set;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.api.ApiExampleRules;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class ApiExamplesTest extends ApiExampleRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected void looked(Object command) {
        if (command instanceof Particulars record) {
            record.check(Instant.now());
        }
    }

    @Override
    protected Set<String> unknownHere() {
        return Set.of("provider", "sender", "reference");
    }
}

package org.palermo.inspection;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.api.ApiExampleRules;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ApiExamplesTest extends ApiExampleRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected Set<String> unknownHere() {
        return Set.of("subscriber", "workplace", "company", "question", "supplier", "buyer");
    }
}

package org.palermo.shelter;

import io.quarkus.test.junit.QuarkusTest;
import org.palermo.kernel.test.StatementRules;

@QuarkusTest
class StatementTest extends StatementRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }
}

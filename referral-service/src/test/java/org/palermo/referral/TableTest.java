package org.palermo.referral;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.table.TableRules;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class TableTest extends TableRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }
}

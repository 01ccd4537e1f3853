package org.palermo.shelter;

import io.quarkus.test.junit.QuarkusTest;
import org.palermo.kernel.test.table.TableRules;

@QuarkusTest
class TableTest extends TableRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }
}

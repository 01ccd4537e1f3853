package org.palermo.inspection;

import org.palermo.kernel.test.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }
}

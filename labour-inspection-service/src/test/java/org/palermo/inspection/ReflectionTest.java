package org.palermo.inspection;

import org.palermo.kernel.test.source.ReflectionRules;

class ReflectionTest extends ReflectionRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }
}

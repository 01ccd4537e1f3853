package org.palermo.shelter;

import org.palermo.kernel.test.source.ReflectionRules;

class ReflectionTest extends ReflectionRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }
}

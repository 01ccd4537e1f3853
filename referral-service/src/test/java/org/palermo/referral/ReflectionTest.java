package org.palermo.referral;

import org.palermo.kernel.test.source.ReflectionRules;

class ReflectionTest extends ReflectionRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }
}

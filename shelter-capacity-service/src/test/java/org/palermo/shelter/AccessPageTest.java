package org.palermo.shelter;

import org.palermo.kernel.test.AccessPageRules;

class AccessPageTest extends AccessPageRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected String title() {
        return "Shelter capacity";
    }
}

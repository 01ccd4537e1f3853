package org.palermo.shelter;

import org.palermo.kernel.test.api.AccessPageRules;

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

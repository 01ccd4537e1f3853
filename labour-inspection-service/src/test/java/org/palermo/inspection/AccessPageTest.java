package org.palermo.inspection;

import org.palermo.kernel.test.AccessPageRules;

class AccessPageTest extends AccessPageRules {
    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected String title() {
        return "Labour inspection";
    }
}

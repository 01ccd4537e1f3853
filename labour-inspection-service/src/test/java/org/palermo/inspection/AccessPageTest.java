package org.palermo.inspection;

import org.palermo.kernel.test.api.AccessPageRules;

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

package org.palermo.referral;

import org.palermo.kernel.test.api.AccessPageRules;

class AccessPageTest extends AccessPageRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected String title() {
        return "National referral mechanism";
    }
}

package org.palermo.shelter;

import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.test.AccessPageRules;

class AccessPageTest extends AccessPageRules {
    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected AccessTable table() {
        return new ShelterAccess();
    }
}

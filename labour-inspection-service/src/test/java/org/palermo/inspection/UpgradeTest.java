package org.palermo.inspection;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.upgrade.Upgrade;
import org.palermo.kernel.test.upgrade.UpgradedPalermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
@WithTestResource(value = UpgradedPalermo.class, initArgs = @ResourceArg(name = UpgradedPalermo.RELEASE, value = UpgradeTest.RELEASE))
class UpgradeTest extends Upgrade {
    static final String RELEASE = "0.1.0";

    @Override
    protected String release() {
        return RELEASE;
    }

    /// Who recorded a visit does not see its reason any more; only the chief inspector does (C81 art. 15(c)).
    @Override
    protected boolean isMeant(String difference) {
        return difference.contains("INSPECTOR: ") && difference.contains("/visits") && difference.contains("/kind is gone");
    }
}

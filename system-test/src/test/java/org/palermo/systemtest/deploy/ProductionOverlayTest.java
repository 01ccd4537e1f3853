package org.palermo.systemtest.deploy;

class ProductionOverlayTest extends OverlayRules {
    ProductionOverlayTest() {
        super("production");
    }
}

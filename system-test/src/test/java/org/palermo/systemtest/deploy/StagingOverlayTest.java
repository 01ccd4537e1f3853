package org.palermo.systemtest.deploy;

class StagingOverlayTest extends OverlayRules {
    StagingOverlayTest() {
        super("staging");
    }
}

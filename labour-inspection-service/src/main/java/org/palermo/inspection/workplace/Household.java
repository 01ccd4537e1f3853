package org.palermo.inspection.workplace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/// What of a private household is sealed: whose it is, and where people live.
@RegisterForReflection
record Household(String name, String address, BigDecimal latitude, BigDecimal longitude) {

    @Override
    public String toString() {
        return "Household[secret]";
    }
}

package org.palermo.inspection.workplace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/// The sealed part of a private household: name, address and coordinates.
@RegisterForReflection
record Household(String name, String address, BigDecimal latitude, BigDecimal longitude) {

    @Override
    public String toString() {
        return "Household[secret]";
    }
}

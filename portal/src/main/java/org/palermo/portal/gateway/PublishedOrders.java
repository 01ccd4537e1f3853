package org.palermo.portal.gateway;

import java.time.LocalDate;
import java.util.List;

/// The final orders of a workplace, and the violations that they name.
public record PublishedOrders(String osId, List<Published> items) {

    /// @param order what was ordered, a code
    public record Published(String code, String text, String statute, String order, boolean complied, LocalDate finalOn) {}
}

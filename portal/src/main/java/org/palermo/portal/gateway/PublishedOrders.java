package org.palermo.portal.gateway;

import java.time.LocalDate;
import java.util.List;

/// The final orders and penalties of a workplace, and their violations.
public record PublishedOrders(String osId, List<Published> items) {

    /// @param order what was ordered, a code; null for a penalty
    public record Published(String code, String text, String statute, String order, boolean complied, LocalDate finalOn) {}
}

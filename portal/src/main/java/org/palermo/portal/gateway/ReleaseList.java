package org.palermo.portal.gateway;

import java.util.List;

/// The quarters whose statistics are published, the latest release first.
public record ReleaseList(List<Item> items) {

    /// @param quarter as in `2026-Q4`
    public record Item(String quarter, int revision) {}

    boolean has(String quarter) {
        return items.stream().anyMatch(item -> item.quarter().equals(quarter));
    }
}

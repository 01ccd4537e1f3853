package org.palermo.portal.gateway;

import java.util.List;

/// Which quarters' statistics are published, the latest taken first.
public record ReleaseList(List<Item> items) {

    /// @param quarter as in `2026-Q4`
    public record Item(String quarter, int revision) {}
}

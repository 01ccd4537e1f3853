package org.palermo.referral.mechanism;

import org.palermo.referral.profile.ServiceCategory;

/// A category came to be served better or worse in a region.
record CategoryChange(String region, ServiceCategory category, CategoryState before, CategoryState after) {

    /// What a notice of it is called.
    String notice() {
        if (after.compareTo(before) > 0) {
            return "ESSENTIAL_SERVICE_OPEN";
        }
        return after == CategoryState.NOT_OPERATIONAL ? "ESSENTIAL_SERVICE_CLOSED" : "ESSENTIAL_SERVICE_PARTIAL";
    }

    /// What people call it.
    String reference() {
        return region + " " + category;
    }
}

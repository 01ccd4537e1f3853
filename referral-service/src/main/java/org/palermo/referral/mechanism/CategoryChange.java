package org.palermo.referral.mechanism;

import java.util.Optional;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.ServiceCategory;

/// A category came to be served better or worse in a region.
record CategoryChange(String region, ServiceCategory category, CategoryState before, CategoryState after) {

    /// What a notice of it is called: of an essential category each change, of one that is only required that the last of it
    /// has closed or the first opened again.
    Optional<String> notice(Profile law) {
        if (law.essentialCategories().contains(category)) {
            return Optional.of("ESSENTIAL_SERVICE_" + became());
        }
        boolean lostOrRegained = before == CategoryState.NOT_OPERATIONAL || after == CategoryState.NOT_OPERATIONAL;
        return Optional.of("REQUIRED_SERVICE_" + became()).filter(notice -> lostOrRegained && law.requiredCategories().contains(category));
    }

    private String became() {
        if (after.compareTo(before) > 0) {
            return "OPEN";
        }
        return after == CategoryState.NOT_OPERATIONAL ? "CLOSED" : "PARTIAL";
    }

    /// What people call it.
    String reference() {
        return region + " " + category;
    }
}

package org.palermo.referral.mechanism.status;

import java.util.Optional;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.ServiceCategory;

/// The service of a category in a region got better or worse.
public record CategoryChange(String region, ServiceCategory category, CategoryState before, CategoryState after) {

    /// The kind of notice. For an essential category every change is notified; for another required category only the loss of the last
    /// service or the return of the first.
    public Optional<String> notice(Profile law) {
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

    /// The reference that people use.
    public String reference() {
        return region + " " + category;
    }
}

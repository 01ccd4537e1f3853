package org.palermo.shelter.availability;

import java.util.List;
import org.palermo.kernel.territory.Country;

/// A checked and counted question: who needs what, and where to look.
///
/// @param stay starts tonight when no night was given
public record Question(Country country, SearchedAreas searched, Stay stay) {

    /// The requested area. Unmet need is counted under it.
    public String area() {
        return searched.asked().code();
    }

    /// The areas to search, without those to avoid.
    public List<String> areas() {
        return searched.codes();
    }
}

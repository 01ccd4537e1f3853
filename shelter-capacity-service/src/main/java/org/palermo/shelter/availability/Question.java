package org.palermo.shelter.availability;

import java.util.List;
import org.palermo.kernel.territory.Country;

/// A question that was checked and counted: who needs what, and where to look.
///
/// @param stay from tonight on where no night was said
public record Question(Country country, SearchedAreas searched, Stay stay) {

    /// The area that was asked for; what stays unmet is counted under it.
    public String area() {
        return searched.asked().code();
    }

    /// The areas to look into, without those to avoid.
    public List<String> areas() {
        return searched.codes();
    }
}

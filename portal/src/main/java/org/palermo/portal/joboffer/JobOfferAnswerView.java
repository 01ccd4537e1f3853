package org.palermo.portal.joboffer;

import java.util.List;

/// The answer as it is shown.
///
/// @param lead how many items differ
/// @param lines where to ask without danger
public record JobOfferAnswerView(String lead, List<Item> items, List<Line> lines) {

    /// @param look of the tag
    /// @param todo what to do, or null
    public record Item(String id, String title, String answer, String look, String because, String todo) {}

    /// @param web null when there is none
    public record Line(String country, String name, String phone, String web) {}
}

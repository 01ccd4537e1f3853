package org.palermo.portal.joboffer;

import java.util.List;

/// The form as it is shown.
///
/// @param parts its questions, in groups
/// @param problem what is wrong with the whole, or null
/// @param errors the fields to correct
public record JobOfferPage(List<Part> parts, String problem, List<Wrong> errors) {

    /// @param title null for a part without one
    public record Part(String id, String title, String hint, List<Question> questions) {}

    /// @param kind `text`, `select`, `radios` or `money`
    /// @param currency the chosen currency, for `money`
    /// @param wrong what it must be, or null
    public record Question(String id, String kind, String label, String hint, String value, List<Option> options, String currency,
            String wrong) {}

    public record Option(String value, String label, boolean chosen) {}

    public record Wrong(String id, String text) {}
}

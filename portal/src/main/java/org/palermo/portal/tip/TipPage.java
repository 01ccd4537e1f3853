package org.palermo.portal.tip;

import java.util.List;

/// The form as one reader sees it.
///
/// @param problem why it was not sent, in words; null when it was not tried
/// @param wrong the fields that must be corrected
record TipPage(List<Option> countries, List<Option> placeKinds, List<Option> concerns, TipForm form, String problem, List<String> wrong) {

    /// An answer that can be chosen.
    record Option(String value, String label, boolean chosen) {}
}

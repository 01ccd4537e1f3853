package org.palermo.portal.statistics;

import java.util.List;
import org.palermo.portal.gateway.DisclosureControl;

/// Services that could not be reached, as shown on the page.
///
/// @param title with the country
/// @param filters what the reader can choose
/// @param charts empty when the figures can't be shown
/// @param control null when the figures are exact, or there are none
/// @param said why there are no figures, or which of them can be chosen; or null
record UnreachedPage(String title, List<Filter> filters, List<ChartView> charts, DisclosureControl control, String said) {}

/// The page that a ministry opens each morning: how the mechanism stands, which cases wait, where there is a place
/// tonight, what inspectors found.
///
/// Each panel lives by itself: one whose service is away says so, one that the person's role does not include is left
/// out, and the others stay.
package org.palermo.portal.morning;

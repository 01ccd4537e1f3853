/// The page that a ministry opens each morning: the state of the mechanism, the cases that wait, the places free tonight,
/// and what inspectors found.
///
/// Each panel stands alone. If its service is away, the panel says so. If the reader's role does not include it, the panel
/// is left out. The other panels still show.
package org.palermo.portal.morning;

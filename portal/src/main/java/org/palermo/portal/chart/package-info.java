/// Pictures of released figures, worked out on the server: bars, and a map of tiles. A hidden figure looks like nothing else and never
/// like zero. Who shows a chart puts its table and a text that says the same beside it.
package org.palermo.portal.chart;

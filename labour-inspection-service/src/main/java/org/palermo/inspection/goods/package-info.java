/// The list of goods produced with child or forced labour (US Department of Labor), by country: the risk that a supply
/// chain starts with.
package org.palermo.inspection.goods;

/// The list of goods produced with child labour or forced labour (US Department of Labor), by country. It shows with which goods a
/// supply chain may begin with exploitation.
package org.palermo.inspection.goods;

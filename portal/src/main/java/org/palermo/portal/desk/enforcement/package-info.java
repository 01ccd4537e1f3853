/// Findings with their violations and persons, evidence, orders and penalties of labour inspection.
package org.palermo.portal.desk.enforcement;

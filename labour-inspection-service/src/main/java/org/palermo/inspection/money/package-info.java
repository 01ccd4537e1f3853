/// Amounts of money, in minor units with their currency.
package org.palermo.inspection.money;

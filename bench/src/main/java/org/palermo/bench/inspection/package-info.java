/// A day of labour inspection in a country of 500,000 workplaces.
package org.palermo.bench.inspection;

/// What a ministry sees: places by region, and unmet need (A/75/289, 53a). Places are counted exactly; unmet need goes through
/// disclosure control, week by week.
package org.palermo.shelter.capacity;

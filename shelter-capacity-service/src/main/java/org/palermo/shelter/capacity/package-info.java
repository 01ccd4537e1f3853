/// What a ministry sees: places by region, and what was asked for and found nowhere (A/75/289, 53a). Places are counted
/// exactly; what survivors asked for goes through disclosure control, week by week.
package org.palermo.shelter.capacity;

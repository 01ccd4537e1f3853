/// The operational indicators of trafficking for labour exploitation of the ILO and the European Commission (2009): the published
/// list, and their rule, which is only in {@link Screening}.
package org.palermo.inspection.indicator;

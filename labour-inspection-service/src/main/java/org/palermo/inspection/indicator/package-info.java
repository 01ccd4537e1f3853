/// The operational indicators of trafficking of the ILO and the European Commission (2009), labour exploitation: the
/// list as published, and the one place that holds their rule, {@link Screening}.
package org.palermo.inspection.indicator;

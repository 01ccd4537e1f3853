/// The operational indicators of trafficking of the ILO and the European Commission (2009), as far as a referral names them. Labour
/// inspection screens by the same published list; its rule is there, and the authority decides without it.
package org.palermo.referral.casefile.indicator;

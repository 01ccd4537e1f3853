/// The operational status of the national referral mechanism: providers, their service lines, and what follows from
/// them for each region and the country (A/75/289, 25-27, 53a). The rule stands in {@link MechanismStatus} alone.
/// Every change of a line's state, and of what it offers, is kept, so the status is known at any past instant; what is
/// served follows from them in the database (V1302), and the ministry is told when a required category goes or comes back.
package org.palermo.referral.mechanism;

/// The operational status of the national referral mechanism: providers, their service lines, and what follows from
/// them for each region and the country (A/75/289, 25-27, 53a). The rule stands in {@link MechanismStatus} alone.
/// Every change of a line's state is kept, so the status is known at any past instant.
package org.palermo.referral.mechanism;

/// The operational status of the national referral mechanism: providers, their service lines, and the status that follows for each region
/// and the country (A/75/289, 25-27, 53a). The rule is in {@link org.palermo.referral.mechanism.status.MechanismStatus} alone.
///
/// - `provider`: the register of the organisations that take part in the mechanism
/// - `serviceline`: the services that they offer, with their states and descriptions through time
/// - `status`: the status of the mechanism, now, at a past instant and over time
/// - `country`: the countries of the installation, with their regions and law profiles
///
/// `serviceline` depends on `provider` and `status`: a line belongs to a provider, and a change of its state may change the status.
package org.palermo.referral.mechanism;

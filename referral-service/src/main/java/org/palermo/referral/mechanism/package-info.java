/// The operational status of the national referral mechanism: providers, their service lines, and the status that follows for each region
/// and the country (A/75/289, 25-27, 53a). The rule is in {@link MechanismStatus} alone. Every change of a line's state and description is
/// kept, so the status at any past instant is known. The database derives the served categories from them
/// (`V1002__access_to_services.sql`), and the ministry is notified when a required category is lost or returns.
package org.palermo.referral.mechanism;

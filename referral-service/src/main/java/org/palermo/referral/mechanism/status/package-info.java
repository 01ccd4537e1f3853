/// The status of the mechanism. The database derives the served categories from the states of the service lines
/// (`V1002__access_to_services.sql`); {@link MechanismStatus} alone computes the status of regions and countries from them.
package org.palermo.referral.mechanism.status;

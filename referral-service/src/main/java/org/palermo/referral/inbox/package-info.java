/// What other services tell this one. Each event has an effect once; what is personal in it comes encrypted to a key
/// that this service alone has.
package org.palermo.referral.inbox;

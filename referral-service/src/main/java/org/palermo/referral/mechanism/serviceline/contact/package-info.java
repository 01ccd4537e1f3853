/// The contact of a service line: how it is reached, when it is open, and whom it takes.
package org.palermo.referral.mechanism.serviceline.contact;

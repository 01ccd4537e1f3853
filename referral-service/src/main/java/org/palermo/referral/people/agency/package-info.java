/// An agency whose people are managed here: what the register says of it, and the roles that its people may hold.
package org.palermo.referral.people.agency;

/// The waitlist. A place that becomes free is held for the first in line whom it fits, for a fixed time, as a hold like any other.
/// First come, first served; people in danger have a limited head start, see {@link WaitlistEntry}. An offer that lapses moves its
/// entry to the end of the line.
package org.palermo.shelter.waitlist;

/// Those who wait for a place. A place that comes free is held for the first in line whom it fits, for a time of its own; the
/// hold is theirs as any other. First come, first served; who is in danger has a bounded head start, see
/// {@link WaitlistEntry}. An offer that lapses goes to the end of the line.
package org.palermo.shelter.waitlist;

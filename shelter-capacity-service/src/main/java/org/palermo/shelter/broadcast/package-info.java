/// Broadcasts: when a search finds nothing, the shelters that could take the people are asked. At each shelter somebody on call is
/// alerted, and the next person when nobody acknowledges. The first shelter that accepts holds places for the asker, in the
/// transaction of its answer, and the others are told that it is over. The asker learns that somebody has seen the broadcast, and
/// later of a hold or that no shelter accepted; never which shelters were asked, nor how many. A broadcast that is still open at
/// its deadline is counted as unmet need.
package org.palermo.shelter.broadcast;

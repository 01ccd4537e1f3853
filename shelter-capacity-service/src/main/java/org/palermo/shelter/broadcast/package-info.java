/// Nothing was found, so the shelters that could take them are asked. Somebody on call is alerted at each, the next when
/// nobody acknowledges; the first that says yes holds places for who asked, in the transaction of its answer, and the others
/// are told that it is over. Who asked learns that it was seen, and later what is held for them or that nobody could; never
/// who was asked, nor how many. What is still open at its deadline is counted as unmet.
package org.palermo.shelter.broadcast;

/// Journeys through the running suite: what users do from outside, and what the suite owes them when processes die.
///
/// Every journey creates the people, places and visits that it needs and leaves all others alone. So the order matters only
/// when one journey kills what another needs: those come last.
package org.palermo.systemtest;

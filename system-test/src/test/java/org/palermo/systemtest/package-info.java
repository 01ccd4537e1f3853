/// Journeys over the running suite: what its users do, from outside, and what it owes them when processes die.
///
/// Every journey makes the people, places and visits that it needs and leaves the others alone, so the order matters
/// only where one kills what another needs: those come last.
package org.palermo.systemtest;

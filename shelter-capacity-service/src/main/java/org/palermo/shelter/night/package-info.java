/// The order of locks for everything that gives or limits places: the shelter's nights by date, then its offer profile, then its
/// places by id. A transaction that needs several shelters locks them by id. A transaction that needs nights and the profile never
/// locks the profile first. This order prevents deadlocks.
package org.palermo.shelter.night;

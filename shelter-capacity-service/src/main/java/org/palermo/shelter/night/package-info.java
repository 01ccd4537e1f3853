/// The order in which whatever gives or limits places takes its locks: the shelter's nights by date, then its offer
/// profile, then its places by id. Who needs several shelters takes them by id, and who needs nights and profile never
/// takes the profile first. So nobody ever waits in a circle.
package org.palermo.shelter.night;

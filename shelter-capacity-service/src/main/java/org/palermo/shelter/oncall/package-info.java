/// Who is called when a shelter is asked at night: shifts in turns, and messages to who is on call, which hold a reference
/// and nothing else. How somebody is reached is sealed; who calls her (a broadcast, a placement that nobody answers) names
/// the shelter and the turn, in SQL, and never learns whom.
package org.palermo.shelter.oncall;

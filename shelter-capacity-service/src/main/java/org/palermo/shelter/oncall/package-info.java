/// Who is called when a shelter is asked at night: shifts in turns, and messages to people on call, which contain only a reference.
/// Contact data is sealed. Components that call somebody (a broadcast, a placement that nobody answers) name the shelter and the
/// turn, in SQL, and never learn whom they call.
package org.palermo.shelter.oncall;

/// Events that other services send to this one. Each event takes effect once.
package org.palermo.shelter.inbox;

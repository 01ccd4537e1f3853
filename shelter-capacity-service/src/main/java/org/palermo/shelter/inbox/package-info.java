/// What other services tell this one. Each event has an effect once.
package org.palermo.shelter.inbox;

/// Placements and stays, from both sides: who asked for the place, and the shelter.
package org.palermo.portal.desk.stay;

/// How accepted people reach the shelter, and to whom its address is released.
package org.palermo.shelter.placement.handover;

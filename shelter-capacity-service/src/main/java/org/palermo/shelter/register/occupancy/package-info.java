/// How many people are in a shelter, how many places it may give, and what follows for each night.
package org.palermo.shelter.register.occupancy;

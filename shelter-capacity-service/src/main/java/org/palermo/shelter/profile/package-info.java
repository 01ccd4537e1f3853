/// Terms and thresholds of shelter capacity as data; no such number is a constant in code.
package org.palermo.shelter.profile;

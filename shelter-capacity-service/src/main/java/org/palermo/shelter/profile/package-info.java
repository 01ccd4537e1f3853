/// Terms and thresholds of shelter capacity as data; the code contains no such number.
package org.palermo.shelter.profile;

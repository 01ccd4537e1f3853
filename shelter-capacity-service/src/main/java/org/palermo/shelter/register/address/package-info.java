/// The secret address of a shelter: sealed when it is written, and opened only where it was released.
package org.palermo.shelter.register.address;

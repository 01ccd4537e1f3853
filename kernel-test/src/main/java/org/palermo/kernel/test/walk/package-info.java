/// Calls of every operation of a service as every caller, and what they check of access and audit.
package org.palermo.kernel.test.walk;

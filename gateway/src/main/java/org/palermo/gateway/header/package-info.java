/// Headers: which are valid, which reach an origin or a caller, and which the gateway adds.
package org.palermo.gateway.header;

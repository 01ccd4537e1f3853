/// How much one caller may use: requests, open streams, and memory for bodies.
package org.palermo.gateway.limit;

/// Connections from outside: how many there may be, how long they may rest, and the address of the caller.
package org.palermo.gateway.connection;

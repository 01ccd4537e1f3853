/// Passes a request on to its origin and the answer back, within the time limits, and breaks it off when its subject is
/// suspended.
package org.palermo.gateway.proxy;

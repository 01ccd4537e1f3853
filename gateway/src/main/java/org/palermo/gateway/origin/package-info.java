/// The connections to the applications behind the gateway, and the breaker that stops requests to one that fails.
package org.palermo.gateway.origin;

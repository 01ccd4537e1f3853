/// The gateway beside HAProxy, with a client that costs as little as possible.
package org.palermo.bench.gateway;

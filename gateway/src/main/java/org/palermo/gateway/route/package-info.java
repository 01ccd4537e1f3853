/// The route table: which hosts and paths are served, by which origin, and with which limits.
package org.palermo.gateway.route;

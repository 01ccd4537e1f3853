/// The settings of the gateway.
package org.palermo.gateway.config;

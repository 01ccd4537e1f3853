/// The OpenAPI document of the whole suite, and the pages that the gateway serves itself.
package org.palermo.gateway.openapi;

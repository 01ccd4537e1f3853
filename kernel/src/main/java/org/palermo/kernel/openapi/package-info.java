/// What the OpenAPI documents of all services say alike.
package org.palermo.kernel.openapi;

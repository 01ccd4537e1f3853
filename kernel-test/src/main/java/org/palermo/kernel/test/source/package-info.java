/// Rules for the classes, sources and statements of a service.
package org.palermo.kernel.test.source;

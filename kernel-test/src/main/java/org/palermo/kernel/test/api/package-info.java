/// Rules for the API documents of a service, and for the page on access.
package org.palermo.kernel.test.api;

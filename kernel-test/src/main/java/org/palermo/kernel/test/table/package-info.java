/// Rules for the tables of a service.
package org.palermo.kernel.test.table;

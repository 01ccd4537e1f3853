/// SQL on the session of the current transaction: statements as constants, rows as records.
package org.palermo.kernel.sql;

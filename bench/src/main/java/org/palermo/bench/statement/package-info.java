/// The SQL statements of one request, recorded and repeated.
package org.palermo.bench.statement;

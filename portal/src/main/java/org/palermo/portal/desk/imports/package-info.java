/// Files of case data that are imported.
package org.palermo.portal.desk.imports;

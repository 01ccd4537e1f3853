/// The forms that send a list or a register's file, what came of it, and the files that come back.
package org.palermo.portal.desk.inspection.list;

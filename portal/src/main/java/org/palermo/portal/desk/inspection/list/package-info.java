/// The form that sends a list of workplaces, and the file of its rejected rows.
package org.palermo.portal.desk.inspection.list;

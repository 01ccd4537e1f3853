/// What administrators of the mechanism and of organisations set up.
package org.palermo.portal.desk.administration;

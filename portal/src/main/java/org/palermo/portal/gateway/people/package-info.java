/// The people of an organisation: invited, given roles, suspended, reviewed.
package org.palermo.portal.gateway.people;

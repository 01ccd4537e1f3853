/// Public pages from the country's data: contact, privacy notice, accessibility statement.
package org.palermo.portal.information;

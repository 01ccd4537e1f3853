/// What everybody may read of inspections.
package org.palermo.portal.published;

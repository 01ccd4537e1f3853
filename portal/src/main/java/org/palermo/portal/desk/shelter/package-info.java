/// Shelters: what their managers record, and what capacity authorities see.
package org.palermo.portal.desk.shelter;

/// The texts of the pages made by hand in each language, checked when the portal is built. A country's own words for them are read
/// when the portal starts ({@link org.palermo.portal.message.OwnMessages}).
package org.palermo.portal.message;

/// The texts of the pages in each language, checked when the portal is built.
package org.palermo.portal.message;

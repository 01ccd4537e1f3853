/// The page before the sign-in, with the public data, and the page after the sign-out.
package org.palermo.portal.start;

/// The page before the sign-in, with what is public, and the page after the sign-out.
package org.palermo.portal.start;

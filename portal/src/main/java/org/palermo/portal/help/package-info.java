/// Help for people who are signed in: what their roles do here, and the first steps.
package org.palermo.portal.help;

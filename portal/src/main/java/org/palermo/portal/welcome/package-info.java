/// The screens for a first sign-in: what the reader's roles do here.
package org.palermo.portal.welcome;

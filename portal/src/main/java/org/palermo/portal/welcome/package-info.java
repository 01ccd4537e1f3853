/// The screens that a first sign-in begins with: what the reader's roles do here.
package org.palermo.portal.welcome;

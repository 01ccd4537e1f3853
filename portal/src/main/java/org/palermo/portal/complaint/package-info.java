/// The public page on which anybody complains about a workplace, without an account.
package org.palermo.portal.complaint;

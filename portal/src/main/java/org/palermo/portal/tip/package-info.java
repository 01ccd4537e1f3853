/// The public page on which anybody tells labour inspection what she has seen, without an account.
package org.palermo.portal.tip;

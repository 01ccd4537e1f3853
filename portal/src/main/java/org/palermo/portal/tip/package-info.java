/// The public page on which anybody sends a tip to labour inspection, without an account.
package org.palermo.portal.tip;

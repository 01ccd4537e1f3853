/// The referral of a person: what a first responder sends, and the receipt.
package org.palermo.portal.gateway.referral;

/// The pages on which an agency's administrator keeps the accounts of its people. What she may do is decided by the
/// referral service; the pages ask it and show what it says.
package org.palermo.portal.people;

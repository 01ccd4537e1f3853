/// The pages on which an agency's administrator manages the agency's accounts. The referral service decides what the
/// administrator may do; the pages show its answer.
package org.palermo.portal.people;

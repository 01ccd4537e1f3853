/// Who the people are whose accesses the audit records: their names at work and their organisations, for those who watch, and the
/// inquiries into what they have seen.
package org.palermo.referral.people.watched;

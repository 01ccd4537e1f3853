/// Access logs for auditors and data protection officers.
package org.palermo.referral.audit;

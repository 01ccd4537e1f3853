/// What would be erased because its retention period is over, and what must be kept, for data protection officers and auditors.
package org.palermo.referral.retention;

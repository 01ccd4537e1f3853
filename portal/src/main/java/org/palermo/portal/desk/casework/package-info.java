/// Work on a case: its records, referrals to other organisations, records that are addressed to an organisation, compensation.
package org.palermo.portal.desk.casework;

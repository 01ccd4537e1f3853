/// Who has seen what, for auditors and data protection officers.
package org.palermo.inspection.audit;

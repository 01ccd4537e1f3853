/// Who has read or written what, for auditors and data protection officers.
package org.palermo.shelter.audit;

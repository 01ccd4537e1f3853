/// What would go because its time is over, and what must stay, for data protection officers and auditors.
package org.palermo.inspection.retention;

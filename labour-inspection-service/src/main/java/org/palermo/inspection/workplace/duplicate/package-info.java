/// Two records that may be one workplace: noticed, suggested, merged, split or kept apart.
package org.palermo.inspection.workplace.duplicate;

/// Changes of one workplace: edited, moved, closed and opened again.
package org.palermo.inspection.workplace.change;

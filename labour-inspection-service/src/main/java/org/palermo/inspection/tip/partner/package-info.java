/// Tips from partners, such as banks: their agreements, their credentials and what they send.
package org.palermo.inspection.tip.partner;

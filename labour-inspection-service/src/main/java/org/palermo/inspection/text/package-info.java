/// What every text that a caller writes is held to, and how a submission is recognised when it comes again.
package org.palermo.inspection.text;

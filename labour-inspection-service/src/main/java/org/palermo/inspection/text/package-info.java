/// A constraint for all text that callers send, and digests that recognise a repeated submission.
package org.palermo.inspection.text;

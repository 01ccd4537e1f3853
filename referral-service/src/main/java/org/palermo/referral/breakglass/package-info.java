/// Break-glass access to case files of other organisations. Package `casefile` defines which files can be opened and what is shown.
package org.palermo.referral.breakglass;

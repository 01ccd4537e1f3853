/// Job orders that an agency recruits for, with the wage that was promised.
package org.palermo.inspection.recruitment.joborder;
